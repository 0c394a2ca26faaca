// Decisions on a single claim: it counts, it does not, it says something else, it was missed.
import { get } from "../api";
import type { DialogOptions } from "../dialog";
import { type Child, find, h } from "../dom";
import { Offsets } from "../offsets";
import { _ } from "../strings";
import { toast } from "../toast";
import { choice, field, readValue, type Value, valueFields } from "../values";
import { type Decision, decide } from "./decide";
import { chosen, line } from "./evidence";
import { properties, why, whyField } from "./whole";

export interface Speaker {
  name: string;
  kind: string;
  org: string | null;
}
export interface Claim {
  id: string;
  document: string;
  part: string;
  incident: string | null;
  property: string;
  value: Value;
  start: number;
  end: number;
  quote: string;
  stance: string;
  certainty: string;
  speaker: Speaker;
  via: string[];
  responsibility: boolean;
}

const stances = (): [string, string][] => [
  ["asserts", _("asserts")],
  ["denies", _("denies")],
  ["doubts", _("doubts")],
];
const certainties = (): [string, string][] => [
  ["stated", _("stated")],
  ["likely", _("likely")],
  ["possible", _("possible")],
];
const kinds = (): [string, string][] => [
  ["government", _("government")],
  ["military", _("military")],
  ["police", _("police")],
  ["armed_group", _("armed group")],
  ["media", _("media")],
  ["ngo", _("non-governmental organisation")],
  ["igo", _("international organisation")],
  ["medical", _("medical")],
  ["witness", _("witness")],
  ["expert", _("expert")],
  ["anonymous", _("anonymous")],
  ["victim_family", _("family of victims")],
  ["other", _("other")],
];

interface Picked {
  id: string;
  on: string;
}

/** The claim that is chosen and its incident, or null after saying that none is. */
function picked(): Picked | null {
  const id = chosen();
  const on = id && find(`.claim-line[data-claim="${CSS.escape(id)}"]`, HTMLElement);
  if (id !== null && on) return { id, on: on.dataset.incident ?? "" };
  toast(_("Choose a claim first: n and p step through them."), { tone: "warn" });
  return null;
}

const below = (id: string, act: string): string => `/claims/${encodeURIComponent(id)}${act}`;

export async function accept(): Promise<void> {
  const claim = picked();
  if (claim === null) return;
  const { id, on } = claim;
  await decide({
    on,
    below: below(id, "/accept"),
    body: (fields) => ({ why: why(fields) }),
    done: _("Claim accepted."),
    again: _("Accept the claim all the same"),
  });
}

export async function reject(): Promise<void> {
  const claim = picked();
  if (claim === null) return;
  const { id, on } = claim;
  await decide({
    on,
    below: below(id, "/reject"),
    form: (typed) => ({
      title: _("Reject this claim"),
      body: [
        line(id),
        h("p", {}, _("It stays in sight, struck, and bears on no finding.")),
        whyField(typed, true),
      ],
      act: _("Reject"),
      danger: true,
    }),
    body: (fields) => ({ why: why(fields) }),
    done: _("Claim rejected."),
    again: "",
  });
}

const held = (typed: FormData | null, name: string, other: string): string =>
  String(typed?.get(name) ?? other);

/** Fields of all that a claim says but its place in the text. */
function claimFields(claim: Claim, typed: FormData | null): Child[] {
  const all: (readonly [string, string])[] = [["occurrence", _("it happened")], ...properties()];
  const property = choice("property", all, held(typed, "property", claim.property));
  const value = h("div", { class: "stack" });
  const fill = (): void => {
    const same = property.value === held(typed, "property", claim.property);
    const read = typed && same ? readValue(property.value, typed) : null;
    const known = property.value === claim.property ? claim.value : null;
    value.replaceChildren(
      ...(valueFields(
        property.value,
        (read && read.wrong === undefined ? read.value : null) ?? known,
      ) as Node[]),
    );
  };
  property.addEventListener("change", fill);
  fill();
  const { speaker } = claim;
  const name = speaker.kind === "report" ? "" : speaker.name;
  const text = (id: string, other: string): HTMLInputElement =>
    h("input", { name: id, value: held(typed, id, other), dir: "auto", maxlength: 200 });
  return [
    field(_("Property"), property),
    value,
    h(
      "div",
      { class: "compare" },
      field(_("Stance"), choice("stance", stances(), held(typed, "stance", claim.stance))),
      field(
        _("Certainty"),
        choice("certainty", certainties(), held(typed, "certainty", claim.certainty)),
      ),
      field(_("Speaker"), text("speaker", name), _("Empty: the report's own voice")),
      field(_("Kind of speaker"), choice("kind", kinds(), held(typed, "kind", speaker.kind))),
      field(_("Speaks for"), text("org", speaker.org ?? "")),
      field(
        _("Through whom"),
        text("via", claim.via.join(", ")),
        _("Several, with commas between them"),
      ),
    ),
  ];
}

