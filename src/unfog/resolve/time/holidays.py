"""Rules for holidays of the Christian calendar, by which news in English dates attacks."""

from __future__ import annotations

import re

from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.dated import Date, Easter
from unfog.resolve.time.meaning import Meaning
from unfog.resolve.time.words import WS, YEAR


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
