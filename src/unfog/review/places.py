"""Places as a reviewer writes them, found in the gazetteer or given by coordinates.

A place is never a bare point: coordinates need the distance within which it lies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from unfog.errors import SettingsError
from unfog.model.place import Place, distance_km

if TYPE_CHECKING:
    from unfog.resolve.gazetteer import Entry, Gazetteer

_WITHIN = re.compile(
    r"\s*,?\s*(?:within|±|\+/?-)\s*(?P<km>\d{1,5}(?:\.\d{1,3})?)\s*km\s*$", re.ASCII
)
_NUMBER = r"[-+]?\d{1,3}(?:\.\d{1,8})?"
_POINT = re.compile(
    rf"(?:(?P<name>.*\S)\s+at\s+)?(?P<lat>{_NUMBER})\s*,\s*(?P<lon>{_NUMBER})"
    r"(?:\s*,\s*(?P<country>[A-Za-z]{2}(?:/[A-Za-z]{2})?))?",
    re.ASCII,
)
_COMMA = re.compile(r"[-+]?\d+,[-+]?\d+", re.ASCII)
"""One number with a decimal comma, or two."""
_ID = re.compile(r"(?P<name>.*\S)\s+(?P<id>[a-z0-9_-]+:\S+)(?:\s*\(.*\))?")
"""A choice that an error names, with or without what it says of it."""
_HOW = (
    "write its name, with country or division where several bear it (Gao, ML), or coordinates "
    "(16.27, -0.04 within 2 km)"
)
MOST_CHOICES = 8
_MOST = 400
LONGEST_KM = 20_000.0
_CLOSE_KM = 50.0
"""A settlement this close tells the country of coordinates, and gives them a name."""


def placed(text: str, gazetteer: Gazetteer) -> Place:
    """The place that `text` writes.

    `Gao`, `Gao, ML`, `Gao, Mali`, `Gao geonames:2457161`, each with `within 5 km` behind where it
    is known worse or better than the gazetteer has it; `16.27, -0.04 within 2 km`, with `, ML`
    before `within` for the country and `NAME at` before all for a name. Raises SettingsError
    where it is none of these, unknown, or several places bear the name: then with choices.
    """
    found = _WITHIN.search(text)
    said = (text[: found.start()] if found else text).strip()
    km = float(found["km"]) if found else None
    if not said or (km is not None and not 0 < km <= LONGEST_KM):
        raise SettingsError(f"place: {text!r} is no place; {_HOW}")
    if _COMMA.fullmatch(said):
        raise SettingsError(f"place: {said} can be read in two ways; write 16.27, -0.04")
    point = _POINT.fullmatch(said)
    if point is not None:
        return _at(point, km, gazetteer)
    entry = _named(said, gazetteer)
    place = entry.place(admin1=gazetteer.admin1(entry))
    return place if km is None else msgspec.structs.replace(place, radius_km=km)


def certain(name: str, country: str, gazetteer: Gazetteer) -> Place | None:
    """The one place in `country` that bears exactly this name, anywhere where that is "" (not
    known, else two letters); None where there is none, or there are several.

    "The bridge" of a report is no name: what is written small finds no place.
    """
    if name[:1].islower() or not gazetteer.named(name, folded=False):
        return None
    try:
        return placed(f"{name}, {country}" if country else name, gazetteer)
    except SettingsError:
        return None


def _at(point: re.Match[str], km: float | None, gazetteer: Gazetteer) -> Place:
    lat, lon = float(point["lat"]), float(point["lon"])
    if abs(lat) > 90 or abs(lon) > 180:
        raise SettingsError(f"place: {lat:g}, {lon:g} is nowhere; write latitude, then longitude")
    if km is None:
        raise SettingsError(
            f"place: say how far off it may be: {point[0]} within 2 km; a bare point says more "
            "than anybody knows"
        )
    near = gazetteer.nearest(lat, lon)
    if near is not None and distance_km(lat, lon, near.lat, near.lon) > _CLOSE_KM:
        near = None
    given = (point["country"] or "").upper()
    for code in given.split("/") if given else ():
        if gazetteer.country(code) is None:
            raise SettingsError(f"place: no country {code!r}; write two letters, as in ML")
    within = near is not None and given in ("", near.country)
    return Place(
        name=point["name"] or (f"near {near.name}" if near else f"{lat:g}, {lon:g}"),
        country=given or (near.country if near else ""),
        lat=lat,
        lon=lon,
        radius_km=km,
        kind="area",
        admin1=gazetteer.admin1(near) if near and within else "",
    )


def _named(said: str, gazetteer: Gazetteer) -> Entry:
    by_id = _ID.fullmatch(said)
    name, *around = (by_id["name"] if by_id else said).split(",")
    exact = [one.entry for one in gazetteer.named(name, folded=False)]
    known = exact or gazetteer.lookup(name, _MOST)
    found = [entry for entry in known if _lies_in(entry, around, gazetteer)]
    if by_id is not None:
        found = [entry for entry in found if entry.id == by_id["id"]]
    if not found and known:
        raise SettingsError(
            f"place: no {name.strip()!r} of that kind is known; these are: "
            + _choices(known, gazetteer)
        )
    if not found:
        raise SettingsError(f"place: the gazetteer knows no {said!r}; {_HOW}")
    if not (exact or around or by_id):
        raise SettingsError(
            f"place: nothing is named exactly {said!r}; write one of: {_choices(found, gazetteer)}"
        )
    one = _narrowest(found)
    if one is None:
        raise SettingsError(
            f"place: several places are named {said!r}; write one of: {_choices(found, gazetteer)}"
        )
    return one


def _lies_in(entry: Entry, around: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether it lies in all countries and divisions that are named behind its name."""
    country = gazetteer.country(entry.country)
    numbers = {*gazetteer.chain(entry), country.number if country else -1}
    return all(
        name.strip().upper() in ("", entry.country)
        or any(one.number in numbers for one in gazetteer.lookup(name.strip(), _MOST))
        for name in around
    )


def _narrowest(found: Sequence[Entry]) -> Entry | None:
    """The town or else the smallest, if it lies within all others, as a town does in its
    district; None where it does not."""
    one = min(found, key=lambda e: (e.kind != "settlement", e.radius_km, e.number))
    for other in found:
        if distance_km(one.lat, one.lon, other.lat, other.lon) > max(other.radius_km, 1):
            return None
        if other.country != one.country:
            return None
    return one


def _choices(found: Sequence[Entry], gazetteer: Gazetteer) -> str:
    told = "; ".join(_told(found[:MOST_CHOICES], gazetteer))
    more = len(found) - MOST_CHOICES
    return f"{told}; and {more} more" if more > 0 else told


def _told(found: Sequence[Entry], gazetteer: Gazetteer) -> Iterator[str]:
    for entry in found:
        admin1 = gazetteer.admin1(entry)
        where = ", ".join(x for x in (admin1, entry.country) if x and x != entry.name)
        yield f"{entry.name} {entry.id} ({entry.kind}, {where}, ±{entry.radius_km:g} km)"
