"""Rules for quarters and halves of a year, and for periods that reports of firms compare."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unfog.model.calendar import add_months, month_span
from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.dated import Season
from unfog.resolve.time.meaning import Context, Meaning
from unfog.resolve.time.told import Later, Period
from unfog.resolve.time.words import WS, YEAR, either

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "latter": 2, "last": 2}
_ORDINAL = either(("first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th"))


class Portion(msgspec.Struct, frozen=True):
    """The `number`th quarter or half; without a year the latest that has begun."""

    number: int
    unit: str = "quarter"
    year: int | None = None

    @property
    def relative(self) -> bool:
        return self.year is None

    def resolve(self, context: Context) -> Timespan | None:
        if self.year is not None:
            return self._in(self.year)
        if context.year is not None:
            return self._in(context.year)
        if context.anchor is None:
            return None
        year = context.anchor.year
        span = self._in(year)
        return span if span.start <= context.anchor else self._in(year - 1)

    def _in(self, year: int) -> Timespan:
        months = 3 if self.unit == "quarter" else 6
        last = months * self.number
        start = month_span(year, last - months + 1).start
        return Timespan(start, month_span(year, last).end)


class OfYear(msgspec.Struct, frozen=True):
    """A quarter or season whose year is named apart: "last year's fourth quarter"."""

    part: Portion | Season
    year: Meaning

    @property
    def relative(self) -> bool:
        return self.year.relative

    def resolve(self, context: Context) -> Timespan | None:
        year = self.year.resolve(context)
        if year is None:
            return None
        return msgspec.structs.replace(self.part, year=year.start.year).resolve(context)


class Reported(msgspec.Struct, frozen=True):
    """The quarter that a report is about, moved by whole years.

    It is the quarter named before, else the last that is over at the anchor.
    """

    years: int = 0
    year: int | None = None
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        span = context.previous
        if span is None or not 89 <= span.days <= 92:
            if context.anchor is None:
                return None
            over = add_months(context.anchor.replace(day=1), -3)
            first = 3 * ((over.month - 1) // 3) + 1
            span = Timespan(
                month_span(over.year, first).start, month_span(over.year, first + 2).end
            )
        year = self.year
        if year is None:
            latest = context.anchor.year if context.anchor else span.start.year
            begun = context.anchor is None or span.start.month <= context.anchor.month
            year = latest - (not begun) + self.years
        return Timespan(
            month_span(year, span.start.month).start, month_span(year, span.end.month).end
        )


def _quarter(match: re.Match[str], spot: Spot) -> Meaning | None:
    year = match["year"] or match["led"]
    quarter = Portion(ORDINALS[match["number"].lower()], "quarter", int(year) if year else None)
    return OfYear(quarter, Period("year", -1)) if match["ago"] else quarter


def _half(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Portion(ORDINALS[match["number"].lower()], "half", int(match["year"]))


def _reported(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[1].lower()
    if word[0].isdigit():
        return Reported(year=int(word))
    return Reported(-1 if word.startswith("year") else 0)


def _year_ago(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Later(-1, "year")


def _the_quarter(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Reported() if spot.lead == "the" else None


_YEAR_AGO = "year-(?:ago|earlier)"
_QUARTER = Rule(
    compiled(
        rf"(?:(?P<led>{YEAR}){WS})?(?:fiscal[ -]|(?P<ago>{_YEAR_AGO}){WS})?"
        rf"(?P<number>{_ORDINAL}){WS}quarter\b(?:{WS}(?:of|in){WS}(?:fiscal{WS})?(?P<year>{YEAR}))?"
    ),
    _quarter,
    article=True,
)
_QUARTER_ADJECTIVE = Rule(
    compiled(rf"(?P<led>)(?:fiscal[ -])?(?P<ago>)(?P<number>{_ORDINAL})-quarter\b(?P<year>)"),
    _quarter,
)
_HALF = Rule(
    compiled(rf"(?P<number>first|second|latter|last){WS}half{WS}of{WS}(?P<year>{YEAR})"),
    _half,
    article=True,
)
_PERIOD = "(?:fiscal[ -])?(?:quarter|period)"
_REPORTED = Rule(
    compiled(
        rf"(latest|current|{_YEAR_AGO}|{YEAR}|(?:this|that|last)(?={WS}quarter)){WS}{_PERIOD}\b"
    ),
    _reported,
    article=True,
)


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin such an expression, with their rules."""
    yield "first second third fourth fiscal year", (_QUARTER, _QUARTER_ADJECTIVE)
    yield "first second latter last", (_HALF,)
    yield "latest current year this that last", (_REPORTED,)
    yield "year", (Rule(compiled(r"year-(?:ago|earlier)\b"), _year_ago),)
    yield "quarter", (Rule(compiled(r"quarter\b"), _the_quarter, article=True),)


DIGITS: tuple[Rule, ...] = (_QUARTER, _REPORTED)
