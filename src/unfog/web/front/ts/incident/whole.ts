// Decisions on the incident as a whole, and on one of its values.
import { get } from "../api";
import { type Child, h } from "../dom";
import { _ } from "../strings";
import { english, told, typeTold, worded } from "../terms";
import { choice, field, readValue, type Value, valueFields } from "../values";
import { type Decision, decide } from "./decide";
import { id, path, rules } from "./state";

export interface Bound {
  value: number;
}
export interface Finding {
  property: string;
  of: string;
  status: string;
  words: string;
  low: Bound | null;
  best: Bound | null;
  high: Bound | null;
  alternatives: { value: Value; words: string; asserts: string[] }[];
  reviewed: { value: Value; words: string; by: string } | null;
}

/** What the form for corrections needs to know of an incident. */
interface Now {
  findings: Finding[];
  incident: { type: string };
  read: { type: string } | null;
}

/** A field for the reason. */
export function whyField(typed: FormData | null, required: boolean): HTMLElement {
  const area = h("textarea", { name: "why", rows: 3, required, dir: "auto", maxlength: 2000 });
  area.value = String(typed?.get("why") ?? "");
  return field(required ? _("Why") : _("Why (may stay empty)"), area);
}

export const why = (fields: FormData | null): string => String(fields?.get("why") ?? "").trim();

const plain = (below: string, done: string, again: string): Decision => ({
  below,
  body: (fields) => ({ why: why(fields) }),
  done,
  again,
});

export const confirm = (): Promise<boolean> =>
  decide(plain("/confirm", _("Confirmed."), _("Confirm all the same")));

export const complete = (): Promise<boolean> =>
  decide({
    ...plain("/complete", _("Completed and locked."), ""),
    form: (typed) => ({
      title: _("Complete and lock"),
      body: [
        h("p", {}, _("Nobody can decide anything on it until it is reopened.")),
        whyField(typed, false),
      ],
      act: _("Complete and lock"),
    }),
  });

export const reopen = (): Promise<boolean> =>
  decide({
    ...plain("/reopen", _("Reopened."), ""),
    form: (typed) => ({ title: _("Reopen"), body: [whyField(typed, true)], act: _("Reopen") }),
  });

export const reject = (): Promise<boolean> =>
  decide({
    ...plain("/reject", _("Rejected: not an incident."), ""),
    form: (typed) => ({
      title: _("Not an incident"),
      body: [
        h("p", {}, _("It is kept and shown as such, and left out of counts.")),
        whyField(typed, true),
      ],
      act: _("Reject"),
      danger: true,
    }),
  });

/** The machine's best value, to begin from. */
function best(finding: Finding | undefined): Value {
  if (!finding) return null;
  if (finding.reviewed) return finding.reviewed.value;
  const bound = finding.best ?? finding.high ?? finding.low;
  if (bound) return { low: bound.value, high: bound.value };
  return finding.alternatives.find((one) => one.asserts.length)?.value ?? null;
}

const PROPERTIES = (): (readonly [string, string])[] => [
  ["type", _("type")],
  ["date", _("date")],
  ["place", _("place")],
  ["perpetrator", _("by")],
  ["target", _("target")],
  ["weapon", _("weapon")],
  ["killed", _("killed")],
  ["wounded", _("wounded")],
  ["missing", _("missing")],
  ["captured", _("captured")],
  ["released", _("released")],
  ["munitions_fired", _("munitions fired")],
  ["munitions_intercepted", _("munitions intercepted")],
  ["damage", _("damage")],
  ["motive", _("motive")],
];

export const properties = PROPERTIES;

function machine(finding: Finding | undefined): HTMLElement {
  const found = finding?.words || _("nothing");
  const own = finding?.reviewed;
  return h(
    "dl",
    { class: "facts" },
    h("dt", {}, _("The register finds")),
    h("dd", {}, h("strong", {}, worded(found)), finding ? ` (${told(finding.status)})` : ""),
    own && h("dt", {}, _("Corrected until now to")),
    own && h("dd", {}, english(own.words), " – ", h("bdi", {}, own.by)),
  );
}

/** The type that was read, and the one that rules where a reviewer gave another. */
function typeNow(now: Now): HTMLElement {
  const read = now.read?.type ?? now.incident.type;
  const own = read === now.incident.type ? null : now.incident.type;
  return h(
    "dl",
    { class: "facts" },
    h("dt", {}, _("The register finds")),
    h("dd", {}, h("strong", {}, typeTold(read))),
    own && h("dt", {}, _("Corrected until now to")),
    own && h("dd", {}, typeTold(own)),
  );
}

/** What was typed, as a value; null where nothing was. */
function typedValue(property: string, typed: FormData | null): Value | undefined {
  if (!typed || typed.get("property") !== property) return undefined;
  const read = readValue(property, typed);
  return read.wrong === undefined ? read.value : undefined;
}

function correctForm(now: Now, first: string, typed: FormData | null) {
  const { findings, incident } = now;
  const chosen = String(typed?.get("property") ?? first);
  const property = choice("property", PROPERTIES(), chosen);
  const held = h("div", { class: "stack" });
  const none = h("input", {
    type: "checkbox",
    name: "none",
    value: "yes",
    checked: typed?.has("none") ?? false,
  });
  const fill = (): void => {
    const name = property.value;
    const finding = findings.find((one) => one.property === name && !one.of);
    const begun = name === "type" ? incident.type : best(finding);
    const value = typedValue(name, typed) ?? begun;
    const found = name === "type" ? typeNow(now) : machine(finding);
    held.replaceChildren(found, ...(valueFields(name, value) as Node[]));
    none.disabled = name === "type";
  };
  property.addEventListener("change", fill);
  fill();
  const body: Child[] = [
    field(_("Property"), property),
    held,
    h("label", { class: "check" }, none, h("span", {}, _("No value can be given"))),
    whyField(typed, true),
  ];
  return { title: _("Correct a value"), body, act: _("Correct") };
}

/** The reviewer's value beside the machine's, of the property given or of one to be chosen. */
export async function correct(property?: string): Promise<void> {
  const { value } = await get<Now>(path(id()), { query: { rules: rules() } });
  const first = property ?? value.findings.find((one) => one.property !== "occurrence")?.property;
  await decide({
    below: "/values",
    form: (typed) => correctForm(value, first ?? "killed", typed),
    body: (fields) => {
      if (!fields) return _("Give a value.");
      const name = String(fields.get("property"));
      const read = fields.has("none") ? { value: null } : readValue(name, fields);
      if ("wrong" in read && read.wrong !== undefined) return read.wrong;
      return { property: name, of: "", value: read.value, why: why(fields) };
    },
    done: _("Corrected; the register's own finding stands beside it."),
    again: "",
  });
}

/** The button of a finding that asks for the correction of just that. */
export function correctThis(button: Element): void {
  void correct(button.closest("[data-property]")?.getAttribute("data-property") ?? undefined);
}
