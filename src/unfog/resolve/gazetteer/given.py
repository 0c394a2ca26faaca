"""A place that a user adds, and what must hold of it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

from unfog.errors import SettingsError
from unfog.model.place import PlaceKind
from unfog.resolve.gazetteer import sources
from unfog.resolve.gazetteer.names import MAX_NAME, facility_key, normalise

MOST_PEOPLE, MOST_KM = 2_000_000_000, 5_000.0

_WORDS: dict[PlaceKind, str] = {
    "settlement": "settlement city town village hamlet suburb neighbourhood neighborhood",
    "district": "district county subdistrict municipality commune",
    "province": "province governorate state oblast",
    "facility": "facility base military_base airfield airport air_base oil_field oilfield "
    "gas_field refinery crossing border_crossing checkpoint camp refugee_camp dam prison port "
    "bridge hospital market plant mine school",
    "area": "area region island lake mountain desert forest valley zone",
    "line": "line river road railway border front",
}
KIND_OF: dict[str, PlaceKind] = {w: kind for kind, words in _WORDS.items() for w in words.split()}
_COLUMNS = {
    "lat": "lat latitude y",
    "lon": "lon lng long longitude x",
    "name": "name place placename",
    "country": "country country_code countrycode iso2",
    "kind": "kind type",
    "names": "alternate_names alternatenames alternate_name alt_name alt_names aliases other_names",
    "radius_km": "radius_km radius",
    "population": "population pop",
}
COLUMN = {word: column for column, words in _COLUMNS.items() for word in words.split()}


class Given(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place as a file gives it: WGS84 degrees, radius in km, population 0 where unknown.

    `listed` tells a list that someone made from a dump of everything. `code` is GeoNames' code of
    the first-level division, such as SY.13.
    """

    id: str
    name: str
    lat: float
    lon: float
    kind: PlaceKind
    country: str = ""
    radius_km: float = 0.0
    population: int = 0
    names: tuple[str, ...] = ()
    code: str = ""
    listed: bool = False


class Where(msgspec.Struct, frozen=True):
    """Where in a file something stands, for messages."""

    path: Path
    line: int
    part: str = ""

    def fault(self, what: str, remedy: str) -> SettingsError:
        part = f" ({self.part})" if self.part else ""
        return SettingsError(f"{self.path}, line {self.line}{part}: {what}; {remedy}")


def column(header: str) -> str:
    """The column that a header names, "" for one that is not used."""
    return COLUMN.get("_".join(header.strip().lower().replace("-", " ").split()), "")


def listed(
    cells: Mapping[str, str], names: tuple[str, ...], where: Where, shape: str = ""
) -> Given:
    """The place of a line of a list; raises SettingsError that names file, line and remedy.

    `cells` are by the names of `column`, `names` the alternate ones; `shape` is the kind where
    the line gives none and its name tells none.
    """
    name = name_of(cells.get("name", ""), where)
    lat = number(cells, "lat", where, 90.0)
    lon = number(cells, "lon", where, 180.0)
    word = "_".join(cells.get("kind", "").lower().replace("-", " ").split())
    kind = KIND_OF.get(word) or KIND_OF.get(word.removesuffix("s"))
    if word and kind is None:
        known = ", ".join(w.replace("_", " ") for w in KIND_OF)
        raise where.fault(f"no kind {cells['kind']!r}", f"known kinds: {known}")
    if kind is None:
        facility = facility_key(normalise(name))
        kind = "facility" if facility else KIND_OF.get(shape, "settlement")
    others = tuple(dict.fromkeys(name_of(n, where) for n in names if n.strip()))
    if kind == "facility":
        others = tuple(dict.fromkeys((*others, *_with_noun((name, *others), word))))
    country = country_of(cells.get("country", ""), where)
    population = number(cells, "population", where, MOST_PEOPLE) if cells.get("population") else 0
    radius = number(cells, "radius_km", where, MOST_KM) if cells.get("radius_km") else 0.0
    if population < 0 or radius < 0 or (cells.get("radius_km") and not radius):
        raise where.fault("a population or radius below what can be", "mend or empty the cell")
    return Given(
        id=_id(name, kind, lat, lon),
        name=name,
        lat=lat,
        lon=lon,
        kind=kind,
        country=country,
        radius_km=radius,
        population=int(population),
        names=others,
        listed=True,
    )


def _with_noun(names: tuple[str, ...], word: str) -> Iterator[str]:
    """The names with the noun of their kind, as texts have them: "Camp Zarbat" of kind base is
    the Zarbat base too."""
    noun = word.removesuffix("s").replace("_", " ")
    if not facility_key(f"x {noun}"):
        return
    for name in names:
        words = facility_key(normalise(name)).split()
        core = " ".join(words[:-1]).title() if words else name
        if len(core) + len(noun) < MAX_NAME:
            yield f"{core} {noun}"


def name_of(text: str, where: Where) -> str:
    """`text` as a name on one line. Raises SettingsError where it can be none."""
    name = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not name:
        raise where.fault("a place without a name", "give its name or remove it")
    if len(name) > MAX_NAME:
        raise where.fault(
            f"a name of {len(name)} characters", f"shorten it to {MAX_NAME} or remove it"
        )
    if not any(c.isalnum() for c in normalise(name)):
        raise where.fault(f"{name!r} is no name", "a name has letters or figures")
    return name


def number(cells: Mapping[str, str], key: str, where: Where, most: float) -> float:
    """A number from `-most` to `most`. Raises SettingsError where the cell holds none."""
    text = cells.get(key, "").strip()
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not -most <= found <= most:
        span = "0" if key in ("population", "radius_km") else f"-{most:g}"
        shown = text if len(text) <= 30 else text[:30] + "…"
        raise where.fault(
            f"{key} is {shown!r}", f"write a number from {span} to {most:g}, with a point: 34.25"
        )
    return found


def country_of(text: str, where: Where) -> str:
    """ISO 3166-1 alpha-2 of a code or English name, two joined by "/"; "" for nothing.

    Raises SettingsError where it is none.
    """
    codes = []
    for part in text.split("/") if text.strip() else ():
        code = _countries().get(normalise(part))
        if code is None:
            raise where.fault(
                f"no country {part.strip()[:40]!r}", "write two letters (ML) or its English name"
            )
        codes.append(code)
    return "/".join(codes)


@cache
def _countries() -> dict[str, str]:
    named = {normalise(n): code for code, rows in sources.country_names().items() for n, _ in rows}
    return named | {c.iso.lower(): c.iso for c in sources.countries()}


def _id(name: str, kind: str, lat: float, lon: float) -> str:
    """An id that stays the same in whatever file the place comes."""
    mark = hashlib.sha256(f"{name}\t{kind}\t{lat:.4f}\t{lon:.4f}".encode()).hexdigest()[:8]
    words = "-".join(w for w in normalise(name).split() if w.isalnum())
    return f"added:{words[:40]}-{mark}"
