// The pane of evidence: the words behind a cell, step by step through claims and documents.
import { all, find, h } from "../dom";
import { SpanReader } from "../spans";
import { _ } from "../strings";
import { still } from "../theme";
import { lifted, onFresh, root } from "./state";

let reader: SpanReader | null = null;

const pane = (): HTMLElement | null => find("#evidence", HTMLElement);
const body = (): HTMLElement | null => find("#evidence [data-text]", HTMLElement);

/** The claim that is chosen, if any. */
export const chosen = (): string | null => reader?.selected ?? null;

/** The address holds what is chosen, so that it stays chosen when the page is shown anew. */
function noted(id: string): void {
  const address = new URL(location.href);
  address.searchParams.set("claim", id);
  history.replaceState(null, "", address);
}

function told(id: string | null): void {
  if (id !== null) noted(id);
  const place = find("[data-told=claim-place]", HTMLElement);
  const order = reader?.order ?? [];
  if (place) {
    const n = id === null ? 0 : order.indexOf(id) + 1;
    place.textContent = n ? _("{n}/{all}", { n, all: order.length }) : "";
  }
  const card = find("[data-told=claim]", HTMLElement);
  const line = id && find(`.claim-line[data-claim="${CSS.escape(id)}"]`, HTMLElement);
  const slot = card && find("[data-slot]", HTMLElement, card);
  if (card && slot) {
    card.hidden = !line;
    if (line) slot.replaceChildren(...[...line.childNodes].map((node) => node.cloneNode(true)));
  }
  for (const one of all("[data-claims].said, [data-claim].claim-line", HTMLElement, root())) {
    const here = (one.dataset.claims ?? one.dataset.claim ?? "").split(" ");
    if (id !== null && here.includes(id)) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
}

function start(): void {
  const text = body();
  reader = text && new SpanReader(text, told);
  const picked = text && find(".seg.picked", HTMLElement, text);
  const wanted = new URLSearchParams(location.search).get("claim");
  if (picked && wanted) reader?.select(wanted, false);
}

/** On a phone the pane slides up from below. */
function show(): void {
  const one = pane();
  if (!one) return;
  one.classList.add("shown");
  find("details.greyed", HTMLDetailsElement, one)?.setAttribute("open", "");
  if (getComputedStyle(one).position !== "fixed") {
    one.scrollIntoView({ block: "nearest", behavior: still() ? "instant" : "smooth" });
  }
}

export function close(): void {
  pane()?.classList.remove("shown");
  find(".said[aria-current]", HTMLElement)?.focus();
}

/** Puts the document or claim of that address into the pane; the address holds it from then on. */
async function open(address: string): Promise<void> {
  const old = pane();
  const found = await lifted(address, "#evidence");
  if (!old || !(found instanceof HTMLElement)) return location.assign(address);
  found.classList.toggle("shown", old.classList.contains("shown"));
  old.replaceWith(found);
  history.replaceState(null, "", address);
  start();
}

const inText = (id: string): boolean => reader?.order.includes(id) ?? false;

/** Shows the words of a claim, of which the link has the address. */
export async function reveal(id: string, address: string): Promise<void> {
  if (!inText(id)) await open(address);
  show();
  reader?.select(id);
}

/** A cell of several claims gives them in turn. */
function ofCell(link: HTMLAnchorElement): void {
  const ids = (link.dataset.claims ?? link.dataset.claim ?? "").split(" ");
  const next = ids[(ids.indexOf(chosen() ?? "") + 1) % ids.length] ?? "";
  const address = new URL(link.href);
  address.searchParams.set("claim", next);
  void reveal(next, address.href);
}

/** The next document (1) or the one before it (-1), at its first or last claim. */
async function turn(by: 1 | -1): Promise<void> {
  const tabs = all("#evidence .tabs a", HTMLAnchorElement);
  const at = tabs.findIndex((one) => one.hasAttribute("aria-current"));
  const next = tabs[(at + by + tabs.length) % tabs.length];
  if (next && tabs.length > 1) await open(next.href);
}

/** Steps through the claims of all documents. */
export async function step(by: 1 | -1): Promise<void> {
  const order = reader?.order ?? [];
  const at = order.indexOf(chosen() ?? "");
  const last = by > 0 ? at === order.length - 1 : at === 0;
  if (at >= 0 && last) await turn(by);
  show();
  reader?.step(by);
}

function clicked(event: MouseEvent): void {
  const at = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !at) return;
  const link = at.closest("a.said, a.claim-line, a.toll-mark");
  const tab = at.closest("#evidence .tabs a");
  if (link instanceof HTMLAnchorElement) ofCell(link);
  else if (link instanceof SVGAElement) ofMark(link);
  else if (tab instanceof HTMLAnchorElement) void open(tab.href).then(focusTab);
  else return;
  event.preventDefault();
}

function ofMark(link: SVGAElement): void {
  const id = (link.dataset.claims ?? "").split(" ")[0] ?? "";
  void reveal(id, link.href.baseVal);
}

function focusTab(): void {
  find("#evidence .tabs a[aria-current]", HTMLElement)?.focus();
}

/** What is asked of texts that tell of many dead stays in a cookie, so that the server knows. */
function setGrey(box: HTMLInputElement): void {
  const age = box.checked ? 365 * 24 * 3600 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `grey=1; path=/; max-age=${age}; SameSite=Lax`;
}

export function setUp(): void {
  onFresh(start);
  document.addEventListener("click", clicked);
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset.set === "grey") setGrey(target);
  });
  document.addEventListener("keydown", (event) => {
    const shown = find("#evidence.shown", HTMLElement);
    if (event.key === "Escape" && shown && !find("dialog[open]", HTMLDialogElement)) close();
  });
}

/** What the reader chose, as a line for a dialog. */
export function line(id: string): HTMLElement {
  const found = find(`.claim-line[data-claim="${CSS.escape(id)}"]`, HTMLElement);
  const words = [...(found?.childNodes ?? [])].map((node) => node.cloneNode(true));
  return h("p", { class: "claim-words" }, ...words);
}
