// Fields for a value, by its property, and the value read out of them: as in the interchange format.
import { type Child, h } from "./dom";
import { _ } from "./strings";
import { typesTold } from "./terms";

export interface Count {
  low: number | null;
  high: number | null;
  unit?: string;
  of?: string;
  approx?: boolean;
  subset?: string | null;
}
export interface Days {
  start: string;
  end: string;
}
export interface Place {
  name: string;
  country: string;
  lat: number;
  lon: number;
  radius_km: number;
}
export type Value = boolean | string | readonly string[] | Count | Days | Place | null;

const COUNTS = new Set([
  "killed",
  "wounded",
  "missing",
  "captured",
  "released",
  "munitions_fired",
  "munitions_intercepted",
]);

const counted = (): [string, string][] => [
  ["people", _("people")],
  ["civilians", _("civilians")],
  ["combatants", _("combatants")],
  ["police", _("police")],
  ["soldiers", _("soldiers")],
  ["children", _("children")],
  ["staff", _("staff")],
  ["perpetrators", _("perpetrators")],
  ["munitions", _("munitions")],
];

export const isCount = (property: string): boolean => COUNTS.has(property);

const isObject = (value: Value): value is Count | Days | Place =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const asCount = (value: Value): Partial<Count> => (isObject(value) && "low" in value ? value : {});
const asDays = (value: Value): Partial<Days> => (isObject(value) && "start" in value ? value : {});

let made = 0;

/** A field with its label. */
export function field(label: string, control: HTMLElement, hint?: string): HTMLElement {
  const id = `field-${++made}`;
  control.id = id;
  const note = hint ? h("p", { class: "hint", id: `${id}-hint` }, hint) : null;
  if (note) control.setAttribute("aria-describedby", note.id);
  return h("div", { class: "field" }, h("label", { for: id }, label), control, note);
}

export function choice(
  name: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): HTMLSelectElement {
  const made = options.map(([value, label]) =>
    h("option", { value, selected: value === chosen }, label),
  );
  return h("select", { name }, ...made);
}

function countFields(value: Value): Child[] {
  const count = asCount(value);
  const number = (name: string, held: number | null | undefined): HTMLInputElement =>
    h("input", { type: "number", name, min: 0, step: 1, value: held ?? "", inputmode: "numeric" });
  return [
    h(
      "div",
      { class: "compare" },
      field(_("At least"), number("low", count.low), _("Empty: no lower end is known")),
      field(_("At most"), number("high", count.high), _("Empty: no upper end is known")),
    ),
    field(_("Who is counted"), choice("of", counted(), count.of ?? "people")),
    h(
      "label",
      { class: "check" },
      h("input", {
        type: "checkbox",
        name: "approx",
        value: "yes",
        checked: count.approx === true,
      }),
      h("span", {}, _("A round or vague number")),
    ),
  ];
}

function dayFields(value: Value): Child[] {
  const days = asDays(value);
  const day = (name: string, held: string | undefined): HTMLInputElement =>
    h("input", { type: "date", name, value: held ?? "" });
  return [
    h(
      "div",
      { class: "compare" },
      field(_("First possible day"), day("start", days.start)),
      field(_("Last possible day"), day("end", days.end), _("Empty: the same day")),
    ),
  ];
}

/** A place as it can be typed again. */
function placeText(place: Place): string {
  const country = place.country ? `, ${place.country}` : "";
  return `${place.name} at ${place.lat}, ${place.lon}${country} within ${place.radius_km} km`;
}

function words(value: Value): string {
  if (isObject(value) && "lat" in value) return placeText(value);
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value : "";
}

const hints = (): Record<string, string> => ({
  weapon: _("Several, with commas between them"),
  place: _("Gao, ML – or 16.27, -0.04 within 2 km"),
});

/** The fields of a value of `property`, filled with `value`. */
export function valueFields(property: string, value: Value): Child[] {
  if (isCount(property)) return countFields(value);
  if (property === "date") return dayFields(value);
  if (property === "occurrence") {
    return [h("p", {}, _("That it happened."))];
  }
  if (property === "type") {
    return [field(_("Value"), choice("text", typesTold(), words(value)))];
  }
  const text = h("input", { name: "text", value: words(value), dir: "auto", maxlength: 300 });
  return [field(_("Value"), text, hints()[property])];
}

const text = (fields: FormData, name: string): string => String(fields.get(name) ?? "").trim();

function countOf(fields: FormData): Count | string {
  const [low, high] = ["low", "high"].map((name) => text(fields, name));
  if (!low && !high) return _("Give at least one of the two numbers.");
  return {
    low: low ? Number(low) : null,
    high: high ? Number(high) : null,
    of: text(fields, "of") || "people",
    approx: fields.has("approx"),
  };
}

/** The value that the fields hold; in `wrong`, what is missing. */
export function readValue(
  property: string,
  fields: FormData,
): { value: Value; wrong?: undefined } | { wrong: string } {
  if (property === "occurrence") return { value: true };
  if (isCount(property)) {
    const count = countOf(fields);
    return typeof count === "string" ? { wrong: count } : { value: count };
  }
  if (property === "date") {
    const start = text(fields, "start");
    if (!start) return { wrong: _("Give the first possible day.") };
    return { value: { start, end: text(fields, "end") || start } };
  }
  const given = text(fields, "text");
  if (!given) return { wrong: _("Give a value.") };
  if (property !== "weapon") return { value: given };
  return {
    value: given
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  };
}
