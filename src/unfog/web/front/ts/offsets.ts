// The server counts characters as Python does, by code point; strings here are counted by UTF-16
// code unit, where what lies beyond U+FFFF (emoji, some scripts) counts twice. These turn one into
// the other.

/** Positions of the low halves of surrogate pairs, ascending. */
function lowHalves(text: string): number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) found.push(match.index + 1);
  return found;
}

/** How many of the ascending numbers are smaller than `limit`. */
function below(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Offsets {
  readonly #low: readonly number[];
  /** Where each pair begins, in code points. */
  readonly #pairs: readonly number[];

  constructor(readonly text: string) {
    this.#low = lowHalves(text);
    this.#pairs = this.#low.map((at, i) => at - 1 - i);
  }

  /** Length in code points. */
  get length(): number {
    return this.text.length - this.#low.length;
  }

  toUnits(points: number): number {
    return points + below(this.#pairs, points);
  }

  toPoints(units: number): number {
    return units - below(this.#low, units);
  }

  /** The characters from `start` up to `end`, in code points. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}

/** Length of a text in code points. */
export const points = (text: string): number => text.length - lowHalves(text).length;
