"""The opened gazetteer: names to entries, memory-mapped and read only."""

from __future__ import annotations

import json
import math
import mmap
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import marisa_trie
import numpy as np

from unfog.errors import SettingsError
from unfog.resolve.gazetteer.build import ENTRIES, MANIFEST, NAMES, PARTS, TEXTS
from unfog.resolve.gazetteer.entry import (
    ALTERNATE,
    CANONICAL,
    KINDS,
    NAME_RECORD,
    RECORD,
    Entry,
)
from unfog.resolve.gazetteer.names import facility_key, fold, folded_keys, normalise

FOLDED_QUALITY = 3
_MOST, _MOST_FACILITIES = 400, 50

_COLUMNS = np.dtype(
    {
        "names": ["lat", "lon", "kind"],
        "formats": ["<f4", "<f4", "u1"],
        "offsets": [0, 4, RECORD.size - 2],
        "itemsize": RECORD.size,
    }
)
"""Of a record, what `nearest` looks at."""

LARGE_CITY = 100_000
BETTER_KNOWN = 30
"""How many times larger a town must be for its other name to win over an own name."""


class Named(NamedTuple):
    """An entry found by a name: quality 0 its main name, 1 another, 2 an abbreviation, 3 folded."""

    entry: Entry
    quality: int


