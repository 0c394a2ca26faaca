// Words of the interface in the reader's language. The page carries them in a data block:
// {"Saved": "…", "{n} claim": ["…", "…"]}; what is missing there is shown in English.
// Babel finds every _("…") and ngettext("…", "…", n), so the English stands there as a literal.
import { data } from "./dom";

type Values = Readonly<Record<string, string | number>>;
type Strings = Readonly<Record<string, string | readonly string[]>>;

// the order of CLDR, which is the order of the plural forms in .po files
const FORMS = ["zero", "one", "two", "few", "many", "other"];

let read: Strings | null = null;

function strings(): Strings {
  read ??= data<Strings>("strings") ?? {};
  return read;
}

export const locale = (): string => document.documentElement.lang || "en";

const numbers = (): Intl.NumberFormat => new Intl.NumberFormat(locale());

function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? numbers().format(value) : value;
  });
}

/** `_("{what} is locked", { what })` */
export function _(text: string, values: Values = {}): string {
  const own = strings()[text];
  return filled(typeof own === "string" && own ? own : text, values);
}

function form(n: number, locale: string): number {
  const rules = new Intl.PluralRules(locale);
  const has = new Set<string>(rules.resolvedOptions().pluralCategories);
  return FORMS.filter((one) => has.has(one)).indexOf(rules.select(n));
}

/** `ngettext("{n} claim", "{n} claims", n)` */
export function ngettext(one: string, many: string, n: number, values: Values = {}): string {
  const own = strings()[one];
  const forms = Array.isArray(own) ? own : [];
  const text = forms[form(n, locale())] || [one, many][form(n, "en")] || many;
  return filled(text, { n, ...values });
}

/** A number as readers of this language write it. */
export const number = (value: number): string => numbers().format(value);
