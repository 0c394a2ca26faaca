"""Meanings told from the day of publication, or from a time named before."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from unfog.model.calendar import (
    Part,
    add_months,
    latest_weekday,
    month_span,
    one_day,
    shift,
    year_span,
)
from unfog.model.timespan import Timespan, Unit
from unfog.resolve.time.dated import Date
from unfog.resolve.time.meaning import Context, Meaning


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


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week: the latest on or before the anchor, or moved by `which`.

    `last`: before the anchor; `next`: after it. `week`: in the calendar week that many weeks
    from the anchor's ("Tuesday of last week": -1). The day after the anchor counts among the
    latest: it has dawned elsewhere, or is about to, and six days back would be told otherwise.
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
        return one_day(latest_weekday(self.day, anchor + dt.timedelta(days=1)))


class NumberedWeekday(msgspec.Struct, frozen=True):
    """ "Wednesday the 19th": the latest day up to the anchor's morrow that is both."""

    day: int
    number: int
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        if context.anchor is None:
            return None
        latest = latest_weekday(self.day, context.anchor + dt.timedelta(days=1))
        weeks = (latest - dt.timedelta(days=7 * back) for back in range(53))
        return next((one_day(day) for day in weeks if day.day == self.number), None)


class NumberedDay(msgspec.Struct, frozen=True):
    """ "The 9th of that month": told from the time before it."""

    number: int
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        before = context.previous
        if before is None or before.days > 31:
            return None
        return one_day(before.start.replace(day=self.number))


class WeekdayFrom(msgspec.Struct, frozen=True):
    """The following Monday, the previous Friday, that Sunday: told from the time before it."""

    day: int
    forward: bool
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        previous = context.previous
        if previous is None or previous.days > 7:
            return None
        if self.forward:
            return one_day(latest_weekday(self.day, previous.end + dt.timedelta(days=7)))
        return one_day(latest_weekday(self.day, previous.start - dt.timedelta(days=1)))


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
