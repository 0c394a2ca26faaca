"""Rules for times told from the day of publication or from a time named before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from unfog.model.timespan import Gap, Unit
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.dated import Season
from unfog.resolve.time.dates import month_of
from unfog.resolve.time.meaning import Meaning, Unknown
from unfog.resolve.time.told import (
    Ago,
    Days,
    Later,
    NamedMonth,
    NumberedDay,
    NumberedWeekday,
    Period,
    Weekday,
    WeekdayFrom,
    Window,
)
from unfog.resolve.time.words import (
    DAY,
    MONTH,
    NUMBER,
    NUMBERS,
    SEASONS,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    WS,
    YEAR,
    either,
)

_UNIT = either(UNITS)
_PART_OF_DAY = "(?:morning|afternoon|evening|night)"
_SEASON = either(SEASONS)
_NAMED_DAYS = frozenset("bloody black cyber super fat shrove ash girl man".split())


def _which(word: str) -> str:
    lower = word.lower()
    return "last" if lower in ("last", "past", "previous") else lower


def _weekday(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead in _NAMED_DAYS:
        return None
    return Weekday(WEEKDAYS[match[1].lower()])


def _short_weekday(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[1]
    return Weekday(WEEKDAYS_SHORT[word.lower()]) if word[0].isupper() else None


def _numbered_weekday(match: re.Match[str], spot: Spot) -> Meaning | None:
    return NumberedWeekday(WEEKDAYS[match[1].lower()], int(match[2]))


def _numbered_day(match: re.Match[str], spot: Spot) -> Meaning | None:
    return NumberedDay(int(match[1]))


def _deictic(match: re.Match[str], spot: Spot) -> Meaning | None:
    first, last = _DEICTIC[match[0].lower()]
    return Days(first, last)


_DEICTIC = {
    "today": (0, 0),
    "tonight": (0, 0),
    "yesterday": (-1, -1),
    "tomorrow": (1, 1),
    "overnight": (-1, 0),
}


def _which_weekday(match: re.Match[str], spot: Spot) -> Meaning | None:
    word, day = match[1].lower(), WEEKDAYS[match[2].lower()]
    if word in ("previous", "following", "that"):
        return WeekdayFrom(day, forward=word != "previous")
    if word in ("next", "coming"):
        return Weekday(day, "next")
    return Weekday(day, "latest" if word == "this" else "last")


def _which_month(match: re.Match[str], spot: Spot) -> Meaning | None:
    month = month_of(match[2])
    which = _which(match[1])
    if month is None or which not in ("last", "this", "next"):
        return None
    return NamedMonth(month, which)  # type: ignore[arg-type]  # narrowed by the test above


def _which_night(match: re.Match[str], spot: Spot) -> Meaning | None:
    which = _which(match[1])
    day = {"last": -1, "this": 0, "next": None}.get(which)
    return None if day is None else Days(day, day)


def _which_period(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[1].lower()
    unit = cast("Unit", match[2].lower())
    after_the = spot.lead == "the"
    if word == "past" or (word == "last" and after_the and unit not in ("weekend",)):
        return Period("weekend", -1) if unit == "weekend" else Window(1, unit)
    if word == "previous":
        return Later(-1, unit, whole=True)
    if word == "next" and after_the:
        return Later(1, unit, whole=True)
    return Period(unit, {"last": -1, "this": 0, "next": 1, "coming": 1}[word])


def _this_past(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[1].lower()
    if word in WEEKDAYS:
        return Weekday(WEEKDAYS[word], "last")
    return Period("weekend", 0) if word == "weekend" else Window(1, cast("Unit", word))


def _which_season(match: re.Match[str], spot: Spot) -> Meaning | None:
    which = _which(match[1])
    if which not in ("last", "this", "next"):
        return None
    return Season(SEASONS[match[2].lower()], None, which)  # type: ignore[arg-type]  # tested above


def _season_year(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Season(SEASONS[match[1].lower()], int(match[2]))


def _amount(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def _window(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead not in ("the", "these"):
        return None
    return Window(_amount(match[1]), cast("Unit", match[2].lower()))


def _vague(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(relative=True)


def _distance(match: re.Match[str], spot: Spot) -> Meaning | None:
    """A distance from the anchor (two days ago) or from a time before (a week later)."""
    unit = cast("Unit", match[2].lower())
    word = match[3].lower()
    amount = _amount(match[1])
    if word == "ago":
        return Ago(amount, unit)
    sign = -1 if word in ("earlier", "before", "prior", "previously") else 1
    if word in ("before", "after", "prior") and not _ends_phrase(spot.text, match.end()):
        return Unknown(relative=True, gap=Gap(amount, unit))
    return Later(sign * amount, unit)


_PHRASE_END = re.compile(r"\s*(?:[.,;:!?)\]\u201d\"]|$)")


def _ends_phrase(text: str, end: int) -> bool:
    return _PHRASE_END.match(text, end) is not None


def _next_day(match: re.Match[str], spot: Spot) -> Meaning | None:
    word, unit = match[1].lower(), match[2].lower()
    sign = {"next": 1, "following": 1, "same": 0, "that": 0, "previous": -1, "preceding": -1}[word]
    if spot.lead not in ("the", "that", "this", "very") and word != "that":
        return None
    if unit in ("day", "morning", "afternoon", "evening", "night"):
        return Later(sign, "day")
    return Later(sign, cast("Unit", unit), whole=True)


def _day_before(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead not in ("the", "a", "one"):
        return None
    if match[2]:
        return Days(-2, -2) if match[2].lower() == "yesterday" else Days(2, 2)
    if not _ends_phrase(spot.text, match.end()):
        return Unknown(relative=True, gap=Gap(1, "day"))
    return Later(-1 if match[1].lower() == "before" else 1, "day")


def _weekend(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Period("weekend", 0) if spot.lead in ("the", "over", "during", "at", "on") else None


_TH = rf"({DAY})(?:st|nd|rd|th)\b"
_NUMBERED_WEEKDAY = Rule(
    compiled(rf"({WEEKDAY}),?{WS}the{WS}{_TH}(?!{WS}(?:of|{MONTH}))"), _numbered_weekday
)
NUMBERED_DAY = Rule(
    compiled(rf"{_TH}{WS}of{WS}(?:that|the{WS}same){WS}month\b"), _numbered_day, article=True
)
_WEEKDAY_RULE = Rule(compiled(rf"({WEEKDAY})(?![a-z])"), _weekday)
_SHORT_DAY = Rule(
    compiled(rf"({either(WEEKDAYS_SHORT)})\b\.?(?=,?{WS}(?:\d|{MONTH}))"), _short_weekday, weak=True
)
_DEICTIC_RULE = Rule(compiled(rf"({either(_DEICTIC)})\b"), _deictic)
_THIS = "(last|this|next|past|previous)"
_WHICH_WEEKDAY = Rule(
    compiled(rf"(last|this|next|past|previous|following|coming|that){WS}({WEEKDAY})\b"),
    _which_weekday,
    article=True,
)
_WHICH_RULES: tuple[Rule, ...] = (
    Rule(compiled(rf"(?:last|past){WS}({NUMBER}){WS}({_UNIT})s?\b"), _window, article=True),
    Rule(
        compiled(
            rf"(?:last|past|next|coming){WS}(?:few|several|couple{WS}of){WS}{_UNIT}s?\b",
        ),
        _vague,
        article=True,
    ),
    Rule(compiled(rf"this{WS}past{WS}({WEEKDAY}|weekend|week|month|year)\b"), _this_past),
    _WHICH_WEEKDAY,
    Rule(compiled(rf"{_THIS}{WS}{_PART_OF_DAY}\b"), _which_night),
    Rule(
        compiled(rf"(last|this|next|past|previous|coming){WS}(weekend|week|month|year)\b"),
        _which_period,
        article=True,
    ),
    Rule(compiled(rf"{_THIS}{WS}({_SEASON})\b"), _which_season),
    Rule(compiled(rf"{_THIS}{WS}({MONTH})(?![a-z])"), _which_month),
)
_NEXT_DAY_RULE = Rule(
    compiled(
        r"(next|following|same|that|previous|preceding)"
        rf"{WS}(day|morning|afternoon|evening|night|weekend|week|month|year)\b"
    ),
    _next_day,
    article=True,
)
_VAGUE_DISTANCE = Rule(
    compiled(
        rf"(?:a{WS})?(?:few|several|couple{WS}of|many|some){WS}{_UNIT}s?{WS}"
        rf"(?:ago|later|earlier|before|after)\b"
    ),
    _vague,
)
_DAY_BEFORE = Rule(
    compiled(rf"day{WS}(before|after)(?:{WS}(yesterday|tomorrow))?\b"), _day_before, article=True
)
_SEASON_RULE = Rule(compiled(rf"({_SEASON}){WS}(?:of{WS})?({YEAR})"), _season_year, article=True)
_RECENT = Rule(compiled(rf"recent(?:ly\b|{WS}(?:hours|days|weeks|months|years)\b)"), _vague)
DISTANCE = Rule(
    compiled(rf"({NUMBER}){WS}({_UNIT})s?{WS}(ago|later|earlier|before|after|prior|afterwards)\b"),
    _distance,
)


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin a piece here, with their rules."""
    yield " ".join(WEEKDAYS), (_NUMBERED_WEEKDAY, _WEEKDAY_RULE)
    yield " ".join(WEEKDAYS_SHORT), (_SHORT_DAY,)
    yield " ".join(_DEICTIC), (_DEICTIC_RULE,)
    yield "last past this next previous coming", _WHICH_RULES
    yield "next following same that previous preceding", (_NEXT_DAY_RULE,)
    yield "following that", (_WHICH_WEEKDAY,)
    yield " ".join(NUMBERS), (DISTANCE,)
    yield "a few several couple many some", (_VAGUE_DISTANCE,)
    yield "day", (_DAY_BEFORE,)
    yield " ".join(SEASONS), (_SEASON_RULE,)
    yield "weekend", (Rule(compiled(r"weekend\b"), _weekend, article=True),)
    yield "recent recently", (_RECENT,)
