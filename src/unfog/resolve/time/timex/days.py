"""Rules for days, parts of days and whole units that only the tagging of all times counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

import msgspec

from unfog.model.timespan import Timespan, Unit
from unfog.resolve.time.atoms import Modifier, Rule, Spot, compiled
from unfog.resolve.time.clues import NEXT_WORD, counts_things
from unfog.resolve.time.dated import Date, Season
from unfog.resolve.time.dates import month_of
from unfog.resolve.time.hours import STAMPS
from unfog.resolve.time.meaning import Clock, Context, Meaning
from unfog.resolve.time.timex.lengths import Length
from unfog.resolve.time.timex.years import LISTED
from unfog.resolve.time.told import Days, Later, Period
from unfog.resolve.time.words import DASH, DAY, MONTH, SEASONS, WS, YEAR, either


class At(msgspec.Struct, frozen=True):
    """A time of day on a day; comes to the day."""

    day: Meaning
    stamp: str

    @property
    def relative(self) -> bool:
        return self.day.relative

    def resolve(self, context: Context) -> Timespan | None:
        return self.day.resolve(context)


class YearEnd(msgspec.Struct, frozen=True):
    """The last day of the current year."""

    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        span = Period("year", 0).resolve(context)
        return None if span is None else Timespan(span.end, span.end)


_SIGNS = {"next": 1, "following": 1, "same": 0, "that": 0, "previous": -1, "preceding": -1}
_PART = either(("morning", "afternoon", "evening", "night"))


def _part_of_next(match: re.Match[str], spot: Spot) -> Meaning | None:
    return At(Later(_SIGNS[match[1].lower()], "day"), STAMPS[match[2].lower()])


def _part_of_this(match: re.Match[str], spot: Spot) -> Meaning | None:
    day = -1 if match[1].lower() == "last" else 0
    return At(Days(day, day), STAMPS[match[2].lower()])


def _tonight(match: re.Match[str], spot: Spot) -> Meaning | None:
    return At(Days(0, 0), "TNI")


def _overnight(match: re.Match[str], spot: Spot) -> Meaning | None:
    return At(Days(-1, 0), "TNI")


def _part(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Clock(stamp=STAMPS[match[1].lower()])


def _the_unit(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead not in ("the", "full", "fiscal", "current", "entire", "whole"):
        return None
    unit = match[1].lower()
    if _ENDED.match(spot.text, match.end()):
        return Length(f"P1{unit[0].upper()}")
    return Days(0, 0) if unit == "day" else Period(cast("Unit", unit), 0)


_ENDED = re.compile(r"\s+(?:end(?:ed|ing)|to|through)\b")


def _next_unit(match: re.Match[str], spot: Spot) -> Meaning | None:
    sign, unit = _SIGNS[match[1].lower()], match[2].lower()
    return Later(sign if unit == "decade" else 10 * sign, "decade", whole=True)


def _season(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match["season"].lower()
    following = NEXT_WORD.match(spot.text, match.end())
    if word == "fall" and (spot.lead not in ("the", "in") or (following and following[1] == "of")):
        return None
    if word == "spring" and spot.lead in ("to", "a", "hot", "main"):
        return None
    return Season(SEASONS[word], None, "this")


def _which_season(match: re.Match[str], spot: Spot) -> Meaning | None:
    which = {"next": "next", "following": "next", "coming": "next"}.get(match[1].lower(), "last")
    return Season(SEASONS[match[2].lower()], None, which)  # type: ignore[arg-type]  # of two words


def _listed_day(match: re.Match[str], spot: Spot) -> Meaning | None:
    """ "3" in "3 and 5 May"."""
    month = month_of(match["month"])
    if month is None:
        return None
    return Date(month, int(match["year"]) if match["year"] else None, int(match["first"]))


def _another_day(match: re.Match[str], spot: Spot) -> Meaning | None:
    """ "5" in "May 3 and 5"."""
    last = spot.last
    if last is None or not isinstance(last.meaning, Date) or last.meaning.first is None:
        return None
    gap, after = spot.text[last.end : spot.start], match.end()
    following = NEXT_WORD.match(spot.text, after)
    if not LISTED.fullmatch(gap) or counts_things(spot.text, after):
        return None
    if following is not None and following[1].lower() not in _AFTER_DAY:
        return None
    day = int(match["first"])
    if day <= last.meaning.first:
        return None
    year = int(match["year"]) if match["year"] else last.meaning.year
    return Date(last.meaning.month, year, day)


def _current(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Period(cast("Unit", match[1].lower()), 0)


def _year_end(match: re.Match[str], spot: Spot) -> Meaning | None:
    return YearEnd()


def _edge(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Modifier(None)


_AFTER_DAY = frozenset("in at when as and but or to with by of on for after before the a".split())
_TH = r"(?:st|nd|rd|th)?"
_LIST_GAP = rf"(?:{WS}?{DASH}{WS}?|{WS}(?:and|or|to|until|through){WS}(?:the{WS})?|,{WS})"
_LISTED_DAY = Rule(
    compiled(
        rf"(?P<first>{DAY}){_TH}(?={_LIST_GAP}(?:{DAY}{_TH}{_LIST_GAP})?{DAY}{_TH}{WS}(?:of{WS})?"
        rf"(?P<month>{MONTH})(?![a-z])(?:,?{WS}(?P<year>{YEAR}))?)"
    ),
    _listed_day,
    article=True,
)
_ANOTHER_DAY = Rule(
    compiled(rf"(?P<first>{DAY})(?!\d|[.,:]\d|%){_TH}(?:,{WS}(?P<year>{YEAR}))?"), _another_day
)
DIGITS: tuple[Rule, ...] = (_LISTED_DAY, _ANOTHER_DAY)
_SEASONS = (Rule(compiled(rf"(?P<season>{either(SEASONS)})(?:time)?\b"), _season, True),)


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin a piece here, with their rules."""
    signs = " ".join(_SIGNS)
    yield signs, (Rule(compiled(rf"({either(_SIGNS)}){WS}({_PART})\b"), _part_of_next, True),)
    yield (
        "next following previous preceding same that",
        (
            Rule(
                compiled(rf"(next|following|previous|preceding|same|that){WS}(decade|century)\b"),
                _next_unit,
                True,
            ),
        ),
    )
    yield (
        "next following coming previous preceding",
        (
            Rule(
                compiled(rf"(next|following|coming|previous|preceding){WS}({either(SEASONS)})\b"),
                _which_season,
                True,
            ),
        ),
    )
    yield "last this", (Rule(compiled(rf"(last|this){WS}({_PART})\b"), _part_of_this),)
    yield "tonight", (Rule(compiled(r"tonight\b"), _tonight),)
    yield "overnight", (Rule(compiled(r"overnight\b"), _overnight),)
    yield from _units()


def _units() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words of a length of time that stand for one of them: this one, its end, what is left."""
    yield (
        "current fiscal full whole entire",
        (
            Rule(
                compiled(
                    rf"(?:(?:current|full|whole|entire){WS})?(?:fiscal{WS})?(week|month|year)\b"
                ),
                _current,
                True,
            ),
        ),
    )
    yield "year", (Rule(compiled(r"year(?:-|\s|['\u2019]s\s)end\b"), _year_end, True),)
    yield (
        "rest latter early remainder",
        (
            Rule(
                compiled(rf"(?:rest|(?:latter|early|late){WS}part|remainder)(?={WS}of\b)"),
                _edge,
                True,
                True,
            ),
        ),
    )
    yield (
        "day week month year weekend",
        (
            Rule(
                compiled(rf"(day|week|month|year|weekend)\b(?!-|{WS}(?:before|after|following)\b)"),
                _the_unit,
                True,
            ),
        ),
    )


def table_after() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin a piece where no date does."""
    yield " ".join(SEASONS), _SEASONS
    yield (
        "morning afternoon evening night",
        (Rule(compiled(rf"({_PART})(?:{WS}hours|-?time)?\b"), _part, True),),
    )