/** What is sent of a claim; a string where something is missing. */
function claimOf(claim: Claim, fields: FormData): Record<string, unknown> | string {
  const said = (name: string): string => String(fields.get(name) ?? "").trim();
  const read = readValue(said("property"), fields);
  if (read.wrong !== undefined) return read.wrong;
  const speaker = said("speaker")
    ? { name: said("speaker"), kind: said("kind"), org: said("org") || null }
    : null;
  return {
    property: said("property"),
    value: read.value,
    start: claim.start,
    end: claim.end,
    stance: said("stance"),
    certainty: said("certainty"),
    speaker,
    via: said("via")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  };
}

const BLANK: Claim = {
  id: "",
  document: "",
  part: "",
  incident: null,
  property: "killed",
  value: null,
  start: 0,
  end: 0,
  quote: "",
  stance: "asserts",
  certainty: "stated",
  speaker: { name: "", kind: "report", org: null },
  via: [],
  responsibility: false,
};

/** A claim that says nothing yet, in the words given. */
export const blank = (where: { start: number; end: number; text: string }): Claim => ({
  ...BLANK,
  start: where.start,
  end: where.end,
  quote: where.text,
});

const quoted = (claim: Claim): HTMLElement => h("blockquote", { dir: "auto" }, claim.quote);

export async function correct(): Promise<void> {
  const chosen = picked();
  const document_ = find("[data-text]", HTMLElement)?.dataset.text;
  if (chosen === null || !document_) return;
  const { id, on } = chosen;
  const { value } = await get<{ claims: Claim[] }>(`/documents/${encodeURIComponent(document_)}`);
  const claim = value.claims.find((one) => one.id === id);
  if (!claim) return;
  await decide({
    on,
    below: below(id, "/correct"),
    form: (typed): DialogOptions => ({
      title: _("Correct this claim"),
      body: [quoted(claim), ...claimFields(claim, typed), whyField(typed, true)],
      act: _("Correct"),
      wide: true,
    }),
    body: (fields) => {
      if (!fields) return _("Give a value.");
      const said = claimOf(claim, fields);
      return typeof said === "string" ? said : { claim: said, why: why(fields) };
    },
    done: _("Claim corrected; what was read is kept, struck."),
    again: "",
  });
}

/** A happening that the document tells of. */
export interface Part {
  incident: string;
  part: string;
  words: string;
}

/** A claim that was missed. Its words are those selected, or are typed and looked for. */
export async function add(document_: string, parts: readonly Part[], words: Claim | null) {
  const first = parts[0];
  if (!first) return;
  const empty = words ?? { ...BLANK, document: document_ };
  const where = (typed: FormData | null): Child =>
    parts.length > 1
      ? field(
          _("Tells of"),
          choice(
            "part",
            parts.map((one) => [one.part, one.words] as const),
            held(typed, "part", first.part),
          ),
        )
      : null;
  const quote = (typed: FormData | null): Child =>
    words
      ? quoted(words)
      : field(
          _("Words of the document, exactly"),
          h(
            "textarea",
            { name: "words", rows: 2, required: true, dir: "auto" },
            held(typed, "words", ""),
          ),
        );
  const decision: Decision = {
    on: first.incident,
    below: "/claims",
    form: (typed): DialogOptions => ({
      title: _("Add a claim"),
      body: [quote(typed), where(typed), ...claimFields(empty, typed), whyField(typed, false)],
      act: _("Add"),
      wide: true,
    }),
    body: (fields) => {
      if (!fields) return _("Give a value.");
      const spot = words ?? located(held(fields, "words", ""));
      if (typeof spot === "string") return spot;
      const said = claimOf({ ...empty, start: spot.start, end: spot.end }, fields);
      if (typeof said === "string") return said;
      const part = parts.find((one) => one.part === held(fields, "part", first.part)) ?? first;
      decision.on = part.incident;
      return { document: document_, part: part.part, claim: said, why: why(fields) };
    },
    done: _("Claim added."),
    again: "",
  };
  await decide(decision);
}

/** Where the words stand in the text, in code points; a string where they do not, or not once. */
function located(words: string): { start: number; end: number } | string {
  const text = find("[data-text]", HTMLElement)?.textContent ?? "";
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return _("These words do not stand in the text; not even a blank may differ.");
  if (text.indexOf(words, at + 1) >= 0)
    return _("These words stand there several times; give more.");
  const offsets = new Offsets(text);
  return { start: offsets.toPoints(at), end: offsets.toPoints(at + words.length) };
}
