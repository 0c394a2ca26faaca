"""Writes the gazetteer's files: entries of fixed length, their texts, and a trie of names."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import marisa_trie

from unfog.resolve.gazetteer.entry import ABBREVIATION, KINDS, NAME_RECORD, RECORD, Row
from unfog.resolve.gazetteer.given import Given
from unfog.resolve.gazetteer.merge import Merge
from unfog.resolve.gazetteer.names import facility_key, filed_keys, normalise
from unfog.resolve.gazetteer.rows import Rows
from unfog.resolve.gazetteer.spool import Spool

ENTRIES, TEXTS, NAMES, PARTS = "entries.bin", "texts.bin", "names.marisa", "parts.json"
FILES = (ENTRIES, TEXTS, NAMES, PARTS)
MANIFEST = "manifest.json"
SYLLABIC = frozenset("CN HK MO TW JP KR KP VN LA KH TH".split())
"""Countries whose names are few syllables: joined they would meet other names by chance."""


type Parts = dict[str, dict[str, tuple[float, float, float]]]


def build(folder: Path, version: str, added: Iterable[Given] = ()) -> None:
    """Builds the gazetteer with the places `added` into the empty `folder`.

    Needs some 15 s and 400 MB. Raises SettingsError where what was added is damaged.
    """
    with Spool(folder) as spool:
        parts = _gather(Merge(added), spool)
        _write(spool, parts, folder, version)


def _gather(merge: Merge, spool: Spool) -> Parts:
    """Fills the spool; what that took is free again when it returns."""
    gathered = Rows()
    for row in merge.into(gathered.all(), gathered):
        spool.put(row)
    return gathered.parts


def write(rows: Iterable[Row], parts: Parts, folder: Path, version: str) -> None:
    """Writes the files of a gazetteer of `rows`."""
    with Spool(folder) as spool:
        for row in rows:
            spool.put(row)
        _write(spool, parts, folder, version)


def _write(spool: Spool, parts: Parts, folder: Path, version: str) -> None:
    (folder / PARTS).write_text(json.dumps(parts), encoding="utf-8")
    with (folder / ENTRIES).open("wb") as entries, (folder / TEXTS).open("wb") as texts:
        numbers = spool.numbers()
        trie = marisa_trie.RecordTrie(
            NAME_RECORD, _names(_entries(spool, numbers, (entries, texts)))
        )
    trie.save(str(folder / NAMES))
    files = {name: checksum(folder / name) for name in FILES}
    manifest = {"version": version, "entries": len(spool), "files": files}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")


def checksum(path: Path) -> list[int]:
    """Size and CRC-32 of a file: against truncation and decay, not against malice."""
    raw = path.read_bytes()
    return [len(raw), zlib.crc32(raw)]


def _entries(
    spool: Spool, numbers: Mapping[str, int], out: tuple[BinaryIO, BinaryIO]
) -> Iterator[Row]:
    """The rows, the most prominent first, as they are written to `out`: entries and texts."""
    offset = 0
    for row in spool:
        text = f"{row.name}\t{row.id}\t{row.country}".encode()
        parent = numbers.get(row.parent, -1)
        out[0].write(
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
        out[1].write(text)
        offset += len(text)
        yield row


def _names(rows: Iterable[Row]) -> Iterator[tuple[str, tuple[int, int]]]:
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
            if plain:
                yield from filed_keys(plain, joined=row.country not in SYLLABIC)
