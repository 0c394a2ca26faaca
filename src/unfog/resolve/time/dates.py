"""Rules for dates that name a day, month or year, and for times of day."""

from __future__ import annotations

import datetime as dt
import re

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.meaning import (
    Date,
    Easter,
    Fixed,
    Meaning,
    Numeric,
    Unknown,
    Year,
    month_span,
    year_span,
)
from unfog.resolve.time.words import COUNTED, DASH, DAY, MONTH, MONTHS, WS, YEAR

# Words before a bare year or month that make it one.
_LEADS = frozenset(
    "in since until till by during from of before after through throughout circa around between "
    "last this next early mid late to year years post pre about past summer autumn winter "
    "prior spring".split()
)
_ARTICLES = frozenset("the a an its their his her our s".split())
_NAMELIKE = frozenset((3, 4, 5, 6, 8))  # March, April, May, June, August: also words and names
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_NEXT_WORD = re.compile(rf"(?:{WS}|-)([^\W\d_]+)")


def month_of(word: str) -> int | None:
    """The month; None for "may" and "march" in lower case, and for short forms so written."""
    name = word.rstrip(".")
    lower = name.lower()
    if name == lower and (lower == "march" or (len(name) < 5 and lower not in ("june", "july"))):
        return None
    return MONTHS.get(lower)


