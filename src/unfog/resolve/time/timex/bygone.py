"""Rules for years before Christ, which no calendar of ours holds: recognised, never dated."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import LEADS, counts_things
from unfog.resolve.time.dates import month_of
from unfog.resolve.time.meaning import Context, Meaning
from unfog.resolve.time.words import MONTH, WS


class Bygone(msgspec.Struct, frozen=True):
    """A year, decade or century before Christ; `tail` is a month or season as TIMEX3 has it.

    `sure` is false where the words do not say BC: then others of the text have to.
    """

    year: int
    unit: Literal["year", "decade", "century"] = "year"
    tail: str = ""
    sure: bool = True
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return None

    @property
    def value(self) -> str:
        digits = {"year": 4, "decade": 3, "century": 2}[self.unit]
        return f"BC{self.year:04d}"[: 2 + digits] + self.tail


_BC = rf"{WS}?(?:BCE?\b|B\.C\.(?:E\.)?)"


def _year(match: re.Match[str], spot: Spot) -> Meaning | None:
    if not int(match[1]):
        return None
    return Bygone(int(match[1]), "decade" if match[2] else "year")


def _century(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Bygone(100 * (int(match[1]) - 1), "century") if int(match[1]) else None


def _bare(match: re.Match[str], spot: Spot) -> Meaning | None:
    if spot.lead not in LEADS or not spot.before.isspace():
        return None
    return None if counts_things(spot.text, match.end()) else Bygone(int(match[0]), sure=False)


def _month(match: re.Match[str], spot: Spot) -> Meaning | None:
    month = month_of(match["month"])
    return Bygone(int(match["year"]), tail=f"-{month:02d}") if month else None


MONTH_RULE = Rule(
    compiled(rf"(?P<month>{MONTH}),?{WS}(?:of{WS})?(?P<year>[1-9]\d{{0,3}}){_BC}"), _month
)
DIGITS: tuple[Rule, ...] = (
    Rule(compiled(rf"(\d{{1,4}})(?:(s)|(?!\w)){_BC}"), _year, article=True),
    Rule(compiled(rf"(\d\d?)(?:st|nd|rd|th){WS}century{_BC}"), _century, article=True),
    Rule(compiled(rf"(\d{{1,4}})(s?)(?=[-\u2010-\u2015]\d{{1,4}}{_BC})"), _year, article=True),
)
BARE = Rule(compiled(r"[1-9]\d\d(?![\d,.:%-]*\d|[%\w])"), _bare)
