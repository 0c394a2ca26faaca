// Text with spans that are highlighted, stepped through and selected. Offsets are code points.
//
// The markup, here or from the server: stretches <span class="seg" data-claims="ID ID"> whose text
// together is the whole text; what stands inside [data-aside] (numbers, badges) is no part of it.
import { all, h } from "./dom";
import { Offsets, points } from "./offsets";
import { still } from "./theme";

export interface Spanned {
  id: string;
  start: number;
  end: number;
  /** Further classes of its stretches: "denies", "rejected". */
  kinds?: readonly string[];
  /** Its property, which gives the colour. */
  property?: string;
}

export interface Segment {
  start: number;
  end: number;
  spans: readonly Spanned[];
}

/** Cuts 0..length at every bound of a span, so that each stretch has the same spans throughout. */
export function segments(length: number, spans: readonly Spanned[]): Segment[] {
  const inside = spans.filter((one) => 0 <= one.start && one.start < one.end && one.end <= length);
  const bounds = new Set([0, length, ...inside.flatMap((one) => [one.start, one.end])]);
  const cuts = [...bounds].sort((a, b) => a - b);
  const sorted = [...inside].sort((a, b) => a.start - b.start || b.end - a.end);
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i] ?? 0;
    return { start, end, spans: sorted.filter((one) => one.start < end && start < one.end) };
  });
}

function stretch(text: string, spans: readonly Spanned[]): Node {
  if (!spans.length) return document.createTextNode(text);
  const innermost = spans.at(-1);
  const kinds = new Set(spans.flatMap((one) => one.kinds ?? []));
  return h(
    "span",
    {
      class: ["seg", ...kinds].join(" "),
      "data-claims": spans.map((one) => one.id).join(" "),
      "data-property": innermost?.property,
      "data-depth": Math.min(spans.length, 3),
    },
    text,
  );
}

/** The text as nodes. */
export function marked(text: string, spans: readonly Spanned[]): DocumentFragment {
  const offsets = new Offsets(text);
  const made = document.createDocumentFragment();
  for (const one of segments(offsets.length, spans)) {
    made.append(stretch(offsets.slice(one.start, one.end), one.spans));
  }
  return made;
}

const ids = (node: HTMLElement): string[] => (node.dataset.claims ?? "").split(" ").filter(Boolean);

/** Steps through the spans of a text that is on the page. */
export class SpanReader {
  #selected: string | null = null;

  /** @param onSelect hears of each selection, null when there is none any more. */
  constructor(
    readonly root: HTMLElement,
    readonly onSelect: (id: string | null) => void = () => {},
  ) {
    root.addEventListener("click", (event) => this.#clicked(event));
  }

  /** Ids in the order in which their spans begin. */
  get order(): string[] {
    return [...new Set(this.#stretches().flatMap(ids))];
  }

  get selected(): string | null {
    return this.#selected;
  }

  #stretches(): HTMLElement[] {
    return all(".seg[data-claims]", HTMLElement, this.root);
  }

  select(id: string | null, scroll = true): void {
    this.#selected = id;
    const nodes = this.#stretches();
    const chosen = nodes.filter((node) => id !== null && ids(node).includes(id));
    for (const node of nodes) node.classList.toggle("picked", chosen.includes(node));
    if (scroll) {
      chosen[0]?.scrollIntoView({ block: "center", behavior: still() ? "instant" : "smooth" });
    }
    this.onSelect(id);
  }

  /** The next (1) or previous (-1) span, round the end. */
  step(by: 1 | -1): void {
    const order = this.order;
    if (!order.length) return;
    const at = this.#selected === null ? -1 : order.indexOf(this.#selected);
    const next = at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length;
    this.select(order[next] ?? null);
  }

  /** A stretch of many spans gives them in turn. */
  #clicked(event: Event): void {
    const at = event.target instanceof Element ? event.target.closest(".seg[data-claims]") : null;
    if (!(at instanceof HTMLElement) || !document.getSelection()?.isCollapsed) return;
    const here = ids(at);
    const next = here[(here.indexOf(this.#selected ?? "") + 1) % here.length];
    this.select(next ?? null, false);
  }
}

/** Text nodes of the root that belong to the text. */
function texts(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("[data-aside]")
      ? NodeFilter.FILTER_REJECT
      : NodeFilter.FILTER_ACCEPT,
  );
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

/** What the reader has selected within the root, in code points; null where nothing is. */
export function selection(root: HTMLElement): { start: number; end: number; text: string } | null {
  const chosen = document.getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  let [start, text, before] = [0, "", true];
  for (const node of texts(root)) {
    if (!range.intersectsNode(node)) {
      if (before) start += points(node.data);
      continue;
    }
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (before) start += points(node.data.slice(0, from));
    if (from < to || text) before = false;
    else start += points(node.data.slice(from));
    text += node.data.slice(from, to);
  }
  return text ? { start, end: start + points(text), text } : null;
}