def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts what follows ("2021 soldiers")."""
    if text[end : end + 1] == "%":
        return True
    following = _NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() in COUNTED


_TH = rf"(?:{WS}?(?:st|nd|rd|th)\b)?"
_NOT_A_DAY = rf"(?![\d:%]|\.\d|,\d|{WS}?[ap]\.?m\b|{WS}(?:hundred|thousand|million|percent)\b)"
_TO = rf"(?:{WS}?{DASH}{WS}?|{WS}(?:and|to|or|until|through|into|&){WS}(?:the{WS})?)"
_OF_YEAR = rf",?{WS}(?:of{WS}|in{WS})?(?P<year>{YEAR})"
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
    if (
        last is not None
        and match.end() == match.end("last")
        and counts_things(spot.text, match.end())
    ):
        return None
    return Date(month, int(group["year"]) if group.get("year") else None, first, last)


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
    return word.lower() in ("may", "june", "july") or (word.endswith(".") and spot.lead in _LEADS)


def _is_month_there(match: re.Match[str], spot: Spot) -> bool:
    if spot.lead in _LEADS:
        return spot.lead not in ("by", "to", "around", "about", "past") or match[0] != "May"
    following = _NEXT_WORD.match(spot.text, match.end())
    if following is not None and following[1] in ("last", "this", "next"):
        return True
    if spot.lead in _ARTICLES:
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


def _iso_month(match: re.Match[str], spot: Spot) -> Meaning | None:
    year, second = int(match[1]), int(match[2])
    if second > year % 100 and second <= year % 100 + 20:
        return _years(year, year - year % 100 + second)
    if 1 <= second <= 12:
        return Fixed(month_span(year, second))
    return None


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
    led = spot.lead in _LEADS and _plain_gap(spot)
    sure = led and spot.lead in ("in", "since") and year % 100
    if not 1500 <= year <= 2100 or (not sure and counts_things(spot.text, match.end())):
        return None
    return Year(year) if led or (year >= 1900 and _is_year_there(match, spot)) else None


def _plain_gap(spot: Spot) -> bool:
    gap = spot.text[spot.lead_start + len(spot.lead) : spot.start]
    return gap.isspace() or gap in _HYPHENS


def _is_year_there(match: re.Match[str], spot: Spot) -> bool:
    """Whether brackets, a year before or an article make the number a year."""
    text, end = spot.text, match.end()
    if spot.before in "([" and text[end : end + 1] in (")", "]", ",", ";", " ", "-", "\u2013"):
        return True
    if spot.lead in ("and", "or") and spot.near() and spot.last is not None:
        return isinstance(spot.last.meaning, (Year, Date))
    following = _NEXT_WORD.match(text, end)
    return spot.lead in _ARTICLES and following is not None and spot.before.isspace()


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


def _clock(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(clock=True)


def _clock_24(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(clock=True) if int(match[1]) < 24 and int(match[2]) < 60 else None


_ZONE = (
    rf"(?:{WS}?\(?(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]T|C[SD]T|M[SD]T|Z|hours|hrs?|h|local{WS}time)"
    rf"\b\)?(?:{WS}local{WS}time\b)?)"
)
_AM = rf"{WS}?(?:[ap]\.m\.|[ap]m\b)"

DIGITS: tuple[Rule, ...] = (
    Rule(compiled(r"(\d{4})[-/.](\d\d)[-/.](\d\d)(?!\d)(?:T\d\d:?\d\d(?::?\d\d)?Z?)?"), _iso),
    Rule(compiled(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.-]\d)"), _numeric),
    Rule(compiled(_DAYS_MONTH + _OF_YEAR), _day, article=True),
    Rule(compiled(_DAYS_MONTH), _day, article=True),
    Rule(compiled(_DAY_MONTH + _OF_YEAR), _day, article=True),
    Rule(compiled(_DAY_MONTH), _day, article=True),
    Rule(compiled(r"9/11(?![\d/])"), _attacks_of_2001),
    Rule(compiled(rf"\d{{1,2}}(?:[:.][0-5]\d)?{_AM}{_ZONE}?"), _clock),
    Rule(compiled(rf"([012]?\d):?([0-5]\d){_ZONE}"), _clock_24),
    Rule(compiled(r"([012]?\d):([0-5]\d)(?::[0-5]\d)?(?![\d:])"), _clock_24),
    Rule(compiled(rf"\d{{1,2}}{WS}o['\u2019]clock"), _clock),
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
MONTH_RULES: tuple[Rule, ...] = (
    Rule(compiled(_MONTH_DAYS + _OF_YEAR), _day),
    Rule(compiled(_MONTH_DAYS), _day),
    Rule(compiled(_MONTH_DAY + _OF_YEAR), _day),
    Rule(compiled(_MONTH_DAY), _day),
    Rule(compiled(rf"(?P<month>{MONTH}){_OF_YEAR}"), _month_year),
    Rule(compiled(_MONTH_END), _month),
)


def _fixed_day(month: int, day: int) -> Rule:
    def build(match: re.Match[str], spot: Spot) -> Meaning | None:
        year = match["year"]
        return Date(month, int(year) if year else None, day)

    names = {
        (12, 25): rf"christmas(?:{WS}day)?(?!{WS}(?:eve|party|tree|market|island|bash|dinner))",
        (12, 24): rf"christmas{WS}eve",
        (12, 26): rf"boxing{WS}day",
        (1, 1): rf"new{WS}year['\u2019]?s{WS}day",
        (12, 31): rf"new{WS}year['\u2019]?s{WS}eve",
    }
    return Rule(compiled(names[month, day] + rf"\b(?:,?{WS}(?:in{WS})?(?P<year>{YEAR}))?"), build)


_EASTER = {
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
}


def _easter(match: re.Match[str], spot: Spot) -> Meaning | None:
    days = _EASTER.get(" ".join(match[1].lower().split()))
    return None if days is None else Easter(days, int(match["year"]) if match["year"] else None)


_EASTER_RULE = Rule(
    compiled(rf"([a-z]{{4,6}}{WS}[a-z]{{6,8}})\b(?:,?{WS}(?:in{WS})?(?P<year>{YEAR}))?"), _easter
)
HOLIDAYS: dict[str, tuple[Rule, ...]] = {
    "christmas": (_fixed_day(12, 24), _fixed_day(12, 25)),
    "boxing": (_fixed_day(12, 26),),
    "new": (_fixed_day(1, 1), _fixed_day(12, 31)),
    **{name.split()[0]: (_EASTER_RULE,) for name in _EASTER},
}
__all__ = ["DIGITS", "HOLIDAYS", "MONTH_RULES"]
