// Decisions: sent with the version that was seen. Where somebody else was quicker, the reader sees
// what they did, keeps what was typed, and decides anew.
import { ApiError, type Problem, type Read, send } from "../api";
import { ask, type DialogOptions } from "../dialog";
import { type Child, h, icon } from "../dom";
import { _ } from "../strings";
import { type Act, toast } from "../toast";
import { newest, path, refresh, version } from "./state";

export interface Entry {
  id: string;
  at: string;
  by: string;
  why: string;
  what: string;
  before: string;
  after: string;
}

interface Current {
  id: string | null;
  version: string;
  history: Entry[];
}

export interface Decided {
  /** The incident as it is now: its own id, or that into which it merged; null where it is gone. */
  id: string | null;
  version: string;
  judgements: string[];
  notes: string[];
}

/** What a dialog of a decision shows, given what was typed before. */
export type Form = (typed: FormData | null) => DialogOptions;

export interface Decision {
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

const isCurrent = (told: unknown): told is Current =>
  typeof told === "object" && told !== null && "version" in told && "history" in told;

function listed(entries: readonly Entry[]): HTMLElement {
  const lines = entries.map((one) =>
    h(
      "li",
      {},
      h("strong", {}, h("bdi", {}, one.by)),
      " ",
      one.what,
      one.before || one.after ? `: ${one.before || "–"} → ${one.after || "–"}` : "",
      one.why && h("span", { class: "quiet" }, " – ", h("bdi", {}, one.why)),
    ),
  );
  return h("ul", {}, ...lines);
}

/** What others did since the page was shown. */
function told(problem: Problem): HTMLElement {
  const current = isCurrent(problem.current) ? problem.current : null;
  const known = current?.history.findIndex((one) => one.id === newest()) ?? -1;
  const since = current?.history.slice(0, known < 0 ? undefined : known) ?? [];
  return h(
    "div",
    { class: "notice conflict", "data-tone": "warn", role: "alert" },
    icon("warn"),
    h(
      "div",
      {},
      h("p", {}, h("strong", {}, _("Somebody changed this since you saw it."))),
      since.length
        ? listed(since)
        : h("p", {}, _("New reports came in, or it was put together anew.")),
      h("p", {}, _("What you typed is kept. The page behind shows it as it is now.")),
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
  let typed = drafts.get(decision.below) ?? null;
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
      finished(await sent(decision.below, body), decision);
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (typed) drafts.set(decision.below, typed);
      above = await refused(error.problem);
    }
  }
}

function sent(below: string, body: Record<string, unknown>): Promise<Read<Decided>> {
  return send<Decided>("POST", path(below), body, { etag: version(), quiet: true });
}

/** What stands above the fields when it is asked again. */
async function refused(problem: Problem): Promise<Child> {
  if (problem.status !== 412 && problem.status !== 423)
    return wrong(problem.detail || problem.title);
  const notice = problem.status === 412 ? told(problem) : wrong(problem.detail || problem.title);
  const current = isCurrent(problem.current) ? problem.current : null;
  await refresh(address(current?.id ?? null));
  return notice;
}

/** The page's own address, or that of another incident. */
function address(other: string | null): string {
  if (other === null || location.pathname.endsWith(`/${encodeURIComponent(other)}`)) {
    return location.href;
  }
  if (!location.pathname.startsWith("/incidents/")) return location.href;
  return `/incidents/${encodeURIComponent(other)}${location.search}`;
}

function finished({ value }: Read<Decided>, decision: Decision): void {
  drafts.delete(decision.below);
  const [first] = value.judgements;
  const undo: Act | null =
    first && decision.below !== "/undo"
      ? { label: _("Undo"), run: () => void undoOf(first) }
      : null;
  toast(
    [decision.done, ...value.notes].join(" "),
    undo ? { tone: "good", act: undo } : { tone: "good" },
  );
  if (value.id === null) location.assign("/incidents");
  else void refresh(address(value.id));
}

/** Takes back what was decided with that judgement. */
export function undoOf(judgement: string): Promise<boolean> {
  return decide({
    below: "/undo",
    body: () => ({ judgement }),
    done: _("Taken back."),
    again: _("Take it back"),
  });
}
