"""What a time expression means, and the days that it comes to in its context.

Every meaning resolves to a `Timespan` or to None where its words and context do not tell.
Calendar arithmetic may leave the calendar (year 0, year 10000, 31 February): it then raises
ValueError or OverflowError, which `RuleTimeFinder` turns into None.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, Protocol

import msgspec

from unfog.model.timespan import Timespan

Part = Literal["early", "mid", "late"]
Unit = Literal["hour", "day", "week", "month", "year", "decade", "weekend"]


class Context(msgspec.Struct, frozen=True):
    """`anchor`: day of publication. `previous`: the last day or range named before, nearby.

    `year`: the last year named outright before, for texts without a day of publication.
    """

    anchor: dt.date | None
    previous: Timespan | None = None
    year: int | None = None


class Meaning(Protocol):
    @property
    def relative(self) -> bool:
        """Whether the words alone do not fix the days."""
        ...

    def resolve(self, context: Context) -> Timespan | None: ...


def one_day(day: dt.date) -> Timespan:
    return Timespan(day, day)


def month_span(year: int, month: int, part: Part | None = None) -> Timespan:
    """The month, or its days 1-10 (early), 11-20 (mid), 21-end (late)."""
    last = calendar.monthrange(year, month)[1]
    first, end = {"early": (1, 10), "mid": (11, 20), "late": (21, last), None: (1, last)}[part]
    return Timespan(dt.date(year, month, first), dt.date(year, month, end))


def year_span(year: int, part: Part | None = None) -> Timespan:
    """The year, or its first, second or third four months."""
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12), None: (1, 12)}[part]
    return Timespan(dt.date(year, first, 1), month_span(year, last).end)


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` on, clamped to the month's end."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def shift(span: Timespan, amount: int, unit: Unit) -> Timespan:
    """`span` moved by `amount` units; months and years are known to the month and year only."""
    if unit in ("month", "year", "decade"):
        months = amount * {"month": 1, "year": 12, "decade": 120}[unit]
        start, end = add_months(span.start, months), add_months(span.end, months)
        if unit == "month":
            return Timespan(start.replace(day=1), month_span(end.year, end.month).end)
        return Timespan(year_span(start.year).start, year_span(end.year).end)
    days = dt.timedelta(days=amount * {"day": 1, "week": 7, "weekend": 7, "hour": 0}[unit])
    return Timespan(span.start + days, span.end + days)


class Unknown(msgspec.Struct, frozen=True):
    """A time of day, or a vague word: recognised, not to be dated by itself."""

    relative: bool = False
    clock: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return None


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
        if context.anchor is None:
            return self.in_year(context.year) if context.year is not None else None
        return self._latest(context.anchor)

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


class Between(msgspec.Struct, frozen=True):
    """From one meaning to another, inclusive; a missing year is taken from the other end."""

    first: Meaning
    last: Meaning

    @property
    def relative(self) -> bool:
        return self.last.relative

    def resolve(self, context: Context) -> Timespan | None:
        end = self.last.resolve(context)
        if end is None:
            return None
        start = self._start(context, end)
        if start is None or start.start > end.end:
            return None
        return Timespan(start.start, end.end)

    def _start(self, context: Context, end: Timespan) -> Timespan | None:
        if isinstance(self.first, Date) and self.first.year is None:
            start = self.first.in_year(end.end.year)
            return start if start.start <= end.end else self.first.in_year(end.end.year - 1)
        if isinstance(self.first, Weekday):
            return one_day(latest_weekday(self.first.day, end.end))
        return self.first.resolve(context)


def latest_weekday(day: int, upto: dt.date) -> dt.date:
    return upto - dt.timedelta(days=(upto.weekday() - day) % 7)


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week: the latest on or before the anchor, or moved by `which`.

    `last`: before the anchor; `next`: after it. `week`: in the calendar week that many weeks
    from the anchor's ("Tuesday of last week": -1).
    """

    day: int
    which: Literal["latest", "last", "next"] = "latest"
    week: int | None = None
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        anchor = context.anchor
        if anchor is None:
            return None
        if self.week is not None:
            monday = anchor - dt.timedelta(days=anchor.weekday())
            return one_day(monday + dt.timedelta(days=self.day + 7 * self.week))
        if self.which == "last":
            return one_day(latest_weekday(self.day, anchor - dt.timedelta(days=1)))
        if self.which == "next":
            return one_day(latest_weekday(self.day, anchor + dt.timedelta(days=7)))
        return one_day(latest_weekday(self.day, anchor))


