// One item at a time, one key a decision.
import "../app";
import { send } from "../api";
import { all, need } from "../dom";
import { summaryNode } from "../queue/finding";
import { Line } from "../queue/line";
import type { Decided, Item, Kind, Verdict } from "../queue/model";
import { pairNode, title } from "../queue/pair";
import { _, ngettext } from "../strings";
import { typeTold } from "../terms";
import { toast } from "../toast";

interface Done {
  /** What was decided: the item, and what else waited on its incident. */
  items: Item[];
  judgements: string[];
}

const root = need("#queue", HTMLElement);
const acts = need("#queue-acts", HTMLFormElement);
const why = need("#queue-why", HTMLInputElement);
const section = need("#queue-item", HTMLElement);
const heading = need("#queue-title", HTMLElement);
const body = need("#queue-body", HTMLElement);
const progress = need("#queue-progress", HTMLElement);
const undoButton = need("[data-act=queue-undo]", HTMLButtonElement);

const line = new Line(root.dataset.kind as Kind);
const done: Done[] = [];
/** Incidents that were changed from here: what waits in line shows them as they were. */
const own = new Set<string>();
let count = 0;

function busy(on: boolean): void {
  section.setAttribute("aria-busy", String(on));
  for (const button of all(".queue-buttons button", HTMLButtonElement)) button.disabled = on;
  if (!on) undoButton.disabled = !done.length;
}

function content(item: Item): [string, Node] | null {
  if (item.pair) return [title(item.pair), pairNode(item.pair, item.voices)];
  if (item.incident) return [typeTold(item.incident.label), summaryNode(item.incident)];
  return null;
}

function empty(): void {
  heading.textContent = _("Nothing is left to decide here");
  body.replaceChildren();
  for (const group of all("[data-for]", HTMLElement, acts)) group.hidden = true;
  acts.hidden = !done.length;
}

async function show(): Promise<void> {
  busy(true);
  try {
    const item = await line.head();
    const shown = item && content(item);
    if (!item || !shown) return empty();
    heading.textContent = shown[0];
    body.replaceChildren(shown[1]);
    acts.hidden = false;
    for (const group of all("[data-for]", HTMLElement, acts)) {
      group.hidden = !group.dataset.for?.split(" ").includes(item.kind);
    }
    if (item.incident)
      need("#queue-open", HTMLAnchorElement).href = `/incidents/${item.incident.incident}`;
    heading.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  } finally {
    busy(false);
  }
}

function tell(words: string): void {
  const told = ngettext("{n} decided in this sitting", "{n} decided in this sitting", count);
  progress.textContent = `${words} ${told}`;
}

/** Sends a decision on the head of the line; the next is shown once it is stored. */
async function decide(path: string, sent: object, words: string, etag?: string): Promise<void> {
  const item = line.first;
  if (!item || section.ariaBusy === "true") return;
  busy(true);
  try {
    const reason = why.value.trim();
    const { value } = await send<Decided>(
      "POST",
      path,
      { ...sent, why: reason },
      { etag: etag ?? null },
    );
    for (const one of value.changed ?? []) own.add(one);
    why.value = "";
    count += 1;
    line.shift();
    const others = item.incident ? line.drop(item.incident.incident) : [];
    done.push({ items: [item, ...others], judgements: value.judgements });
    tell(words);
  } catch {
    busy(false); // the reader was told; the item stays
    return;
  }
  await show();
}

function judge(verdict: Verdict): void {
  const item = line.first;
  if (!item?.pair) return;
  const { left, right } = item.pair;
  const words = { same: _("Same."), different: _("Different."), unsure: _("Unsure.") }[verdict];
  const settles = item.kind === "disagreement";
  const others = [left, right].filter((one) => !own.has(one.incident));
  const seen = Object.fromEntries(others.map((one) => [one.incident, one.version]));
  void decide(
    "/queue/pairs",
    { left: left.part, right: right.part, verdict, settles, seen },
    words,
  );
}

function confirm(): void {
  const one = line.first?.incident;
  if (!one) return;
  void decide(`/incidents/${one.incident}/confirm`, {}, _("Confirmed."), `"${one.version}"`);
}

async function undo(): Promise<void> {
  const last = done.pop();
  if (!last) return;
  busy(true);
  try {
    for (const judgement of last.judgements.slice(0, 1)) {
      const { value } = await send<Decided>("POST", "/queue/undo", { judgement });
      for (const one of value.changed ?? []) own.add(one);
    }
    line.unshift(...last.items);
    count -= 1;
    tell(_("Taken back."));
  } catch {
    done.push(last);
    busy(false);
    return;
  }
  await show();
}

function skip(): void {
  if (!line.first) return;
  line.shift();
  toast(_("Left for later: it comes again when the page is opened."));
  void show();
}

for (const button of all("[data-verdict]", HTMLButtonElement, acts)) {
  button.addEventListener("click", () => judge(button.dataset.verdict as Verdict));
}
const on = (act: string, run: () => void): void =>
  need(`[data-act=${act}]`, HTMLElement, acts).addEventListener("click", run);
on("queue-confirm", confirm);
on("queue-skip", skip);
on("queue-undo", () => void undo());
on("queue-reason", () => why.focus());
acts.addEventListener("submit", (event) => {
  event.preventDefault();
  heading.focus();
});
why.addEventListener("input", () => {
  why.closest(".queue-why")?.classList.toggle("open", why.value !== "");
});
why.addEventListener("keydown", (event) => {
  if (event.key === "Escape") heading.focus();
});
void show();
