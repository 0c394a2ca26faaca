"""Rules for dates that name a day or a month."""

from __future__ import annotations

import datetime as dt
import re

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import ARTICLES, LEADS, NEXT_WORD, counts_things
from unfog.resolve.time.dated import Date, Fixed, Numeric
from unfog.resolve.time.meaning import Meaning
from unfog.resolve.time.words import DASH, DAY, MONTH, MONTHS, WS, YEAR

_NAMELIKE = frozenset((3, 4, 5, 6, 8))  # March, April, May, June, August: also words and names
_OF_2001 = re.compile(r"\s(?:attack|terror|hijack)", re.IGNORECASE)
_ANOTHER_MONTH = re.compile(rf"{WS}(?:and|to|or|through){WS}(?:{MONTH})(?![a-z])", re.IGNORECASE)


def month_of(word: str) -> int | None:
    """The month; None for "may" and "march" in lower case, and for short forms so written."""
    name = word.rstrip(".")
    lower = name.lower()
    if name == lower and (lower == "march" or (len(name) < 5 and lower not in ("june", "july"))):
        return None
    return MONTHS.get(lower)


_TH = rf"(?:{WS}?(?:st|nd|rd|th)\b)?"
_NOT_A_DAY = rf"(?![\d%]|:\d|\.\d|,\d|{WS}?[ap]\.?m\b|{WS}(?:hundred|thousand|million|percent)\b)"
_TO = rf"(?:{WS}?{DASH}{WS}?|{WS}(?:(?P<and>and|or|&)|to|until|through|into){WS}(?:the{WS})?)"
_OF_YEAR = rf"(?:,?{WS}(?:of{WS}|in{WS})?|-)(?P<year>{YEAR})"
_MONTH_END = rf"(?P<month>{MONTH})(?![a-z])"
_DAY_MONTH = rf"(?P<first>{DAY})(?!\d){_TH}(?:{WS}|-)(?:of{WS})?{_MONTH_END}"
_DAYS_MONTH = (
    rf"(?P<first>{DAY})(?!\d){_TH}{_TO}(?P<last>{DAY})(?!\d){_TH}(?:{WS}|-)(?:of{WS})?{_MONTH_END}"
)
_MONTH_DAY = rf"(?P<month>{MONTH})(?:{WS}|-)(?:the{WS})?(?P<first>{DAY}){_TH}{_NOT_A_DAY}"
_MONTH_DAYS = rf"{_MONTH_DAY}{_TO}(?P<last>{DAY}){_TH}{_NOT_A_DAY}"


def _day(match: re.Match[str], spot: Spot) -> Meaning | None:
    group = match.groupdict()
    month = month_of(group["month"])
    first, last = int(group["first"]), int(group.get("last") or 0) or None
    if month is None or (last is not None and last <= first):
        return None
    end = match.end()
    if last is not None and match.end("last") == end and counts_things(spot.text, end):
        return None
    if last is not None and group["and"] and last > first + 1 and spot.lead != "between":
        return None  # two days, not the range between them
    year = int(group["year"]) if group.get("year") else None
    if year is None and (month, first) == (9, 11) and _OF_2001.match(spot.text, end):
        year = 2001
    return Date(month, year, first, last)


def _month_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    month = month_of(match["month"])
    return None if month is None else Date(month, int(match["year"]))


def _month(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match["month"]
    month = month_of(word)
    if month is None or (len(word.rstrip(".")) < 5 and not _may_stand_short(word, spot)):
        return None
    if month in _NAMELIKE and not _is_month_there(match, spot):
        return None
    return Date(month)


def _may_stand_short(word: str, spot: Spot) -> bool:
    return word.lower() in ("may", "june", "july") or (word.endswith(".") and spot.lead in LEADS)


def _is_month_there(match: re.Match[str], spot: Spot) -> bool:
    if spot.lead in LEADS:
        return spot.lead not in ("by", "to", "around", "about", "past") or match[0] != "May"
    following = NEXT_WORD.match(spot.text, match.end())
    if following is not None and following[1] in ("last", "this", "next"):
        return True
    if _ANOTHER_MONTH.match(spot.text, match.end()):
        return True
    if spot.lead in ARTICLES:
        return (
            following is not None
            and following[1].islower()
            and following[1] not in ("on", "for", "to", "of", "has", "had", "is", "was", "said")
        )
    return spot.near() and spot.last is not None and isinstance(spot.last.meaning, Date)


def _iso(match: re.Match[str], spot: Spot) -> Meaning | None:
    try:
        day = dt.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    return Fixed(Timespan(day, day))


def _numeric(match: re.Match[str], spot: Spot) -> Meaning | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) == 2:
        if match[2] != "/":
            return None
        year += 2000 if year < 70 else 1900
    readings = []
    for day, month in ((first, second), (second, first)):
        try:
            readings.append(dt.date(year, month, day))
        except ValueError:
            continue
    return Numeric(tuple(readings)) if readings else None


DAY_RULES: tuple[Rule, ...] = (
    Rule(compiled(r"(\d{4})[-/.](\d\d)[-/.](\d\d)(?!\d)(?:T\d\d:?\d\d(?::?\d\d)?Z?)?"), _iso),
    Rule(compiled(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)"), _numeric),
    Rule(compiled(_DAYS_MONTH + _OF_YEAR), _day, article=True),
    Rule(compiled(_DAYS_MONTH), _day, article=True),
    Rule(compiled(_DAY_MONTH + _OF_YEAR), _day, article=True),
    Rule(compiled(_DAY_MONTH), _day, article=True),
)
MONTH_RULES: tuple[Rule, ...] = (
    Rule(compiled(_MONTH_DAYS + _OF_YEAR), _day),
    Rule(compiled(_MONTH_DAYS), _day),
    Rule(compiled(_MONTH_DAY + _OF_YEAR), _day),
    Rule(compiled(_MONTH_DAY), _day),
    Rule(compiled(rf"(?P<month>{MONTH}){_OF_YEAR}"), _month_year),
    Rule(compiled(_MONTH_END), _month),
)
