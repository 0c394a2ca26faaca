"""Joins places that a user added with those of the packages: one entry for one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from unfog.model.place import PlaceKind, distance_km
from unfog.resolve.gazetteer.entry import ALTERNATE, CANONICAL, Row
from unfog.resolve.gazetteer.extent import city_radius
from unfog.resolve.gazetteer.given import Given
from unfog.resolve.gazetteer.names import facility_key, normalise
from unfog.resolve.gazetteer.near import Near
from unfog.resolve.gazetteer.sources import City

_SAME_KM: dict[PlaceKind, float] = {
    "settlement": 10, "facility": 15, "district": 50, "area": 100, "line": 100, "province": 150,
}  # fmt: skip
"""Within which two places of one name and kind are the same."""
_RADIUS_KM: dict[PlaceKind, float] = {
    "facility": 3, "district": 30, "line": 50, "area": 100, "province": 150,
}  # fmt: skip
_LISTED: dict[PlaceKind, float] = {"facility": 2e5, "district": 2e4, "settlement": 1e3}
_LISTED_AREA, _LISTED_MOST, _OF_DUMP = 2e5, 5e8, 10.0
_LEVEL: dict[PlaceKind, int] = {"province": 1, "district": 2}


class Gathered(Protocol):
    """What is known of the packages' places while they are joined with others (rows.Rows)."""

    cities: list[City]

    def translit(self, country: str) -> bool: ...
    def division_of(self, code: str) -> int: ...
    def division(self, city: City) -> int: ...


class Merge:
    """Takes what was added (nothing, mostly) and joins it with the rows of the packages."""

    def __init__(self, added: Iterable[Given]) -> None:
        self._left: dict[str, Given] = {}
        for given in added:
            before = self._left.get(given.id)
            self._left[given.id] = given if before is None else _joined(before, given)
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for given in self._left.values():
            if given.listed or given.kind == "facility":
                for key in _keys(given.name, given.kind):
                    self._by_key[key].append(given.id)

    def into(self, rows: Iterable[Row], gathered: Gathered) -> Iterator[Row]:
        """`rows` with what was added to them, then the added places that are in none of them."""
        for row in rows:
            if self._left:
                self._meet(row)
            yield row
        if self._left:
            near = Near(gathered.cities)
            for given in self._left.values():
                yield _row(given, gathered, near)

    def _meet(self, row: Row) -> None:
        """Gives the row what was added under its id, or under its name at its place."""
        found = self._left.pop(row.id, None)
        if found is not None:
            _give(row, found)
        if not self._by_key:
            return
        keys = dict.fromkeys(k for name, _ in row.names for k in _keys(name, row.kind))
        for ident in [i for key in keys for i in self._by_key.get(key, ())]:
            given = self._left.get(ident)
            if given is not None and _same(given, row):
                del self._left[ident]
                _give(row, given)
                if given.listed:
                    row.lat, row.lon = given.lat, given.lon
                    row.radius_km = given.radius_km or row.radius_km


def _keys(name: str, kind: PlaceKind) -> tuple[str, ...]:
    key = normalise(name)
    facility = facility_key(key) if kind == "facility" else ""
    return (key, facility) if facility else (key,)


def _same(given: Given, row: Row) -> bool:
    if given.kind != row.kind or distance_km(given.lat, given.lon, row.lat, row.lon) > _SAME_KM.get(
        given.kind, 0.0
    ):
        return False
    here, there = given.country.split("/"), row.country.split("/")
    return not given.country or not row.country or not set(here).isdisjoint(there)


def _joined(before: Given, given: Given) -> Given:
    names = dict.fromkeys((*before.names, given.name, *given.names))
    names.pop(before.name, None)
    return msgspec.structs.replace(before, names=tuple(names))


def _give(row: Row, given: Given) -> None:
    row.names += _names(given)
    row.population = row.population or given.population


def _names(given: Given) -> list[tuple[str, int]]:
    other = CANONICAL if given.listed else ALTERNATE
    return [(given.name, CANONICAL), *((name, other) for name in given.names)]


def _row(given: Given, gathered: Gathered, near: Near) -> Row:
    division = gathered.division_of(given.code)
    country = given.country
    if not division or not country:
        city = near.find(given.lat, given.lon, country.split("/") if country else ())
        if city is not None:
            country = country or city.countrycode
            division = division or gathered.division(city)
    prominence = _OF_DUMP
    if given.listed:
        prominence = _LISTED.get(given.kind, _LISTED_AREA)
    known = given.kind == "settlement" or given.population
    return Row(
        id=given.id,
        name=given.name,
        kind=given.kind,
        country=country,
        lat=given.lat,
        lon=given.lon,
        radius_km=given.radius_km or (_RADIUS_KM.get(given.kind) or city_radius(given.population)),
        names=_names(given),
        population=given.population,
        prominence=min(max(prominence, given.population if known else 0), _LISTED_MOST),
        parent=f"division:{division}" if division and given.kind != "province" else "",
        level=_LEVEL.get(given.kind, 0),
        translit=not country or any(gathered.translit(c) for c in country.split("/")),
    )