class Days(msgspec.Struct, frozen=True):
    """Days counted from the anchor: today is 0..0, overnight -1..0."""

    first: int
    last: int
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        if context.anchor is None:
            return None
        return Timespan(
            context.anchor + dt.timedelta(days=self.first),
            context.anchor + dt.timedelta(days=self.last),
        )


class Period(msgspec.Struct, frozen=True):
    """The calendar week, weekend, month or year `offset` from the anchor's; 0 is the current.

    "Last weekend" is the latest that is over. The current week, weekend and month end at the
    anchor; "this year" is the whole year.
    """

    unit: Unit
    offset: int
    part: Part | None = None
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        anchor = context.anchor
        if anchor is None:
            return None
        span = self._whole(anchor)
        if self.unit != "year" and self.part is None and span.start <= anchor < span.end:
            return Timespan(span.start, anchor)
        return span

    def _whole(self, anchor: dt.date) -> Timespan:
        if self.unit == "year":
            return year_span(anchor.year + self.offset, self.part)
        if self.unit == "month":
            month = add_months(anchor, self.offset)
            return month_span(month.year, month.month, self.part)
        if self.unit == "weekend":
            upto = anchor - dt.timedelta(days=2) if self.offset < 0 else anchor
            saturday = latest_weekday(5, upto) + dt.timedelta(days=7 * max(self.offset, 0))
            return Timespan(saturday, saturday + dt.timedelta(days=1))
        monday = latest_weekday(0, anchor) + dt.timedelta(days=7 * self.offset)
        return Timespan(monday, monday + dt.timedelta(days=6))


class NamedMonth(msgspec.Struct, frozen=True):
    """ "Last February", "this March", "next May"."""

    month: int
    which: Literal["last", "this", "next"]
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        anchor = context.anchor
        if anchor is None:
            return None
        year = anchor.year
        if self.which == "last" and self.month >= anchor.month:
            year -= 1
        if self.which == "next" and self.month <= anchor.month:
            year += 1
        return month_span(year, self.month)


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


class Ago(msgspec.Struct, frozen=True):
    """So many units before (or, negative, after) the anchor."""

    amount: int
    unit: Unit
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        if context.anchor is None:
            return None
        return shift(one_day(context.anchor), -self.amount, self.unit)


class Window(msgspec.Struct, frozen=True):
    """The last so many units up to the anchor."""

    amount: int
    unit: Unit
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        anchor = context.anchor
        if anchor is None:
            return None
        if self.unit in ("month", "year", "decade"):
            months = self.amount * {"month": 1, "year": 12, "decade": 120}[self.unit]
            return Timespan(add_months(anchor, -months), anchor)
        days = {"hour": -(-self.amount // 24), "day": self.amount, "week": 7 * self.amount}
        return Timespan(anchor - dt.timedelta(days=days.get(self.unit, 0)), anchor)


class Later(msgspec.Struct, frozen=True):
    """So many units after (negative: before) the time named before it in the text.

    Day and week steps need that time to be known to the month at least; `whole` names the
    whole unit ("that year", "the following month").
    """

    amount: int
    unit: Unit
    whole: bool = False
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        previous = context.previous
        if previous is None:
            return None
        if self.unit in ("day", "hour") and previous.days > 2:
            return None
        if self.unit in ("week", "month") and previous.days > 31:
            return None
        moved = shift(previous, self.amount, self.unit)
        if self.whole and self.unit == "week":
            monday = latest_weekday(0, moved.start)
            return Timespan(monday, monday + dt.timedelta(days=6))
        return moved


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
