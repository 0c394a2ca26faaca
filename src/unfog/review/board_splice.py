"""Columns in which some incidents have changed, made of the old ones and the new rows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from unfog.review.board_columns import FACETS, Columns, Ints, Mask, Pairs, Plain


def spliced(old: Columns, gone: Collection[int], new: Columns) -> Columns:
    """`old` without the rows `gone` and with all rows of `new`, whose codes go on from it."""
    keep = np.ones(len(old.plain.id), np.bool_)
    keep[list(gone)] = False
    count = int(keep.sum())
    ahead = np.array(
        [_ahead(old.plain, keep, *key) for key in zip(new.plain.start, new.plain.id, strict=True)],
        np.int32,
    )
    come = (ahead + np.arange(len(ahead))).astype(np.int32)
    stay = np.ones(count + len(come), np.bool_)
    stay[come] = False
    moved = np.full(len(keep), -1, np.int32)
    moved[keep] = np.flatnonzero(stay)
    before: Sequence[NDArray[Any]] = old.plain
    after: Sequence[NDArray[Any]] = new.plain
    plain = Plain(*(_column(a[keep], b, stay, come) for a, b in zip(before, after, strict=True)))
    return Columns(
        plain,
        {name: _pairs(old.facets[name], new.facets[name], moved, come) for name in FACETS},
        new.values,
        _pairs(old.told, new.told, moved, come),
        new.places,
    )


def _ahead(old: Plain, keep: Mask, start: int, id: str) -> int:
    """How many of the rows kept come before one of that day and id."""
    first = int(np.searchsorted(old.start, start, "left"))
    last = int(np.searchsorted(old.start, start, "right"))
    ids: Sequence[str] = old.id[first:last].tolist()
    return int(keep[: first + bisect_left(ids, id)].sum())


def _column(old: NDArray[Any], new: NDArray[Any], stay: Mask, come: Ints) -> NDArray[Any]:
    column = np.empty(len(stay), old.dtype)
    column[stay] = old
    column[come] = new
    return column


def _pairs(old: Pairs, new: Pairs, moved: Ints, come: Ints) -> Pairs:
    kept = moved[old.rows].astype(np.int64)
    left = kept >= 0
    rows = np.concatenate([kept[left], come[new.rows]])
    codes = np.concatenate([old.codes[left], new.codes])
    order = np.argsort(rows, kind="stable")
    return Pairs(rows[order], codes[order])
