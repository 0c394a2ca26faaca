// Small charts: scales and axes in SVG, drawn at the width that there is. They are pictures
// with a name; the figures themselves stand on the page as text or a table.
import { type Attributes, s } from "./dom";
import { locale, number } from "./strings";

export type Scale = (value: number) => number;

function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0] || 1;
  return (value) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

/** Round numbers from 0 to at least `high`, about `count` of them; whole ones only. */
function ticks(high: number, count = 4): number[] {
  const rough = Math.max(high, 1) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((by) => by * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.ceil(high / step) + 1 }, (_, i) => i * step);
}

const DAY = 24 * 3600 * 1000;

/** Days of round dates within the range, at most `count`: whole years, months or days. */
function dateTicks(from: Date, to: Date, count = 6): Date[] {
  const days = (to.getTime() - from.getTime()) / DAY;
  const made: Date[] = [];
  const at = new Date(from);
  at.setUTCHours(0, 0, 0, 0);
  const months = [1, 2, 3, 6, 12, 24, 60, 120].find((by) => days / 30.4 / by <= count) ?? 240;
  const step = Math.max(1, Math.ceil(days / count));
  const byMonths = days > 60;
  if (byMonths) {
    at.setUTCDate(1);
    at.setUTCMonth(months >= 12 ? 0 : Math.floor(at.getUTCMonth() / months) * months);
    if (months > 12)
      at.setUTCFullYear(Math.floor(at.getUTCFullYear() / (months / 12)) * (months / 12));
  }
  while (at <= to) {
    if (at >= from) made.push(new Date(at));
    if (byMonths) at.setUTCMonth(at.getUTCMonth() + months);
    else at.setUTCDate(at.getUTCDate() + step);
  }
  return made;
}

/** A day as short as the range allows. */
function dateWord(day: Date, days: number): string {
  const kind: Intl.DateTimeFormatOptions =
    days > 1500
      ? { year: "numeric" }
      : days > 60
        ? { year: "numeric", month: "short" }
        : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(locale(), { ...kind, timeZone: "UTC" }).format(day);
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
}

export const frame = (width: number, height = 120): Frame => ({
  width,
  height,
  left: 36,
  bottom: 20,
  top: 6,
});

/** The picture itself. */
export function picture(size: Frame, label: string, attributes: Attributes = {}): SVGSVGElement {
  const box = `0 0 ${size.width} ${size.height}`;
  const { width, height } = size;
  return s("svg", {
    class: "chart",
    role: "img",
    "aria-label": label,
    viewBox: box,
    width,
    height,
    ...attributes,
  });
}

/** Lines across with their numbers. */
export function countAxis(size: Frame, high: number): { group: SVGGElement; y: Scale } {
  const marks = ticks(high, size.height > 90 ? 4 : 2);
  const y = linear([0, marks.at(-1) ?? 1], [size.height - size.bottom, size.top]);
  const lines = marks.flatMap((mark) => [
    s("line", { class: "chart-grid", x1: size.left, x2: size.width, y1: y(mark), y2: y(mark) }),
    s(
      "text",
      { class: "chart-word", x: size.left - 6, y: y(mark), "text-anchor": "end", dy: "0.32em" },
      number(mark),
    ),
  ]);
  return { group: s("g", {}, ...lines), y };
}

/** Words of dates under the picture. */
export function dateAxis(size: Frame, from: Date, to: Date): { group: SVGGElement; x: Scale } {
  const x = linear([from.getTime(), to.getTime()], [size.left, size.width]);
  const days = (to.getTime() - from.getTime()) / DAY;
  const room = Math.max(2, Math.floor((size.width - size.left) / 90));
  const fit = dateTicks(from, to, room).filter((day) => x(day.getTime()) < size.width - 30);
  const words = fit.map((day) =>
    s(
      "text",
      { class: "chart-word", x: x(day.getTime()), y: size.height - 5, "text-anchor": "middle" },
      dateWord(day, days),
    ),
  );
  return { group: s("g", {}, ...words), x };
}

/** Draws again whenever the width of the container changes. Returns what stops that. */
export function responsive(container: HTMLElement, draw: (width: number) => Element): () => void {
  let width = 0;
  const watch = new ResizeObserver(() => {
    const now = Math.floor(container.clientWidth);
    if (now === width || now === 0) return;
    width = now;
    container.replaceChildren(draw(now));
  });
  watch.observe(container);
  return () => watch.disconnect();
}
