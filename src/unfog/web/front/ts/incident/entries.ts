// Decisions of the past, in words.
import { type Child, h } from "../dom";
import { _ } from "../strings";
import { arrow, told, worded } from "../terms";

export interface Entry {
  id: string;
  at: string;
  by: string;
  kind: string;
  what: string;
  property: string | null;
  before: string;
  after: string;
  why: string;
  undoable: boolean;
}

const said = (): Readonly<Record<string, string>> => ({
  "pair same": _("joined what two documents tell"),
  "pair different": _("kept apart what documents tell"),
  "pair unsure": _("was unsure of a pair"),
  "claim rejected": _("rejected a claim"),
  "claim accepted": _("accepted a claim"),
  "claim added": _("added a claim"),
  "claim corrected": _("corrected a claim"),
  "value corrected": _("corrected a value"),
  "incident confirmed": _("confirmed the incident"),
  "incident completed": _("completed and locked the incident"),
  "incident reopened": _("reopened the incident"),
  "incident rejected": _("rejected it: not an incident"),
  "undo undo": _("took a decision back"),
});

/** Who did what, from what to what, and why. */
export function entryWords(one: Entry): Child[] {
  const side = (words: string): Child =>
    !words ? "–" : one.kind === "incident" ? told(words) : worded(words);
  const change: Child[] =
    one.before || one.after ? [": ", side(one.before), ` ${arrow()} `, side(one.after)] : [];
  return [
    h("strong", {}, h("bdi", {}, one.by)),
    " ",
    said()[`${one.kind} ${one.what}`] ?? one.what,
    one.property ? ` (${told(one.property.replace("_", " "))})` : "",
    ...change,
    one.why && h("span", { class: "quiet" }, " – ", h("bdi", {}, one.why)),
  ];
}
