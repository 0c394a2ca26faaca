"""Rules for times of day, and for words that narrow a time ("early", "the end of")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from unfog.resolve.time.atoms import Modifier, Rule, Spot, compiled
from unfog.resolve.time.days import Unit
from unfog.resolve.time.meaning import Meaning, Unknown
from unfog.resolve.time.told import Later, Period
from unfog.resolve.time.words import WS


def clock(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Unknown(clock=True)


def _clock_24(match: re.Match[str], spot: Spot) -> Meaning | None:
    return clock(match, spot) if int(match[1]) < 24 and int(match[2]) < 60 else None


_ZONE = (
    rf"(?:{WS}?\(?(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]T|C[SD]T|M[SD]T|Z|hours|hrs?|h|local{WS}time)"
    rf"\b\)?(?:{WS}local{WS}time\b)?)"
)
_AM = rf"{WS}?(?:[ap]\.m\.|[ap]m\b)"
CLOCK_RULES: tuple[Rule, ...] = (
    Rule(compiled(rf"\d{{1,2}}(?:[:.][0-5]\d)?{_AM}{_ZONE}?"), clock),
    Rule(compiled(rf"([012]?\d):([0-5]\d){_ZONE}"), _clock_24),
    Rule(compiled(rf"([012]\d)([0-5]\d){_ZONE}"), _clock_24),
    Rule(compiled(r"([012]?\d):([0-5]\d)(?::[0-5]\d)?(?![\d:])"), _clock_24),
    Rule(compiled(rf"\d{{1,2}}{WS}o['\u2019]clock"), clock),
)


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


def _at_dawn(match: re.Match[str], spot: Spot) -> Meaning | None:
    return clock(match, spot) if spot.lead in ("at", "before", "around", "after", "by") else None


_MODIFIERS = (
    Rule(compiled(r"(early|mid|late)(?=[ -]\d{4}['\u2019]?s)"), _modifier, article=True, weak=True),
    Rule(
        compiled(rf"(earlier|later){WS}(?:in{WS}the|on{WS}in{WS}the){WS}(day|week|month|year)\b"),
        _in_the,
    ),
    Rule(compiled(rf"early{WS}hours(?:{WS}of)?\b"), clock, article=True, weak=True),
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
            r"morning|afternoon|evening|night|lunchtime)\b"
            rf"(?:{WS}local{WS}time\b)?"
        ),
        clock,
        article=True,
        weak=True,
    ),
)


def table() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Words that begin a piece here, with their rules."""
    yield "early mid late earlier later", _MODIFIERS
    yield "end beginning start middle", _EDGE_OF
    yield "dawn predawn pre dusk noon midday midnight nightfall daybreak", _PART_RULES
    yield "sunrise sunset morning afternoon evening night lunchtime", _PART_RULES
