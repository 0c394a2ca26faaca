// Choosing days on the timeline: by drawing across it, or by two sliders that the keyboard reaches.
import { h } from "../dom";
import { _ } from "../strings";
import type { Bin, Drawn } from "./chart";
import { after, dayOf, daysTold } from "./days";

/** First and last bin chosen; null where all are. */
export type Range = readonly [number, number] | null;

export interface BrushOptions {
  /** `done` once the hand has come to rest. */
  onChange: (range: Range, done: boolean) => void;
}

type End = 0 | 1;

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export class Brush {
  readonly node = h("div", { class: "inc-brush", dir: "ltr" });
  readonly #shades = [h("div", { class: "inc-shade" }), h("div", { class: "inc-shade" })] as const;
  readonly #handles = [this.#handle(0, _("First day")), this.#handle(1, _("Last day"))] as const;
  #bins: readonly Bin[] = [];
  #drawn: Drawn | null = null;
  #range: Range = null;
  #from: number | null = null;
  #held: End | null = null;

  constructor(readonly options: BrushOptions) {
    this.node.append(...this.#shades, ...this.#handles);
    this.node.addEventListener("pointerdown", (event) => this.#pressed(event));
    this.node.addEventListener("pointermove", (event) => this.#moved(event));
    this.node.addEventListener("pointerup", (event) => this.#released(event));
    this.node.addEventListener("pointercancel", () => this.#letGo());
  }

  get busy(): boolean {
    return this.#from !== null || this.#held !== null;
  }

  get range(): Range {
    return this.#range;
  }

  /** Draws on a new picture. */
  show(bins: readonly Bin[], drawn: Drawn, range: Range): void {
    this.#bins = bins;
    this.#drawn?.node.remove();
    this.#drawn = drawn;
    this.node.prepend(drawn.node);
    if (!this.busy) this.#range = range;
    this.#place();
  }

  #handle(end: End, label: string): HTMLElement {
    const node = h("div", {
      class: "inc-handle",
      role: "slider",
      tabindex: 0,
      "aria-label": label,
      "aria-orientation": "horizontal",
    });
    node.addEventListener("keydown", (event) => this.#keyed(event, end));
    return node;
  }

  get #whole(): readonly [number, number] {
    return [0, Math.max(0, this.#bins.length - 1)];
  }

  #place(): void {
    const drawn = this.#drawn;
    const ends = this.#range ?? this.#whole;
    const [first, last] = [this.#bins[ends[0]], this.#bins[ends[1]]];
    for (const part of [...this.#shades, ...this.#handles]) part.hidden = !drawn || !first || !last;
    if (!drawn || !first || !last) return;
    const left = drawn.x(dayOf(first.start).getTime());
    const right = drawn.x(after(dayOf(last.end)).getTime());
    const { left: start, width, height, bottom } = drawn.size;
    const at = [left, right];
    this.#handles.forEach((handle, end) => {
      handle.style.left = `${at[end] ?? 0}px`;
      handle.style.height = `${height - bottom}px`;
      const bin = end ? last : first;
      handle.setAttribute("aria-valuemin", String(end ? ends[0] : 0));
      handle.setAttribute("aria-valuemax", String(end ? this.#whole[1] : ends[1]));
      handle.setAttribute("aria-valuenow", String(ends[end] ?? 0));
      const day = end ? bin.end : bin.start;
      handle.setAttribute("aria-valuetext", daysTold(day, day));
    });
    const shades: readonly (readonly [number, number])[] = [
      [start, left],
      [right, width],
    ];
    this.#shades.forEach((shade, end) => {
      const [from, to] = shades[end] ?? [0, 0];
      shade.style.left = `${from}px`;
      shade.style.width = `${Math.max(0, to - from)}px`;
      shade.style.height = `${height - bottom}px`;
    });
  }

  #set(range: Range, done: boolean): void {
    const whole = range && range[0] === 0 && range[1] === this.#whole[1];
    const now = whole && done ? null : range;
    const changed = now?.[0] !== this.#range?.[0] || now?.[1] !== this.#range?.[1];
    this.#range = now;
    this.#place();
    if (changed || done) this.options.onChange(now, done);
  }

  #keyed(event: KeyboardEvent, end: End): void {
    if (event.key === "Escape" || event.key === "Delete") {
      event.preventDefault();
      this.#set(null, true);
      return;
    }
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const ends = this.#range ?? this.#whole;
    const [low, high] = end ? [ends[0], this.#whole[1]] : [0, ends[1]];
    const to = Math.min(high, Math.max(low, ends[end] + by * (event.shiftKey ? 10 : 1)));
    this.#set(end ? [ends[0], to] : [to, ends[1]], true);
  }

  /** The bin under the pointer. */
  #under(event: PointerEvent): number {
    const drawn = this.#drawn;
    if (!drawn) return 0;
    const at = event.clientX - this.node.getBoundingClientRect().left;
    const found = this.#bins.findIndex((bin) => drawn.x(after(dayOf(bin.end)).getTime()) > at);
    return found < 0 ? this.#whole[1] : found;
  }

  #pressed(event: PointerEvent): void {
    if (event.button !== 0 || !this.#bins.length) return;
    const at = this.#handles.findIndex((handle) => handle === event.target);
    if (at >= 0) this.#held = at as End;
    else this.#from = this.#under(event);
    this.node.setPointerCapture(event.pointerId);
    event.preventDefault();
    if (at >= 0) this.#handles[at as End].focus();
  }

  #moved(event: PointerEvent): void {
    if (!this.busy) return;
    const to = this.#under(event);
    const ends = this.#range ?? this.#whole;
    if (this.#held === 0) this.#set([Math.min(to, ends[1]), ends[1]], false);
    else if (this.#held === 1) this.#set([ends[0], Math.max(to, ends[0])], false);
    else if (this.#from !== null && (to !== this.#from || this.#range?.[0] !== this.#range?.[1])) {
      this.#set([Math.min(to, this.#from), Math.max(to, this.#from)], false);
    }
  }

  /** A press without moving chooses one bin, or lets go of it where it is the one chosen. */
  #released(event: PointerEvent): void {
    const [from, to] = [this.#from, this.#under(event)];
    const before = this.#range;
    this.#letGo();
    if (from === null) this.#set(before, true);
    else if (from !== to) this.#set([Math.min(from, to), Math.max(from, to)], true);
    else if (before && before[0] === to && before[1] === to) this.#set(null, true);
    else this.#set([to, to], true);
  }

  #letGo(): void {
    this.#from = null;
    this.#held = null;
  }
}
