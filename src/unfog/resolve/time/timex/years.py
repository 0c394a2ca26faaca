"""Rules for years that only the tagging of all times counts: either end of a range, spoken ones."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import counts_things
from unfog.resolve.time.dated import Date, Fixed, Year
from unfog.resolve.time.meaning import Meaning
from unfog.resolve.time.timex.amounts import amount
from unfog.resolve.time.words import DASH, WS, YEAR, either

LISTED = re.compile(rf"{WS}?{DASH}{WS}?|{WS}(?:and|or|to|until|through)(?:{WS}the)?{WS}|,{WS}")
"""What stands between two days or years of a list or range."""


def _another_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    """The second year of "2021-2024", "2021 and 2024"."""
    last = spot.last
    if last is None or not isinstance(last.meaning, (Year, Date)):
        return None
    if not LISTED.fullmatch(spot.text[last.end : spot.start]):
        return None
    return None if counts_things(spot.text, match.end()) else Year(int(match[1]))


def _first_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    """The first of "2021-2024", "2021-24"."""
    if spot.before in ".,/-" or counts_things(spot.text, match.end()):
        return None
    return Year(int(match[1]))


def _short_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    last = spot.last
    if last is None or not isinstance(last.meaning, Year):
        return None
    gap, short = spot.text[last.end : spot.start], int(match[1])
    if len(gap) != 1 or not _DASHED.fullmatch(gap) or short <= last.meaning.year % 100:
        return None
    return Year(last.meaning.year // 100 * 100 + short)


_DASHED = re.compile(DASH)


def _any_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    """A number that may be a year and that nothing makes another thing."""
    year = int(match[1])
    if not 1700 <= year <= 2100 or counts_things(spot.text, match.end()):
        return None
    if spot.lead in _NUMBERED or not (spot.before.isspace() or spot.before in "(['\"\u201c-"):
        return None
    return Year(year)


_NUMBERED = frozenset(
    "flight room unit number no channel route highway model page chapter section article about "
    "over than nearly resolution least some another only almost bus train line least most".split()
)


def _fiscal(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Year(int(match[1]))


def _spoken_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    """ "Nineteen eighty-four", as transcripts of broadcasts have it."""
    century = {"eighteen": 1800, "nineteen": 1900}[match[1].lower()]
    number = amount(match[2])
    return None if number is None else Year(century + int(number))


def _year_2000(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Year(2000)


def _nineties(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead not in ("the", "early", "mid", "late"):
        return None
    first = 1900 + 10 * (_DECADES.index(match[1].lower()) + 2)
    return Fixed(Timespan(dt.date(first, 1, 1), dt.date(first + 9, 12, 31)))


def _century(match: re.Match[str], spot: Spot) -> Meaning | None:
    """ "The nineteenth century"."""
    first = (_CENTURIES.index("-".join(match[1].lower().split())) + 13) * 100 + 1
    return Fixed(Timespan(dt.date(first, 1, 1), dt.date(first + 99, 12, 31)))


_CENTURIES = (
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ONES = "one two three four five six seven eight nine".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties".split()


_ANOTHER_YEAR = Rule(compiled(rf"({YEAR})"), _another_year)
_FIRST_YEAR = Rule(compiled(rf"({YEAR})(?={DASH}(?:{YEAR}|\d\d(?![\d-])))"), _first_year)
_SHORT_YEAR = Rule(compiled(r"(\d\d)(?![\d,.%-]*\d)"), _short_year)
_ANY_YEAR = Rule(compiled(rf"({YEAR})(?![-\w]?\d|[a-z%])"), _any_year)
DIGITS: tuple[Rule, ...] = (_FIRST_YEAR, _SHORT_YEAR, _ANOTHER_YEAR)
LAST_DIGITS: tuple[Rule, ...] = (_ANY_YEAR,)


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin a year here, with their rules."""
    yield (
        " ".join(word.split("-")[0] for word in _CENTURIES),
        (
            Rule(
                compiled(rf"({either(_CENTURIES)})(?:{WS}|-)(?:century|centuries)\b"),
                _century,
                article=True,
            ),
        ),
    )
    yield "fiscal", (Rule(compiled(rf"fiscal{WS}({YEAR})"), _fiscal),)
    yield (
        "eighteen nineteen",
        (
            Rule(
                compiled(
                    rf"(eighteen|nineteen){WS}({either(_TENS)}"
                    rf"(?:[ -]{either(_ONES)})?)\b"
                ),
                _spoken_year,
            ),
        ),
    )
    yield "year", (Rule(compiled(rf"year{WS}two{WS}thousand\b"), _year_2000, True),)
    yield " ".join(_DECADES), (Rule(compiled(rf"({either(_DECADES)})\b"), _nineties, True),)
