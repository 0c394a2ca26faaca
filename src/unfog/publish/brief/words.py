"""Days, places and kinds of incidents in running text."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache

from unfog.model.names import fold
from unfog.model.place import Place
from unfog.model.timespan import Timespan

_MONTHS = (
    "January February March April May June July August September October November December"
).split()

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()

_BESIDE = re.compile(r"(near|outside|around|between|(north|south|east|west)\w* of) ")
"""How a place begins that takes no preposition; North Kivu and West Bank do take one."""

_KINDS = {
    "Battles": "fighting",
    "Government regains territory": "recapture of territory by government forces",
    "Non-state actor overtakes territory": "capture of territory by a non-state group",
    "Armed clash": "armed clash",
    "Protests": "protest",
    "Excessive force against protesters": "force against protesters",
    "Protest with intervention": "protest with intervention",
    "Peaceful protest": "protest",
    "Riots": "riot",
    "Violent demonstration": "violent demonstration",
    "Mob violence": "mob violence",
    "Explosions/Remote violence": "explosion or remote violence",
    "Chemical weapon": "chemical attack",
    "Air/drone strike": "air or drone strike",
    "Suicide bomb": "suicide bombing",
    "Shelling/artillery/missile attack": "shelling or missile attack",
    "Remote explosive/landmine/IED": "bomb or mine explosion",
    "Grenade": "grenade attack",
    "Violence against civilians": "violence against civilians",
    "Sexual violence": "sexual violence",
    "Attack": "attack",
    "Abduction/forced disappearance": "abduction",
    "Strategic developments": "strategic development",
    "Agreement": "agreement",
    "Arrests": "arrests",
    "Change to group/activity": "change in a group or its activity",
    "Disrupted weapons use": "weapons intercepted or seized",
    "Headquarters or base established": "base established",
    "Looting/property destruction": "looting or destruction of property",
    "Non-violent transfer of territory": "transfer of territory without violence",
    "Other": "other event",
}


def kind_words(type: str) -> str:
    """An event or sub-event type as newspapers would put it."""
    return _KINDS.get(type, type.lower())


def when_words(span: Timespan) -> str:
    """The day, month or year; of a range only that it was between its ends."""
    start, end = span.start, span.end
    if start == end:
        return day_words(start)
    last = calendar.monthrange(end.year, end.month)[1]
    if start.day == 1 and end.day == last and start.year == end.year:
        if start.month == end.month:
            return f"{_MONTHS[start.month - 1]} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    if (start.year, start.month) == (end.year, end.month):
        return f"between {start.day} and {day_words(end)}"
    return f"between {day_words(start)} and {day_words(end)}"


def day_words(day: dt.date) -> str:
    """`14 May 2031`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def on_words(span: Timespan) -> str:
    """As `when_words`, with the preposition it takes: `on 14 May 2031`, `in May 2031`."""
    words = when_words(span)
    if words.startswith("between"):
        return words
    return f"on {words}" if span.start == span.end else f"in {words}"


def ordinal(number: int) -> str:
    """`third`, `11th`, `22nd`."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def where_words(place: Place) -> str:
    """`in Gossi, Mali`, `at Poti port, Georgia`, `north of Gossi, Mali`."""
    name = place_name(place)
    if place.name[:1].islower() or _BESIDE.match(fold(place.name)):
        return f"{name[:1].lower()}{name[1:]}"
    return f"at {name}" if place.kind in ("facility", "line") else f"in {name}"


def place_name(place: Place) -> str:
    """`Gossi, Mali`; a country by its name alone."""
    country = country_name(place.country)
    if place.kind == "country" or not country or country == place.name:
        return country or place.name
    return f"{place.name}, {country}"


def country_name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; both names of a border; "" for ""."""
    names = _territories()
    return "/".join(names.get(one, one) for one in code.split("/") if one)


@cache
def _territories() -> dict[str, str]:
    from babel import Locale

    return dict(Locale("en").territories)


def listed(names: list[str], most: int = 3) -> str:
    """`a`, `a and b`, `a, b and 2 others`; of more than `most` the rest as a number."""
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
