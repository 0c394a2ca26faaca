// Days as the timeline has them: ISO words, and numbers to count with.
import { _, locale } from "../strings";

const DAY = 24 * 3600 * 1000;

export const dayOf = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
export const isoOf = (day: Date): string => day.toISOString().slice(0, 10);
export const after = (day: Date, days = 1): Date => new Date(day.getTime() + days * DAY);

const written = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known =
    written.get(key) ?? new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" });
  written.set(key, known);
  return known;
}

/** A day, or all days from one to another, in words. */
export function daysTold(start: string, end: string): string {
  const form = format({ dateStyle: "medium" });
  return start === end ? form.format(dayOf(start)) : form.formatRange(dayOf(start), dayOf(end));
}

/** A bin of the timeline in words. */
export function binTold(start: string, end: string, unit: string): string {
  if (unit === "month") return format({ month: "long", year: "numeric" }).format(dayOf(start));
  if (unit === "year" && start.slice(0, 4) === end.slice(0, 4)) {
    return format({ year: "numeric" }).format(dayOf(start));
  }
  return daysTold(start, end);
}

/** What is chosen of the timeline. */
export function rangeTold(since: string | null, until: string | null): string {
  if (since && until) return daysTold(since, until);
  if (since) return _("from {day}", { day: daysTold(since, since) });
  if (until) return _("to {day}", { day: daysTold(until, until) });
  return _("all days");
}
