"""Calendar arithmetic on days and ranges of days.

May leave the calendar (year 0, year 10000, 31 February): then ValueError or OverflowError.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

from unfog.model.timespan import Timespan, Unit

Part = Literal["early", "mid", "late"]


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


def latest_weekday(day: int, upto: dt.date) -> dt.date:
    return upto - dt.timedelta(days=(upto.weekday() - day) % 7)
