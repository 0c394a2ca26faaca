"""The vocabulary of dates in English, and the pieces of pattern made of it."""

from __future__ import annotations

from collections.abc import Iterable

_MONTH_NAMES = (
    "january february march april may june july august september october november december"
).split()
_MONTH_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTHS: dict[str, int] = {
    **{name: i for i, name in enumerate(_MONTH_NAMES, 1)},
    **{name: i for i, name in enumerate(_MONTH_SHORT, 1)},
    "sept": 9,
}
_DAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAY_SHORT = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAYS: dict[str, int] = {name: i for i, name in enumerate(_DAY_NAMES)}
WEEKDAYS_SHORT: dict[str, int] = {
    **{name: i for i, name in enumerate(_DAY_SHORT)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
NUMBERS: dict[str, int] = {
    **{name: i for i, name in enumerate(_SMALL, 1)},
    **{"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90},
    **{"a": 1, "an": 1},
}
UNITS = "hour day week month year decade".split()
SEASONS: dict[str, int] = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

# Words that may follow a bare four-digit number which counts things and names no year.
COUNTED: frozenset[str] = frozenset(
    "acres aircraft ambulances arrests babies barrels bodies bombs boys bullets calls cars "
    "casualties cases children citizens civilians combatants cows dead deaths demonstrators "
    "detainees dollars displaced dunams euros families feet fighters firefighters flights girls "
    "guards gunmen hectares homes hostages hours houses inhabitants injured inmates injuries "
    "insurgents islamists jihadists journalists kg kilograms killed kilometers kilometres km "
    "kilos locals marines men meters metres migrants miles militants militiamen missiles more "
    "mortars motorcycles munitions nationals of officers officials or other others pages people "
    "peacekeepers percent persons police policemen ponds pounds prisoners protesters pupils "
    "rebels recruits refugees residents rockets rounds rupees schoolgirls schools sheep shells "
    "ships sorties soldiers staff strikes strong students supporters tanks targets teachers tents "
    "times tonnes tons tribesmen troops vehicles victims villagers villages volunteers votes "
    "weapons women workers wounded yards youths".split()
)


def either(words: Iterable[str]) -> str:
    """A non-capturing group of `words`, longest first, so that no word hides a longer one."""
    return "(?:" + "|".join(sorted(set(words), key=lambda w: (-len(w), w))) + ")"


# One gap between words: blanks, at most one line break. Wide gaps are masked furniture.
WS = r"(?:[ \t\xa0\u2009\u202f]{1,3}(?:\r?\n[ \t]{0,3})?|\r?\n[ \t]{0,3})"
MONTH = rf"(?:{either(_MONTH_NAMES)}|{either([*_MONTH_SHORT, 'sept'])}\b\.?)"
WEEKDAY = either(_DAY_NAMES)
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?!\d|,\d{3}|\.\d)"
DASH = r"[-\u2010-\u2015\u2212/]"
NUMBER = rf"(?:\d{{1,3}}|{either(NUMBERS)})"
