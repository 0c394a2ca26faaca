"""Rows kept on disk while a gazetteer is built: given in any order, read back by prominence."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec

from unfog.resolve.gazetteer.entry import Row


class Spool:
    """A context manager; its file lies in `folder` and has no name there for long.

    Memory is some 150 bytes a row.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by __exit__
        self._index: list[tuple[float, str, int, int]] = []
        self._keys: dict[int, str] = {}
        self._end = 0
        self._encode = msgspec.msgpack.Encoder().encode
        self._sorted = True

    def put(self, row: Row) -> None:
        """Takes a row in."""
        raw = self._encode(row)
        self._file.write(raw)
        self._index.append((-row.prominence, row.id, self._end, len(raw)))
        if row.key:
            self._keys[self._end] = row.key
        self._end += len(raw)
        self._sorted = False

    def numbers(self) -> dict[str, int]:
        """The number of the row with that key, 0 the most prominent; equal ones go by id."""
        self._sort()
        keys = ((self._keys.get(row[2]), number) for number, row in enumerate(self._index))
        return {key: number for key, number in keys if key is not None}

    def __len__(self) -> int:
        return len(self._index)

    def __iter__(self) -> Iterator[Row]:
        """The rows in the order of their numbers."""
        self._sort()
        decode = msgspec.msgpack.Decoder(Row).decode
        for _, _, offset, length in self._index:
            self._file.seek(offset)
            yield decode(self._file.read(length))

    def _sort(self) -> None:
        if not self._sorted:
            self._index.sort()
            self._sorted = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