class Gazetteer:
    """Places by name. Open it with `Gazetteer.open(ensure(cache))`.

    The files are mapped, so that processes on one machine share their memory. Entries are
    made when asked for.
    """

    def __init__(
        self,
        version: str,
        maps: tuple[mmap.mmap, mmap.mmap],
        names: marisa_trie.RecordTrie,
        parts: dict[str, dict[str, tuple[float, float, float]]],
    ) -> None:
        self.version = version
        self._entries, self._texts = maps
        self._names = names
        self._parts = parts
        self.size = len(self._entries) // RECORD.size
        self._countries = self._find_countries()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens a built folder. Raises SettingsError where it is none."""
        try:
            manifest = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
            names = marisa_trie.RecordTrie(NAME_RECORD)
            names.mmap(str(path / NAMES))
            maps = _mapped(path / ENTRIES), _mapped(path / TEXTS)
            parts = json.loads((path / PARTS).read_text(encoding="utf-8"))
            return cls(str(manifest["version"]), maps, names, parts)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise SettingsError(
                f"{path}: not a gazetteer ({error}). Remove the folder: it is built anew."
            ) from error

    def entry(self, number: int) -> Entry:
        """The entry of that number. Raises IndexError where there is none."""
        if not 0 <= number < self.size:
            raise IndexError(f"no entry {number}")
        lat, lon, radius, people, parent, offset, length, kind, level = RECORD.unpack_from(
            self._entries, number * RECORD.size
        )
        name, ident, country = self._texts[offset : offset + length].decode("utf-8").split("\t")
        return Entry(
            number=number,
            id=ident,
            name=name,
            kind=KINDS[kind],
            country=country,
            lat=lat,
            lon=lon,
            radius_km=radius / 10,
            population=people,
            parent=parent - 1,
            level=level,
        )

    def named(self, name: str, *, folded: bool = True, most: int = _MOST) -> tuple[Named, ...]:
        """All entries of that name, own names first, then other ones, then folded ones.

        Each by prominence; at most `most`. Other spellings of an own name ("Odessa") and other
        names of a country ("Holland") are as good as own names here.
        """
        key = normalise(name)
        return self._by_key(key, folded, most) if key else ()

    def facilities(self, name: str) -> tuple[Named, ...]:
        """Facilities of that name, whatever word it has for its kind ("base", "airfield")."""
        key = facility_key(normalise(name))
        return self._by_key(key, True, _MOST_FACILITIES) if key else ()

    def _by_key(self, key: str, folded: bool, most: int) -> tuple[Named, ...]:
        best: dict[int, int] = {}
        for number, quality in self._names.get(key, ()):
            best[number] = min(quality, best.get(number, quality))
        if folded:
            for other in folded_keys(key):
                for number, _ in self._names.get(other, ()):
                    best.setdefault(number, FOLDED_QUALITY)
        return self._ranked([Named(self.entry(n), q) for n, q in best.items()], key)[:most]

    def _ranked(self, found: Sequence[Named], key: str) -> tuple[Named, ...]:
        """Own names first, then other ones, folded ones last; each by prominence.

        An other name of a large city is better known than the own name of any hamlet: Bombay.
        """
        if len(found) < 2:
            return tuple(found)
        weak = fold(key)
        own = [named.entry.population for named in found if named.quality == CANONICAL]
        known = max(LARGE_CITY, BETTER_KNOWN * max(own, default=0))

        def rank(named: Named) -> tuple[int, int]:
            entry, quality = named
            if quality == ALTERNATE and (
                entry.population >= known
                or entry.number < len(self._countries)
                or fold(normalise(entry.name)) == weak
            ):
                quality = CANONICAL
            return (quality, entry.number)

        return tuple(sorted(found, key=rank))

    def lookup(self, name: str, limit: int = 10) -> tuple[Entry, ...]:
        """Entries of that name in the order of `named`; facilities by their name too."""
        limit, key = max(0, limit), normalise(name)
        by_name = self._by_key(key, True, _MOST) if key else ()
        facility = facility_key(key)
        facilities = self._by_key(facility, True, _MOST_FACILITIES) if facility else ()
        if not facilities:
            return tuple(n.entry for n in by_name[:limit])
        found = {n.entry.number: n for n in (*facilities, *by_name)}
        best = self._ranked([*found.values()], key)
        return tuple(n.entry for n in best[:limit])

    def nearest(self, lat: float, lon: float) -> Entry | None:
        """The settlement closest to a point in WGS84 degrees; None where there is no settlement.

        The whole gazetteer is gone through, some hundredths of a second.
        """
        rows = np.frombuffer(self._entries, _COLUMNS)
        rise = np.radians(rows["lat"].astype(float) - lat)
        turn = np.radians(rows["lon"].astype(float) - lon)
        cosines = np.cos(np.radians(rows["lat"].astype(float))) * math.cos(math.radians(lat))
        far = np.sin(rise / 2) ** 2 + cosines * np.sin(turn / 2) ** 2
        far[rows["kind"] != KINDS.index("settlement")] = np.inf
        number = int(np.argmin(far))
        return self.entry(number) if np.isfinite(far[number]) else None

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-2 code."""
        number = self._countries.get(code.upper())
        return None if number is None else self.entry(number)

    def capital(self, code: str) -> Entry | None:
        """The capital of a country, by the country's code."""
        country = self.country(code)
        return None if country is None or country.parent < 0 else self.entry(country.parent)

    def part(self, code: str, north: int, east: int) -> tuple[float, float, float] | None:
        """Middle and radius in km of a country's part on that side, None where unknown.

        `north` and `east` are 1, 0 or -1.
        """
        side = ("s", "", "n")[north + 1] + ("w", "", "e")[east + 1]
        found = self._parts.get(code, {}).get(side)
        return None if found is None else (found[0], found[1], found[2])

    def chain(self, entry: Entry) -> tuple[int, ...]:
        """Numbers of the divisions around the entry, the narrowest first."""
        found: list[int] = []
        parent = -1 if entry.kind == "country" else entry.parent
        while parent >= 0 and parent not in found:
            found.append(parent)
            parent = RECORD.unpack_from(self._entries, parent * RECORD.size)[4] - 1
        return tuple(found)

    def narrowest(self, entry: Entry) -> int:
        """Number of the second-level division around a settlement, -1 where none is known."""
        if entry.kind == "country" or entry.parent < 0:
            return -1
        level = RECORD.unpack_from(self._entries, entry.parent * RECORD.size)[8]
        return entry.parent if level == 2 else -1

    def admin1(self, entry: Entry) -> str:
        """Name of the first-level division around the entry, "" where there is none."""
        if entry.level == 1:
            return entry.name
        for number in reversed(self.chain(entry)):
            return self.entry(number).name
        return ""

    def _find_countries(self) -> dict[str, int]:
        """Countries are the most prominent entries, so the first ones."""
        found: dict[str, int] = {}
        for number in range(self.size):
            entry = self.entry(number)
            if entry.kind != "country":
                break
            found[entry.country] = number
        return found


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
