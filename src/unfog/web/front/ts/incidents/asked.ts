// Which incidents are asked for, and what of them is looked at: all of it stands in the address.
import type { Query } from "../api";

/** Parameters in the order in which the server writes them. */
const ORDER = [
  "q",
  "since",
  "until",
  "type",
  "country",
  "status",
  "review",
  "role",
  "actor",
  "outlet",
  "box",
  "dated",
  "placed",
  "sort",
  "window",
  "view",
] as const;
export type Name = (typeof ORDER)[number];
export type Change = Readonly<Partial<Record<Name, string | readonly string[] | null>>>;

/** How things are looked at, which changes nothing of what is found. */
const LOOKS: readonly Name[] = ["window", "view"];

export class Asked {
  readonly #given: ReadonlyMap<Name, readonly string[]>;

  constructor(given: Iterable<readonly [string, string]>) {
    const kept = new Map<Name, string[]>();
    for (const [name, value] of given) {
      const known = ORDER.find((one) => one === name);
      if (known && value && !(known === "sort" && value === "-date")) {
        kept.set(known, [...(kept.get(known) ?? []), value]);
      }
    }
    this.#given = kept;
  }

  static here(): Asked {
    return new Asked(new URLSearchParams(location.search));
  }

  all(name: Name): readonly string[] {
    return this.#given.get(name) ?? [];
  }

  get(name: Name): string | null {
    return this.all(name).at(-1) ?? null;
  }

  with(change: Change): Asked {
    const kept = ORDER.flatMap((name): [Name, string][] => {
      const value = name in change ? change[name] : this.all(name);
      const values = typeof value === "string" ? [value] : (value ?? []);
      return values.map((one) => [name, one]);
    });
    return new Asked(kept);
  }

  /** The parameters but those named. */
  query(...without: Name[]): Query {
    const left = ORDER.filter((name) => !without.includes(name) && this.all(name).length);
    return Object.fromEntries(left.map((name) => [name, this.all(name)]));
  }

  /** What is found, without how it is looked at. */
  found(...without: Name[]): Query {
    return this.query(...LOOKS, ...without);
  }

  get search(): string {
    const words = ORDER.flatMap((name) => this.all(name).map((value) => [name, value]));
    const text = new URLSearchParams(words).toString();
    return text && `?${text}`;
  }
}

export const same = (one: Query, other: Query): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
