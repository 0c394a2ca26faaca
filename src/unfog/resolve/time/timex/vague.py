"""Rules for words that point at the past, present or future without a day."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import NEXT_WORD
from unfog.resolve.time.meaning import Context, Meaning
from unfog.resolve.time.timex.amounts import AMOUNT
from unfog.resolve.time.words import WS


class Vague(msgspec.Struct, frozen=True):
    """`value`: PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        return None


def _rule(value: str, pattern: str, article: bool = False) -> Rule:
    def build(match: re.Match[str], spot: Spot) -> Meaning | None:
        return Vague(value)

    return Rule(compiled(pattern), build, article)


_AMOUNT = compiled(rf"{WS}{AMOUNT}")
_UNIT = re.compile("(?:hour|day|week|month|quarter|year|decade|centur(?:y|ie))s?|few|several")
_UNITS = "(?:hours|days|weeks|months|quarters|years|decades|centuries)"
_PAST, _PRESENT, _FUTURE = "PAST_REF", "PRESENT_REF", "FUTURE_REF"


def _the(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead != "the":
        return None
    following = NEXT_WORD.match(spot.text, match.end())
    if _AMOUNT.match(spot.text, match.end()):
        return None
    if following is not None and _UNIT.fullmatch(following[1]):
        return None
    return Vague({"past": _PAST, "present": _PRESENT, "future": _FUTURE}[match[1].lower()])


def _this_time(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Vague(_PRESENT) if spot.lead in ("at", "by", "during", "until", "till") else None


def _the_time(match: re.Match[str], spot: Spot) -> Meaning | None:
    """ "At the time": known by the words before the article."""
    before = spot.text[max(0, spot.lead_start - 4) : spot.lead_start].lower()
    return Vague(_PRESENT) if spot.lead == "the" and before.endswith(("at ", "of ")) else None


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin such an expression, with their rules."""
    yield "now currently nowadays", (_rule(_PRESENT, r"(?:now|currently|nowadays)\b"),)
    yield "current", (_rule(_PRESENT, r"current\b"),)
    yield "right", (_rule(_PRESENT, rf"right{WS}now\b"),)
    yield "present", (_rule(_PRESENT, r"present[- ]day\b"),)
    yield "these", (_rule(_PRESENT, rf"these{WS}days\b"),)
    yield "recently lately", (_rule(_PAST, r"(?:recently|lately)\b"),)
    yield "more", (_rule(_PAST, rf"more{WS}recently\b"),)
    yield (
        "recent distant immediate",
        (_rule(_PAST, rf"(?:recent|distant|immediate){WS}past\b", article=True),),
    )
    yield "recent", (_rule(_PAST, rf"recent{WS}{_UNITS}(?:{WS}and{WS}{_UNITS})?\b"),)
    yield "recent", (_rule(_PAST, r"recent\b"),)
    yield "near", (_rule(_FUTURE, rf"near{WS}(?:future|term)\b", article=True),)
    yield (
        "foreseeable distant immediate",
        (_rule(_FUTURE, rf"(?:foreseeable|distant|immediate){WS}future\b", article=True),),
    )
    yield "coming future", (_rule(_FUTURE, rf"(?:coming|future){WS}{_UNITS}\b", article=True),)
    yield "past", (_rule(_PAST, rf"past{WS}{_UNITS}\b"),)
    yield "past present future", (Rule(compiled(r"(past|present|future)\b"), _the, article=True),)
    yield "that this", (_rule(_PRESENT, rf"(?:that{WS}(?:time|period)|this{WS}(?:period|date))\b"),)
    yield "this", (Rule(compiled(rf"this{WS}time\b"), _this_time),)
    yield "time", (Rule(compiled(r"time\b"), _the_time, article=True),)
    yield "time", (_rule(_PRESENT, rf"time{WS}being\b", article=True),)
