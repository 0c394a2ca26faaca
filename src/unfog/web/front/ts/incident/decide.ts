// Decisions: sent with the version that was seen. Where somebody else was quicker, the reader sees
// what they did, keeps what was typed, and decides anew.
import { ApiError, type Problem, type Read, send } from "../api";
import { ask, type DialogOptions } from "../dialog";
import { type Child, h, icon } from "../dom";
import { _, ngettext } from "../strings";
import { type Act, toast } from "../toast";
import { type Entry, entryWords } from "./entries";
import { id, path, refresh, seenAt, version } from "./state";

interface Current {
  /** The id under which it was known to the page, and that of the incident that holds it now. */
  asked: string;
  id: string | null;
  version: string;
  history: Entry[];
}

export interface Decided {
  /** The incident as it is now: its own id, or that into which it merged; null where it is gone. */
  id: string | null;
  judgements: string[];
  refused: number;
  fallen: number;
  revived: number;
}

/** What a dialog of a decision shows, given what was typed before. */
export type Form = (typed: FormData | null) => DialogOptions;

export interface Decision {
  /** The incident; by default that of the page. */
  on?: string;
  /** Below the incident's own address: "/confirm". */
  below: string;
  /** Without one, it is done at once; with a conflict, it is asked for all the same. */
  form?: Form;
  /** What is sent; a string says what is wrong with the fields. */
  body?: (fields: FormData | null) => Record<string, unknown> | string;
  done: string;
  /** The word on the button where it was done at once and somebody else was quicker. */
  again: string;
}

const drafts = new Map<string, FormData>();
const subject = (decision: Decision): string => decision.on ?? id();
const draft = (decision: Decision): string => subject(decision) + decision.below;

const isCurrent = (told: unknown): told is Current =>
  typeof told === "object" && told !== null && "version" in told && "history" in told;

const listed = (entries: readonly Entry[]): HTMLElement =>
  h("ul", {}, ...entries.map((one) => h("li", {}, ...entryWords(one))));

/** What others did since the page was shown; the latest of all, where clocks leave that open. */
function told(problem: Problem, other: string | null): HTMLElement {
  const all = isCurrent(problem.current) ? problem.current.history : [];
  const later = all.filter((one) => one.at > seenAt());
  const since = later.length ? later : all.slice(0, 1);
  return h(
    "div",
    { class: "notice conflict", "data-tone": "warn", role: "alert" },
    icon("warn"),
    h(
      "div",
      {},
      h(
        "p",
        {},
        h(
          "strong",
          {},
          other === null
            ? _("Somebody changed this since you saw it.")
            : _("Somebody changed {id} since you saw it.", { id: other }),
        ),
      ),
      since.length
        ? listed(since)
        : h("p", {}, _("New reports came in, or it was put together anew.")),
      h(
        "p",
        {},
        other === null
          ? _("What you typed is kept. The page behind shows it as it is now.")
          : _("What you typed is kept. Below stands what comes of it now."),
      ),
    ),
  );
}

function wrong(text: string): HTMLElement {
  return h("p", { class: "error", role: "alert" }, text);
}

function dialog(decision: Decision, typed: FormData | null, above: Child): DialogOptions {
  const made = decision.form?.(typed) ?? { title: decision.again, body: [], act: decision.again };
  return { ...made, body: [above, ...made.body] };
}

/** Asks for what is needed, sends it, shows what came of it. True where it was done. */
export async function decide(decision: Decision): Promise<boolean> {
  let typed = drafts.get(draft(decision)) ?? null;
  let above: Child = null;
  for (let asked = decision.form !== undefined; ; asked = true) {
    if (asked) {
      const fields = await ask(dialog(decision, typed, above));
      if (fields === null) return false;
      typed = fields;
    }
    const body = decision.body?.(typed) ?? {};
    if (typeof body === "string") {
      above = wrong(body);
      continue;
    }
    try {
      finished(await sent(decision, body), decision);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (typed) drafts.set(draft(decision), typed);
      above = await refused(error.problem, subject(decision));
    }
  }
}

function sent(decision: Decision, body: Record<string, unknown>): Promise<Read<Decided>> {
  const of = subject(decision);
  const options = { etag: version(of), quiet: true };
  return send<Decided>("POST", path(of, decision.below), body, options);
}

/** What stands above the fields when it is asked again. */
async function refused(problem: Problem, of: string): Promise<Child> {
  const said = problem.detail || problem.title;
  if (problem.status !== 412 && problem.status !== 423) return wrong(said);
  const current = isCurrent(problem.current) ? problem.current : null;
  // a decision may bear on another incident beside that of the page
  const other = current !== null && current.asked !== of ? current.asked : null;
  const notice = problem.status === 412 ? told(problem, other) : wrong(said);
  if (other === null) await refresh(address(current?.id ?? null));
  return notice;
}

/** The page's own address; where its incident has merged, that of the other one. */
function address(now: string | null): string {
  const here = location.href;
  if (!id() || now === null || now === id()) return here;
  return `/incidents/${encodeURIComponent(now)}${location.search}`;
}

/** What it did to other judgements, in words. */
export function notes({
  refused = 0,
  fallen,
  revived,
}: {
  refused?: number;
  fallen: number;
  revived: number;
}): string[] {
  const made = [
    refused &&
      ngettext(
        "{n} judgement is not followed, as it contradicts a stronger one.",
        "{n} judgements are not followed, as they contradict stronger ones.",
        refused,
      ),
    fallen &&
      ngettext(
        "{n} earlier judgement holds no more.",
        "{n} earlier judgements hold no more.",
        fallen,
      ),
    revived &&
      ngettext("{n} earlier judgement holds again.", "{n} earlier judgements hold again.", revived),
  ];
  return made.filter((one) => typeof one === "string");
}

function finished({ value }: Read<Decided>, decision: Decision): void {
  drafts.delete(draft(decision));
  const [first] = value.judgements;
  const now = value.id ?? subject(decision);
  const act: Act | null =
    first && decision.below !== "/undo"
      ? { label: _("Undo"), run: () => void undoOf(first, now) }
      : null;
  toast([decision.done, ...notes(value)].join(" "), { tone: "good", ...(act ? { act } : {}) });
  if (value.id === null && id()) location.assign("/incidents");
  else void refresh(address(value.id));
}

/** Takes back what was decided with that judgement. */
function undoOf(judgement: string, on: string): Promise<boolean> {
  return decide({
    on,
    below: "/undo",
    body: () => ({ judgement }),
    done: _("Taken back."),
    again: _("Take it back"),
  });
}
