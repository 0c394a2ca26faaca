"""Rules for times told from the day of publication or from a time named before."""

from __future__ import annotations

import re
from typing import cast

from unfog.resolve.time.atoms import Modifier, Rule, Spot, compiled
from unfog.resolve.time.dates import month_of
from unfog.resolve.time.meaning import (
    Ago,
    Days,
    Later,
    Meaning,
    NamedMonth,
    Period,
    Season,
    Unit,
    Unknown,
    Weekday,
    Window,
)
from unfog.resolve.time.words import (
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
    which = _which(match[1])
    return Weekday(
        WEEKDAYS[match[2].lower()],
        "last" if which == "last" else "next" if which == "next" else "latest",
    )


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
        return Unknown(relative=True)
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
        return Unknown(relative=True)
    return Later(-1 if match[1].lower() == "before" else 1, "day")


def _weekend(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Period("weekend", 0) if spot.lead in ("the", "over", "during", "at", "on") else None


def _modifier(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[1].lower()
    parts = {"early": "early", "mid": "mid", "late": "late", "middle": "mid", "end": "late"}
    parts |= {"beginning": "early", "start": "early"}
    return Modifier(parts.get(word))


def _in_the(match: re.Match[str], spot: Spot) -> Meaning | None:
    unit = match[2].lower()
    if unit == "day":
        return Later(0, "day")
    return Period(cast("Unit", unit), 0)


def _part_of_day(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(clock=True)


def _at_dawn(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(clock=True) if spot.lead in ("at", "before", "around", "after", "by") else None


_WEEKDAY_RULE = Rule(compiled(rf"({WEEKDAY})(?![a-z])"), _weekday)
_SHORT_DAY = Rule(
    compiled(rf"({either(WEEKDAYS_SHORT)})\b\.?(?=,?{WS}(?:\d|{MONTH}))"), _short_weekday, weak=True
)
_DEICTIC_RULE = Rule(compiled(rf"({either(_DEICTIC)})\b"), _deictic)
_THIS = "(last|this|next|past|previous)"
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
    Rule(compiled(rf"{_THIS}{WS}({WEEKDAY})\b"), _which_weekday),
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
_DISTANCE_RULE = Rule(
    compiled(rf"({NUMBER}){WS}({_UNIT})s?{WS}(ago|later|earlier|before|after|prior|afterwards)\b"),
    _distance,
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
_MODIFIERS = (
    Rule(
        compiled(rf"(earlier|later){WS}(?:in{WS}the|on{WS}in{WS}the){WS}(day|week|month|year)\b"),
        _in_the,
    ),
    Rule(compiled(rf"early{WS}hours(?:{WS}of)?\b"), _part_of_day, article=True, weak=True),
    Rule(compiled(r"(early|mid|late|earlier|later)\b"), _modifier, weak=True),
)
_EDGE_OF = (
    Rule(
        compiled(rf"(end|beginning|start|middle)(?={WS}of\b)"), _modifier, article=True, weak=True
    ),
)
_PART_RULES = (
    Rule(
        compiled(r"(dawn|dusk|noon|midday|midnight|nightfall|daybreak|sunrise|sunset)\b"), _at_dawn
    ),
    Rule(
        compiled(
            r"(?:(?:pre-?)?dawn|dusk|noon|midday|midnight|nightfall|daybreak|sunrise|sunset|"
            r"morning|afternoon|evening|night|lunchtime|midnight|midday)\b"
        ),
        _part_of_day,
        article=True,
        weak=True,
    ),
)
_SEASON_RULE = Rule(compiled(rf"({_SEASON}){WS}(?:of{WS})?({YEAR})"), _season_year, article=True)
_RECENT = Rule(compiled(rf"recent(?:ly\b|{WS}(?:hours|days|weeks|months|years)\b)"), _vague)


def table() -> dict[str, tuple[Rule, ...]]:
    """Rules by the word that begins them."""
    out: dict[str, tuple[Rule, ...]] = {}

    def add(words: str, *rules: Rule) -> None:
        for word in words.split():
            out[word] = out.get(word, ()) + rules

    add(" ".join(WEEKDAYS), _WEEKDAY_RULE)
    add(" ".join(WEEKDAYS_SHORT), _SHORT_DAY)
    add(" ".join(_DEICTIC), _DEICTIC_RULE)
    add("last past this next previous coming", *_WHICH_RULES)
    add("next following same that previous preceding", _NEXT_DAY_RULE)
    add(" ".join(w for w in NUMBERS if w != "half"), _DISTANCE_RULE)
    add("a few several couple many some", _VAGUE_DISTANCE)
    add("day", _DAY_BEFORE)
    add("early mid late earlier later", *_MODIFIERS)
    add("end beginning start middle", *_EDGE_OF)
    add(
        "dawn predawn pre dusk noon midday midnight nightfall daybreak sunrise sunset", *_PART_RULES
    )
    add("morning afternoon evening night lunchtime", *_PART_RULES)
    add(" ".join(SEASONS), _SEASON_RULE)
    add("weekend", Rule(compiled(r"weekend\b"), _weekend, article=True))
    add("recent recently", _RECENT)
    return out


DISTANCE = _DISTANCE_RULE
