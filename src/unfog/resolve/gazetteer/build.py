"""Writes the gazetteer's files: entries of fixed length, their texts, and a trie of names."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import marisa_trie

from unfog.resolve.gazetteer.entry import ABBREVIATION, KINDS, NAME_RECORD, RECORD, Row
from unfog.resolve.gazetteer.names import FOLDED, facility_key, fold, normalise
from unfog.resolve.gazetteer.rows import Rows, ordered

ENTRIES, TEXTS, NAMES, PARTS = "entries.bin", "texts.bin", "names.marisa", "parts.json"
FILES = (ENTRIES, TEXTS, NAMES, PARTS)
MANIFEST = "manifest.json"


type Parts = dict[str, dict[str, tuple[float, float, float]]]


def build(folder: Path, version: str) -> None:
    """Builds the gazetteer into the empty `folder`. Needs some 10 s and 700 MB."""
    gathered = Rows()
    rows, parts = ordered(gathered.all()), gathered.parts()
    del gathered
    write(rows, parts, folder, version)


def write(rows: Sequence[Row], parts: Parts, folder: Path, version: str) -> None:
    """Writes the files of a gazetteer of `rows`, the most prominent first."""
    (folder / PARTS).write_text(json.dumps(parts), encoding="utf-8")
    _write_entries(rows, folder)
    trie = marisa_trie.RecordTrie(NAME_RECORD, _names(rows))
    trie.save(str(folder / NAMES))
    files = {name: checksum(folder / name) for name in FILES}
    manifest = {"version": version, "entries": len(rows), "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def checksum(path: Path) -> list[int]:
    """Size and CRC-32 of a file: against truncation and decay, not against malice."""
    raw = path.read_bytes()
    return [len(raw), zlib.crc32(raw)]


def _write_entries(rows: Sequence[Row], folder: Path) -> None:
    numbers = {row.key: number for number, row in enumerate(rows) if row.key}
    offset = 0
    with (folder / ENTRIES).open("wb") as entries, (folder / TEXTS).open("wb") as texts:
        for row in rows:
            text = f"{row.name}\t{row.id}\t{row.country}".encode()
            parent = numbers.get(row.parent, -1)
            entries.write(
                RECORD.pack(
                    row.lat,
                    row.lon,
                    round(row.radius_km * 10),
                    min(row.population, 2**32 - 1),
                    parent + 1,
                    offset,
                    len(text),
                    KINDS.index(row.kind),
                    row.level,
                )
            )
            texts.write(text)
            offset += len(text)


def _names(rows: Sequence[Row]) -> Iterator[tuple[str, tuple[int, int]]]:
    for number, row in enumerate(rows):
        best: dict[str, int] = {}
        for name, quality in row.names:
            for key in _keys(name, quality, row):
                best[key] = min(quality, best.get(key, quality))
        for key, quality in best.items():
            yield key, (number, quality)


def _keys(name: str, quality: int, row: Row) -> Iterator[str]:
    key = normalise(name)
    if not key:
        return
    yield key
    facility = facility_key(key) if row.kind == "facility" else ""
    if facility:
        yield facility
    if row.translit and quality != ABBREVIATION and key.isascii():
        for plain in (key, facility):
            folded = fold(plain) if plain else ""
            if folded and folded != plain:
                yield FOLDED + folded
