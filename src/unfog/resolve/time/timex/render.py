"""Meanings rendered as TIMEX3: type and value (ISO 8601, as TimeML 1.2.1 has it)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Literal

import msgspec

from unfog.model.calendar import month_span, year_span
from unfog.model.timespan import Timespan, Unit
from unfog.resolve.time.dated import Date, InYear, Season, Year
from unfog.resolve.time.meaning import Clock, Meaning
from unfog.resolve.time.timex.bygone import Bygone
from unfog.resolve.time.timex.days import At
from unfog.resolve.time.timex.lengths import SEASON_CODES, Apart, Length, Recurring, period
from unfog.resolve.time.timex.quarters import OfYear
from unfog.resolve.time.timex.vague import Vague
from unfog.resolve.time.told import Ago, Later, NamedMonth, Period, Window

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
_NO_DAY = "XXXX-XX-XX"


class Timex(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 type and value, and the days it stands for, if any."""

    start: int
    end: int
    type: TimexType
    value: str
    days: Timespan | None = None


def rendered(meaning: Meaning, span: Timespan | None) -> tuple[TimexType, str]:
    """Type and value of a meaning that came to `span`."""
    match meaning:
        case Length():
            return "DURATION", meaning.value
        case Window():
            return "DURATION", period(Fraction(meaning.amount), meaning.unit)
        case Recurring():
            return "SET", meaning.value
        case Vague() | Bygone():
            return "DATE", meaning.value
        case Apart():
            return "DATE", "FUTURE_REF" if meaning.after else "PAST_REF"
        case At():
            return "TIME", (span.start.isoformat() if span else _NO_DAY) + meaning.stamp
        case Clock():
            return "TIME", (span.start.isoformat() if span else _NO_DAY) + meaning.stamp
        case _:
            return "DATE", _point(meaning, span)


def _point(meaning: Meaning, span: Timespan | None) -> str:
    if isinstance(meaning, OfYear):
        return _point(meaning.part, span)
    if isinstance(meaning, Season):
        year = f"{span.start.year:04d}" if span else "XXXX"
        return f"{year}-{SEASON_CODES[meaning.month]}"
    if isinstance(meaning, (Date, InYear)):
        date = meaning.date if isinstance(meaning, InYear) else meaning
        if span is None:
            day = f"-{date.first:02d}" if date.first else ""
            return f"XXXX-{date.month:02d}{day}"
        return span.start.isoformat()[: 7 if date.first is None else 10]
    if isinstance(meaning, Later) and meaning.whole and abs(meaning.amount) == 10:
        return f"{span.start.year:04d}"[:2] if span else "XX"  # a century, in decades
    if isinstance(meaning, (Period, Ago, Later)):
        return _of_unit(span, meaning.unit)
    if isinstance(meaning, Year):
        return f"{meaning.year:04d}"
    if isinstance(meaning, NamedMonth):
        return span.start.isoformat()[:7] if span else f"XXXX-{meaning.month:02d}"
    return value_of(span) if span else _NO_DAY


def _of_unit(span: Timespan | None, unit: Unit) -> str:
    if span is None:
        return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(unit, _NO_DAY)
    if unit == "year" and quarter_of(span):
        return value_of(span)
    match unit:
        case "week":
            return week_of(span.start)
        case "weekend":
            return f"{week_of(span.start)}-WE"
        case "month":
            return span.start.isoformat()[:7]
        case "year":
            return f"{span.start.year:04d}"
        case "decade":
            return f"{span.start.year:04d}"[:3]
        case _:
            return span.start.isoformat()


def week_of(day: dt.date) -> str:
    """The ISO week of a day ("2031-W20")."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_of(span: Timespan) -> int | None:
    """Which quarter of its year a span is, if it is one."""
    first = span.start
    if first.day != 1 or first.month % 3 != 1:
        return None
    last = month_span(first.year, first.month + 2).end
    return (first.month + 2) // 3 if span.end == last else None


def value_of(span: Timespan) -> str:
    """The shortest value that names just these days; else that of the day they begin."""
    start, end = span.start, span.end
    year = f"{start.year:04d}"
    if span.days == 1:
        return start.isoformat()
    if span == month_span(start.year, start.month):
        return start.isoformat()[:7]
    if quarter_of(span):
        return f"{year}-Q{quarter_of(span)}"
    if span == year_span(start.year):
        return year
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        years = end.year - start.year + 1
        if years == 10 and start.year % 10 == 0:
            return year[:3]
        if years == 100:
            return year[:2]
        return year
    if (start.month, end.month) in ((1, 6), (7, 12)) and start.year == end.year:
        return f"{year}-H{1 if start.month == 1 else 2}"
    if start.weekday() == 0 and span.days == 7:
        return week_of(start)
    return start.isoformat()
