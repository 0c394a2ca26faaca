"""Places that are told from others: "30 km north of X", "eastern X", "the X-Y border"."""

from __future__ import annotations

import math
import re

from unfog.model.place import Place, distance_km
from unfog.resolve.place.lexicon import DIRECTIONS

_NUMBER = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_UNIT = {"km": 1.0, "kilomet": 1.0, "mile": 1.609, "mi": 1.609, "nautical": 1.852}
_DIRECTION = "|".join(sorted((d for d in DIRECTIONS if DIRECTIONS[d] != (0, 0)), key=len)[::-1])
_DISTANCE = re.compile(
    r"(?P<number>\d{1,4}(?:[.,]\d{1,3})?|[a-z]{1,8})[ -]"
    r"(?P<unit>km|kilomet(?:er|re)s?|nautical miles?|miles?)\b"
    r"(?:\s?\([^)]{1,20}\))?(?:,? (?:to the )?(?P<direction>" + _DIRECTION + r"))?"
    r" ?(?:of|from|away from|outside|off)(?: (?:the|central|city|town|village|capital|of)){0,4} ?$"
)
_NEAR = re.compile(
    r"\b(?:(?P<direction>" + _DIRECTION + r") of|near|close to|outside|around|not far from"
    r"|on the outskirts of|in the vicinity of|off|off the coast of)"
    r"(?: (?:the|city|town|village|of)){0,3} ?$"
)


def told_before(before: str) -> re.Match[str] | None:
    """The words of distance or nearness that end right before a name, if any.

    `before` is the text of the sentence up to the name, in lower case; its last 90
    characters are looked at.
    """
    tail = before[-90:]
    return _DISTANCE.search(tail) or _NEAR.search(tail)


def moved(place: Place, told: re.Match[str], name: str) -> Place:
    """The place at that distance, direction or nearness of `place`."""
    groups = told.groupdict()
    step = DIRECTIONS.get(groups.get("direction") or "", (0, 0))
    if groups.get("number"):
        number = _number(groups["number"] or "")
        unit = next(v for k, v in _UNIT.items() if (groups["unit"] or "").startswith(k))
        if number is not None:
            far = number * unit
            if step == (0, 0):
                return _with(place, name, place.radius_km + far)
            at = shift(place.lat, place.lon, step, far)
            return _with(place, name, max(5.0, 0.3 * far) + place.radius_km / 2, at)
    if step == (0, 0):
        return _with(place, name, max(place.radius_km * 1.3, place.radius_km + 10))
    at = shift(place.lat, place.lon, step, place.radius_km / 2)
    return _with(place, name, place.radius_km + 15, at)


def directed(
    place: Place, direction: str, name: str, part: tuple[float, float, float] | None
) -> Place:
    """The eastern part of a country or province; a town's quarters stay the town.

    `part` is the middle and radius of that part where the gazetteer knows it.
    """
    step = DIRECTIONS.get(direction.lower(), (0, 0))
    if place.kind not in ("country", "province", "area"):
        return _with(place, name, place.radius_km)
    if step == (0, 0):
        return _with(place, name, place.radius_km * 0.6, (place.lat, place.lon))
    if part is not None:
        return _with(place, name, max(part[2], place.radius_km * 0.4), part[:2])
    at = shift(place.lat, place.lon, step, place.radius_km * 0.4)
    return _with(place, name, place.radius_km * 0.7, at)


def between(a: Place, b: Place, name: str) -> Place:
    """The stretch between two places: its middle, and half its length."""
    far = distance_km(a.lat, a.lon, b.lat, b.lon)
    return Place(
        name=name,
        country=_both(a, b),
        lat=round((a.lat + b.lat) / 2, 5),
        lon=round((a.lon + b.lon) / 2, 5),
        radius_km=round(far / 2 + max(3.0, min(a.radius_km, b.radius_km)), 1),
        kind="line",
        admin1=a.admin1 if a.admin1 == b.admin1 else "",
    )


def border(a: Place, b: Place, name: str) -> Place:
    """The border of two countries, roughly: between their middles, by their sizes."""
    share = a.radius_km / (a.radius_km + b.radius_km)
    return Place(
        name=name,
        country=_both(a, b),
        lat=round(a.lat + (b.lat - a.lat) * share, 5),
        lon=round(a.lon + (b.lon - a.lon) * share, 5),
        radius_km=round(min(a.radius_km, b.radius_km) * 0.8, 1),
        kind="line",
    )


def shift(lat: float, lon: float, step: tuple[int, int], km: float) -> tuple[float, float]:
    """The point `km` away in the direction of `step` (north, east)."""
    size = math.hypot(*step)
    north = lat + km * step[0] / size / 111.2
    scale = max(0.05, math.cos(math.radians(lat)))
    east = lon + km * step[1] / size / (111.2 * scale)
    return round(max(-90.0, min(90.0, north)), 5), round((east + 180) % 360 - 180, 5)


def _both(a: Place, b: Place) -> str:
    return "/".join(sorted({c for p in (a, b) for c in p.country.split("/") if c}))


def _number(text: str) -> float | None:
    if text[0].isdigit():
        return float(text.replace(",", "."))
    return _NUMBER.get(text)


def _with(place: Place, name: str, radius: float, at: tuple[float, float] | None = None) -> Place:
    """A stretch told from `place`: an area of its own radius, at `at` or where `place` is."""
    lat, lon = at or (place.lat, place.lon)
    return Place(
        name=name,
        country=place.country,
        lat=lat,
        lon=lon,
        radius_km=round(radius, 1),
        kind="area" if at else place.kind,
        gazetteer_id=place.gazetteer_id,
        admin1=place.admin1,
    )
