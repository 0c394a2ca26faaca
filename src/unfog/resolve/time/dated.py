"""Meanings that name a year, a month or a day of the calendar."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

import msgspec

from unfog.model.calendar import Part, add_months, month_span, one_day, year_span
from unfog.model.timespan import Timespan
from unfog.resolve.time.meaning import Context, Meaning


class Fixed(msgspec.Struct, frozen=True):
    """Days that the words state outright."""

    span: Timespan
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return self.span


class Year(msgspec.Struct, frozen=True):
    """A year named outright, whole or in part."""

    year: int
    part: Part | None = None
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return year_span(self.year, self.part)


class Numeric(msgspec.Struct, frozen=True):
    """07/08/2021: day and month in either order.

    Of two readings the one after the anchor is out; of two past ones the nearer is taken
    where it lies within a month of the anchor, else the range that spans both.
    """

    readings: tuple[dt.date, ...]
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        days = sorted(set(self.readings))
        anchor = context.anchor
        if anchor is not None and len(days) > 1:
            days = [day for day in days if day <= anchor] or days
            if len(days) > 1 and 0 <= (anchor - days[-1]).days <= 31:
                days = days[-1:]
        return Timespan(days[0], days[-1])


class Date(msgspec.Struct, frozen=True):
    """A month, with a year, days of the month, a part or a weekday where they are given.

    Without a year it is the latest such month or day up to the anchor, except where the
    weekday given fits only the coming one.
    """

    month: int
    year: int | None = None
    first: int | None = None
    last: int | None = None
    part: Part | None = None
    weekday: int | None = None

    @property
    def relative(self) -> bool:
        return self.year is None

    def in_year(self, year: int) -> Timespan:
        if self.first is None:
            return month_span(year, self.month, self.part)
        start = dt.date(year, self.month, self.first)
        return Timespan(start, start.replace(day=self.last or self.first))

    def resolve(self, context: Context) -> Timespan | None:
        if self.year is not None:
            return self.in_year(self.year)
        if context.year is not None:
            return self.in_year(context.year)
        return None if context.anchor is None else self._latest(context.anchor)

    def _latest(self, anchor: dt.date) -> Timespan | None:
        past: list[Timespan] = []
        coming: Timespan | None = None
        for year in range(anchor.year + 1, anchor.year - 9, -1):
            if self.first == 29 and self.month == 2 and not calendar.isleap(year):
                continue
            span = self.in_year(year)
            if span.start > anchor:
                coming = span
                continue
            past.append(span)
            break
        fits = [s for s in (*past, coming) if s and s.start.weekday() == self.weekday]
        if fits:
            return fits[0]
        if not past:
            return None
        whole_month = self.first is None
        if whole_month and past[0].end > anchor:
            return Timespan(past[0].start, anchor)
        return past[0]


class Season(msgspec.Struct, frozen=True):
    """A northern season by its first month: three months; winter runs into the next year."""

    month: int
    year: int | None = None
    which: Literal["last", "this", "next"] = "this"

    @property
    def relative(self) -> bool:
        return self.year is None

    def resolve(self, context: Context) -> Timespan | None:
        if self.year is not None:
            return self._in(self.year)
        anchor = context.anchor
        if anchor is None:
            return None
        years = (anchor.year - 2, anchor.year - 1, anchor.year, anchor.year + 1)
        spans = [self._in(year) for year in years]
        if self.which == "last":
            return [s for s in spans if s.end < anchor][-1]
        if self.which == "next":
            return next((s for s in spans if s.start > anchor), None)
        running = [s for s in spans if s.start <= anchor <= s.end]
        return running[0] if running else self._in(anchor.year)

    def _in(self, year: int) -> Timespan:
        start = dt.date(year, self.month, 1)
        end = add_months(start, 2)
        return Timespan(start, month_span(end.year, end.month).end)


class InYear(msgspec.Struct, frozen=True):
    """A month or day whose year is named apart: "March last year", "August of that year"."""

    date: Date
    year: Meaning

    @property
    def relative(self) -> bool:
        return self.year.relative

    def resolve(self, context: Context) -> Timespan | None:
        year = self.year.resolve(context)
        return None if year is None else self.date.in_year(year.start.year)


class Easter(msgspec.Struct, frozen=True):
    """A day so many days from Easter Sunday; without a year the latest up to the anchor."""

    days: int
    year: int | None = None

    @property
    def relative(self) -> bool:
        return self.year is None

    def resolve(self, context: Context) -> Timespan | None:
        if self.year is not None:
            return one_day(self._in(self.year))
        if context.anchor is None:
            return None
        day = self._in(context.anchor.year)
        return one_day(day if day <= context.anchor else self._in(context.anchor.year - 1))

    def _in(self, year: int) -> dt.date:
        """Gregorian Easter after the anonymous algorithm (Meeus, Astronomical Algorithms)."""
        century, rest = divmod(year, 100)
        epact = (19 * (year % 19) + century - century // 4 + 15) - (
            (century - (century + 8) // 25 + 1) // 3
        )
        epact %= 30
        weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
        late = (year % 19 + 11 * epact + 22 * weekday) // 451
        month, day = divmod(epact + weekday - 7 * late + 114, 31)
        return dt.date(year, month, day + 1) + dt.timedelta(days=self.days)
