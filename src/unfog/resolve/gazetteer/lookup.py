"""The opened gazetteer: names to entries, memory-mapped and read only."""

from __future__ import annotations

import json
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

import marisa_trie

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
from unfog.resolve.gazetteer.names import FOLDED, facility_key, fold, normalise

FOLDED_QUALITY = 3

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

    def named(self, name: str, *, folded: bool = True, most: int = 400) -> tuple[Named, ...]:
        """All entries of that name, own names first, then other ones, then folded ones.

        Each by prominence; at most `most`. Other spellings of an own name ("Odessa") and other
        names of a country ("Holland") are as good as own names here.
        """
        key = normalise(name)
        return self._by_key(key, folded, most) if key else ()

    def facilities(self, name: str) -> tuple[Named, ...]:
        """Facilities of that name, whatever word it has for its kind ("base", "airfield")."""
        key = facility_key(normalise(name))
        return self._by_key(key, True, 50) if key else ()

    def _by_key(self, key: str, folded: bool, most: int) -> tuple[Named, ...]:
        best: dict[int, int] = {}
        for number, quality in self._names.get(key, ()):
            best[number] = min(quality, best.get(number, quality))
        weak = fold(key)
        if folded:
            keys = (FOLDED + weak, weak) if weak != key else (FOLDED + weak,)
            for other in keys:
                for number, _ in self._names.get(other, ()):
                    best.setdefault(number, FOLDED_QUALITY)
        known = self._known_size(best)
        rows = sorted(best.items(), key=lambda row: self._rank(row[0], row[1], weak, known))
        return tuple(Named(self.entry(number), quality) for number, quality in rows[:most])

    def _known_size(self, best: Mapping[int, int]) -> int:
        """How many people an entry needs for its other name to be better known than the own
        name of any: Bombay is the city before it is the hamlet."""
        own = [self.entry(n).population for n, quality in best.items() if quality == CANONICAL]
        return max(LARGE_CITY, BETTER_KNOWN * max(own, default=0))

    def _rank(self, number: int, quality: int, weak: str, known: int) -> tuple[int, int]:
        if quality != ALTERNATE:
            return (quality, number)
        entry = self.entry(number)
        own = number < len(self._countries) or fold(normalise(entry.name)) == weak
        return (CANONICAL if own or entry.population >= known else quality, number)

    def lookup(self, name: str, limit: int = 10) -> tuple[Entry, ...]:
        """Entries of that name in the order of `named`; facilities by their name too."""
        found = {n.entry.number: n for n in (*self.facilities(name), *self.named(name))}
        weak = fold(normalise(name))
        known = self._known_size({n.entry.number: n.quality for n in found.values()})
        best = sorted(
            found.values(), key=lambda n: self._rank(n.entry.number, n.quality, weak, known)
        )
        return tuple(n.entry for n in best[: max(0, limit)])

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
