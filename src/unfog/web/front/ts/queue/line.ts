// The line of items that wait: the next ones are fetched before they are wanted.
import { get, type Page } from "../api";
import type { Item, Kind } from "./model";

const BATCH = 8;
const FEW = 3;

export class Line {
  #items: Item[] = [];
  #next: string | null = null;
  #begun = false;
  readonly #seen = new Set<string>();
  #fetching: Promise<void> | null = null;

  constructor(readonly kind: Kind) {}

  get first(): Item | null {
    return this.#items[0] ?? null;
  }

  /** The item at the head, fetched if need be; null when all is done. */
  async head(): Promise<Item | null> {
    if (!this.#items.length) await this.#fill();
    else if (this.#items.length <= FEW) void this.#fill().catch(() => {});
    return this.first;
  }

  /** Takes the head away: it is decided, or waits until the page is opened again. */
  shift(): void {
    this.#items.shift();
  }

  /** Takes away all that waits on an incident, which was decided as a whole, and returns it. */
  drop(incident: string): Item[] {
    const gone = this.#items.filter((one) => one.incident?.incident === incident);
    this.#items = this.#items.filter((one) => !gone.includes(one));
    return gone;
  }

  /** Puts items whose decision was taken back at the head again. */
  unshift(...items: Item[]): void {
    this.#items.unshift(...items);
  }

  #fill(): Promise<void> {
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<void> {
    while (!(this.#begun && this.#next === null)) {
      const query = { kind: this.kind, limit: BATCH, after: this.#next };
      const { value } = await get<Page<Item>>("/queue", { query });
      this.#begun = true;
      this.#next = value.next;
      const fresh = value.items.filter((one) => !this.#seen.has(one.id));
      for (const one of fresh) this.#seen.add(one.id);
      this.#items.push(...fresh);
      if (fresh.length) return;
    }
  }
}
