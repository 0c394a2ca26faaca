"""Which pairs of texts are worth comparing, without looking at all of them.

An inverted index from keys to documents (Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, chapter 3), made by one sort. Where many documents share a key, each meets the first
and those next to it in order alone, so that the work grows with the number of documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

CROWD = 12
"""Documents under one key up to which each meets each."""

BESIDE = 6
"""Documents before it that one meets under a crowded key."""

FEWEST = 2
"""Keys that two documents share at least: one alone is a stock phrase."""

_HALF = 32
_LOW = (1 << _HALF) - 1

type Numbers = npt.NDArray[np.int64]


def pairs(keyed: Iterable[Iterable[int]]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, each once in rising order, of the positions of `keyed`.

    `keyed` gives the keys of each document (see `copies.keys`), the documents in an order
    that depends on content alone: earliest first.
    """
    keys, owners = _filed(keyed)
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    bounds = np.flatnonzero(np.diff(keys, prepend=-1, append=-1))
    sizes = np.diff(bounds)
    met = [_small(owners, bounds[:-1], sizes), _crowded(owners, bounds[:-1], sizes)]
    both = np.concatenate(met)
    found, times = np.unique(both[:, 0] << _HALF | both[:, 1], return_counts=True)
    for pair in found[times >= FEWEST]:
        yield int(pair) >> _HALF, int(pair) & _LOW


def _filed(keyed: Iterable[Iterable[int]]) -> tuple[Numbers, Numbers]:
    keys: list[Numbers] = []
    counts: list[int] = []
    for row in keyed:
        keys.append(np.fromiter(row, np.int64))
        counts.append(len(keys[-1]))
    owners = np.repeat(np.arange(len(counts)), counts)
    return np.concatenate(keys) if keys else np.empty(0, np.int64), owners


def _small(owners: Numbers, starts: Numbers, sizes: Numbers) -> Numbers:
    """Each with each, under keys that few share."""
    made = [np.empty((0, 2), np.int64)]
    for size in range(2, CROWD + 1):
        first = starts[sizes == size]
        for a in range(size):
            made += [
                np.column_stack((owners[first + a], owners[first + b])) for b in range(a + 1, size)
            ]
    return np.concatenate(made)


def _crowded(owners: Numbers, starts: Numbers, sizes: Numbers) -> Numbers:
    """Each with the first and the few before it."""
    made = [np.empty((0, 2), np.int64)]
    for start, size in zip(starts[sizes > CROWD], sizes[sizes > CROWD], strict=True):
        row = owners[start : start + size]
        made.append(np.column_stack((np.full(size - 1, row[0]), row[1:])))
        made += [np.column_stack((row[:-step], row[step:])) for step in range(1, BESIDE + 1)]
    return np.concatenate(made)
