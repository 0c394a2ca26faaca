"""Rules for times of day, and for words that narrow a time ("early", "the end of")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from unfog.model.timespan import Unit
from unfog.resolve.time.atoms import Modifier, Rule, Spot, compiled
from unfog.resolve.time.meaning import Clock, Meaning
from unfog.resolve.time.told import Later, Period
from unfog.resolve.time.words import WS

_STAMPS = {
    "TMO": "dawn predawn daybreak sunrise morning",
    "T12:00": "noon midday lunchtime",
    "TAF": "afternoon",
    "TEV": "dusk sunset nightfall evening",
    "TNI": "night",
    "T24:00": "midnight",
}
STAMPS: dict[str, str] = {word: stamp for stamp, words in _STAMPS.items() for word in words.split()}
"""Parts of the day by word, as TIMEX3 writes them."""


def _part(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[0].lower().split()[0].removeprefix("pre-")
    return Clock(stamp=STAMPS.get(word, "TMO"))


def _clock_12(match: re.Match[str], spot: Spot) -> Meaning | None:
    hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return Clock(stamp=f"T{hour:02d}:{match[2] or '00'}")


def _clock_24(match: re.Match[str], spot: Spot) -> Meaning | None:
    hour, minute = int(match[1]), int(match[2])
    return Clock(stamp=f"T{hour:02d}:{minute:02d}") if hour < 24 and minute < 60 else None


def _o_clock(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Clock(stamp=f"T{int(match[1]):02d}:00")


_ZONE = (
    rf"(?:{WS}?\(?(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]T|C[SD]T|M[SD]T|Z|hours|hrs?|h|local{WS}time)"
    rf"\b\)?(?:{WS}local{WS}time\b)?)"
)
_AM = rf"{WS}?([ap])(?:\.m\.|m\b)"
CLOCK_RULES: tuple[Rule, ...] = (
    Rule(compiled(rf"(\d{{1,2}})(?:[:.]([0-5]\d))?{_AM}{_ZONE}?"), _clock_12),
    Rule(compiled(rf"([012]?\d):([0-5]\d){_ZONE}"), _clock_24),
    Rule(compiled(rf"([012]\d)([0-5]\d){_ZONE}"), _clock_24),
    Rule(compiled(r"([012]?\d):([0-5]\d)(?::[0-5]\d)?(?![\d:])"), _clock_24),
    Rule(compiled(rf"(\d{{1,2}}){WS}o['\u2019]clock"), _o_clock),
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
    return _part(match, spot) if spot.lead in ("at", "before", "around", "after", "by") else None


_MODIFIERS = (
    Rule(compiled(r"(early|mid|late)(?=[ -]\d{4}['\u2019]?s)"), _modifier, article=True, weak=True),
    Rule(
        compiled(rf"(earlier|later){WS}(?:in{WS}the|on{WS}in{WS}the){WS}(day|week|month|year)\b"),
        _in_the,
    ),
    Rule(compiled(rf"early{WS}hours(?:{WS}of)?\b"), _part, article=True, weak=True),
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
        _part,
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
