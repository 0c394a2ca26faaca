"""Blocking: which pairs are worth a score, without looking at all of them.

Two items meet where some key has their rows within a few of one another. The work grows with
the number of items however full a block.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from unfog.link.index import Indices

_CHUNK = 1024
"""Items whose neighbours are looked up, and kept, at a time."""

type Numbers = NDArray[np.int64]


class Blocks:
    """All rows of an index in order: columns key, place and item (an index into `numbers`)."""

    def __init__(self, keys: Numbers, places: Numbers, items: Indices, numbers: Numbers) -> None:
        order = np.lexsort((numbers[items], places, keys))
        self.keys = keys[order]
        self.places = places[order]
        self.items = items[order]
        self.numbers = numbers
        self._of_item = np.argsort(self.items, kind="stable").astype(np.int32)
        self._starts = np.searchsorted(self.items[self._of_item], np.arange(len(numbers) + 1))

    def pairs(self, neighbours: int) -> Iterator[tuple[Indices, Indices]]:
        """Pairs (i, j) of items with i < j, each once, in rising order, in columns."""
        for first in range(0, len(self.numbers), _CHUNK):
            last = min(first + _CHUNK, len(self.numbers))
            rows = self._of_item[self._starts[first] : self._starts[last]]
            left, right = self._around(rows, neighbours)
            met = np.unique(left.astype(np.int64) << 32 | right)
            yield (met >> 32).astype(np.int32), (met & 0xFFFFFFFF).astype(np.int32)

    def _around(self, rows: Indices, neighbours: int) -> tuple[Indices, Indices]:
        """Items of `rows` with those that stand near them and come later."""
        found = []
        for step in range(-neighbours, neighbours + 1):
            at = rows + step
            inside = (at >= 0) & (at < len(self.items))
            here, there = rows[inside], at[inside]
            near = (self.keys[here] == self.keys[there]) & (self.items[here] < self.items[there])
            found.append((self.items[here[near]], self.items[there[near]]))
        return np.concatenate([a for a, _ in found]), np.concatenate([b for _, b in found])
