// The picture of the timeline: exact counts, and on top of them, paler, what may lie in a bin.
import { s } from "../dom";
import { _, ngettext } from "../strings";
import { countAxis, dateAxis, type Frame, frame, picture, type Scale } from "../svg";
import { after, binTold, dayOf } from "./days";

export interface Bin {
  start: string;
  end: string;
  exact: number;
  vague: number;
}
export interface Timeline {
  unit: "day" | "week" | "month" | "year";
  step: number;
  bins: Bin[];
  exact: number;
  vague: number;
  before: number;
  after: number;
  undated: number;
}

export interface Drawn {
  node: SVGSVGElement;
  size: Frame;
  /** Where a time lies, in pixels. */
  x: Scale;
}

export function countTold(bin: Bin): string {
  const exact = ngettext("{n} incident", "{n} incidents", bin.exact);
  return bin.vague
    ? _("{exact}, and {n} that may be of that time", { exact, n: bin.vague })
    : exact;
}

export function told(line: Timeline): string {
  const [first, last] = [line.bins[0], line.bins.at(-1)];
  if (!first || !last) return _("No incident has a date");
  const most = line.bins.reduce((a, b) => (b.exact > a.exact ? b : a));
  return _("Incidents from {from} to {to}; the most, {n}, in {when}", {
    from: binTold(first.start, first.start, "day"),
    to: binTold(last.end, last.end, "day"),
    n: most.exact,
    when: binTold(most.start, most.end, line.unit),
  });
}

/** The bars; those outside the days chosen are drawn paler. */
export function draw(
  line: Timeline,
  width: number,
  height: number,
  chosen: (bin: Bin) => boolean,
): Drawn {
  const size = frame(width, height);
  const node = picture(size, told(line));
  const [first, last] = [line.bins[0], line.bins.at(-1)];
  if (!first || !last) return { node, size, x: () => size.left };
  const high = Math.max(1, ...line.bins.map((bin) => bin.exact + bin.vague));
  const { group: counts, y } = countAxis(size, high);
  const { group: dates, x } = dateAxis(size, dayOf(first.start), after(dayOf(last.end)));
  const bars = line.bins.flatMap((bin) => {
    const [left, right] = [x(dayOf(bin.start).getTime()), x(after(dayOf(bin.end)).getTime())];
    const gap = right - left > 4 ? 1 : 0;
    const place = { x: left, width: Math.max(0.75, right - left - gap) };
    const kind = chosen(bin) ? "chart-bar" : "chart-bar inc-out";
    const column = (low: number, count: number, more = "") => {
      if (!count) return [];
      const [top, base] = [y(low + count), y(low)];
      return [s("rect", { class: kind + more, ...place, y: top, height: base - top })];
    };
    return [...column(0, bin.exact), ...column(bin.exact, bin.vague, " inc-vague")];
  });
  node.append(counts, s("g", {}, ...bars), dates);
  return { node, size, x };
}
