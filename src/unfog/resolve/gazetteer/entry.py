"""What the gazetteer knows of one place, and its layout on disk."""

from __future__ import annotations

import struct

import msgspec

from unfog.model.place import Place, PlaceKind

KINDS: tuple[PlaceKind, ...] = (
    "settlement",
    "district",
    "province",
    "country",
    "area",
    "facility",
    "line",
)

RECORD = struct.Struct("<ffIIIIHBB")
"""lat, lon, radius in 0.1 km, population, parent + 1, text offset and length, kind, level.

The text is name, id and country, parted by tabs, in UTF-8.
"""

NAME_RECORD = "<IB"
"""Value in the trie of names: number of the entry and quality of the name."""

CANONICAL, ALTERNATE, ABBREVIATION = 0, 1, 2

CAPITAL_LEVEL = 9
"""Level of a settlement that is a country's capital."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer: WGS84 degrees, radius in km, population 0 where unknown.

    `number` is its rank by prominence, 0 the most prominent; `parent` the number of the
    division it lies in (a country's: its capital), -1 where none is known. `level` is 1 or 2 for
    divisions, 9 for the capitals of countries, else 0.
    """

    number: int
    id: str
    name: str
    kind: PlaceKind
    country: str
    lat: float
    lon: float
    radius_km: float
    population: int
    parent: int
    level: int

    def place(self, name: str = "", admin1: str = "") -> Place:
        """The entry as a Place; under `name` where the text calls it so."""
        return Place(
            name=name or self.name,
            country=self.country,
            lat=round(self.lat, 5),
            lon=round(self.lon, 5),
            radius_km=self.radius_km,
            kind=self.kind,
            gazetteer_id=self.id,
            admin1=admin1,
        )


class Row(msgspec.Struct):
    """An entry as the sources give it, before it has a number.

    `names` are (name, quality) pairs; `parent` is the `key` of the row of its division.
    `translit` files folded keys too. `prominence` orders entries.
    """

    id: str
    name: str
    kind: PlaceKind
    country: str
    lat: float
    lon: float
    radius_km: float
    names: list[tuple[str, int]]
    population: int = 0
    prominence: float = 0.0
    parent: str = ""
    key: str = ""
    level: int = 0
    translit: bool = False
