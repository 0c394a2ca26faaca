"""Rules for years, decades and centuries."""

from __future__ import annotations

import datetime as dt
import re

from unfog.model.calendar import month_span, year_span
from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import ARTICLES, HYPHENS, LEADS, NEXT_WORD, counts_things
from unfog.resolve.time.dated import Date, Fixed, Year
from unfog.resolve.time.meaning import Meaning
from unfog.resolve.time.words import WS, YEAR


def _iso_month(match: re.Match[str], spot: Spot) -> Meaning | None:
    year, second = int(match[1]), int(match[2])
    if second > year % 100 and second <= year % 100 + 20:
        return _years(year, year - year % 100 + second)
    if 1 <= second <= 12:
        return Fixed(month_span(year, second))
    return None


def _years(first: int, last: int) -> Meaning | None:
    if not first < last <= first + 100:
        return None
    return Fixed(Timespan(year_span(first).start, year_span(last).end))


def _year_range(match: re.Match[str], spot: Spot) -> Meaning | None:
    if match["and"] and spot.lead != "between":
        return None
    if counts_things(spot.text, match.end()):
        return None
    return _years(int(match["first"]), int(match["last"]))


def _year(match: re.Match[str], spot: Spot) -> Meaning | None:
    year = int(match[0])
    led = spot.lead in LEADS and _plain_gap(spot)
    sure = led and spot.lead in ("in", "since") and year % 100
    if not 1500 <= year <= 2100 or (not sure and counts_things(spot.text, match.end())):
        return None
    return Year(year) if led or (year >= 1700 and _is_year_there(match, spot)) else None


def _plain_gap(spot: Spot) -> bool:
    gap = spot.text[spot.lead_start + len(spot.lead) : spot.start]
    return gap.isspace() or gap in HYPHENS


def _is_year_there(match: re.Match[str], spot: Spot) -> bool:
    """Whether brackets, a year before or an article make the number a year."""
    text, end = spot.text, match.end()
    if (spot.start == 0 or spot.before == "\n") and text[end : end + 1] in (":", "\n"):
        return True  # a heading
    if spot.before in "([" and text[end : end + 1] in (")", "]", ",", ";", " ", "-", "\u2013"):
        return True
    if spot.lead in ("and", "or") and spot.near() and spot.last is not None:
        return isinstance(spot.last.meaning, (Year, Date))
    following = NEXT_WORD.match(text, end)
    return spot.lead in ARTICLES and following is not None and spot.before.isspace()


def _decade(match: re.Match[str], spot: Spot) -> Meaning | None:
    raw = match[1]
    first = int(raw) if len(raw) == 4 else 1900 + int(raw)
    if first % 10 or (len(raw) == 2 and spot.lead not in ("the", "early", "mid", "late")):
        return None
    return Fixed(Timespan(dt.date(first, 1, 1), dt.date(first + 9, 12, 31)))


def _century(match: re.Match[str], spot: Spot) -> Meaning | None:
    first = (int(match[1]) - 1) * 100 + 1
    if not 1 <= first <= 2001:
        return None
    return Fixed(Timespan(dt.date(first, 1, 1), dt.date(first + 99, 12, 31)))


def _attacks_of_2001(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Fixed(Timespan(dt.date(2001, 9, 11), dt.date(2001, 9, 11)))


YEAR_RULES: tuple[Rule, ...] = (
    Rule(compiled(r"9/11(?![\d/])"), _attacks_of_2001),
    Rule(compiled(r"(\d{4}|\d\d)['\u2019]?s\b"), _decade, article=True),
    Rule(compiled(rf"(\d{{1,2}}){WS}?(?:st|nd|rd|th){WS}century\b"), _century, article=True),
    Rule(
        compiled(
            rf"(?P<first>{YEAR})(?:{WS}?[-\u2010-\u2015\u2212]{WS}?|{WS}(?:to|until|through|"
            rf"(?P<and>and)){WS})(?P<last>{YEAR})"
        ),
        _year_range,
    ),
    Rule(compiled(r"(\d{4})[-\u2010-\u2015/](\d\d)(?![\d/-])"), _iso_month),
    Rule(compiled(YEAR), _year),
)
