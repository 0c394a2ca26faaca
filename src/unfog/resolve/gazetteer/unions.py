"""Places made of others: the regions of the world, states and divisions that are no more.

They have no position of their own. Middle and reach are worked out from the settlements of
their parts, so that whoever doubts them has only the list of parts to check. A province that is
made of a single division is that division under a further name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from unfog.resolve.gazetteer.extent import Points, ground, spread
from unfog.resolve.gazetteer.sources import Union

_CONTINENT = "continent:"
_EDGE = 1.1
"""How much farther a place reaches than nine in ten of its settlements."""


class Settled(Protocol):
    """What is known of where settlements lie (rows.Rows)."""

    def division_of(self, code: str) -> int: ...
    def points_of(self, row: int) -> Points: ...
    def country_points(self, country: str) -> Points: ...
    def people_of(self, row: int) -> int: ...


class United(NamedTuple):
    """A union with its middle in WGS84 degrees, radius in km and people (0 where unknown)."""

    union: Union
    lat: float
    lon: float
    radius_km: float
    people: int


def united(
    union: Union, settled: Settled, continents: Mapping[str, tuple[float, float]]
) -> United | None:
    """Where the union lies; None for a further name of a single division.

    A continent keeps the position that `continents` gives. Raises ValueError for a part that
    no source knows.
    """
    first = union.parts[0]
    if first.startswith(_CONTINENT):
        return _continent(union, settled, continents)
    points: Points = []
    people = 0
    for code in union.parts:
        row = settled.division_of(code)
        points += settled.points_of(row) if row else settled.country_points(code)
        if not row and not settled.country_points(code):
            raise ValueError(f"places-unions.tsv: {union.names[0]}: no settlements in {code!r}")
        people += settled.people_of(row) if row else 0
    if union.kind == "province" and len(union.parts) == 1:
        return None
    lat, lon = ground(points)
    return United(union, lat, lon, _EDGE * spread(points, (lat, lon)), people)


def _continent(
    union: Union, settled: Settled, continents: Mapping[str, tuple[float, float]]
) -> United:
    code, *countries = (part.removeprefix(_CONTINENT) for part in union.parts)
    if code not in continents:
        raise ValueError(f"places-unions.tsv: {union.names[0]}: no continent {code!r}")
    points = [p for country in countries for p in settled.country_points(country)]
    return United(union, *continents[code], _EDGE * spread(points, continents[code]), 0)
