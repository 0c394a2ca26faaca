"""Which incidents the map draws as one: those of one cell of a grid, and cells too close."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from unfog.review.board import Board
from unfog.review.board_columns import Floats, Wide

FEATURES = 500
"""The most clusters and incidents that are drawn at once."""

_CELLS = 3
"""A cell is a tile cut so often in two: 64 points wide, as tiles have 512."""

_APART = 0.75
"""Of a cell's width: what lies closer to a larger one is joined to it."""

_DEEPEST = 22
_DENSE = 1 << 16
"""Cells that are counted at once, empty ones among them."""


class Grid(NamedTuple):
    """Rows with their position in Web Mercator, and the number of the group of each.

    Groups count from 0, `groups` is how many there are.
    """

    rows: Wide
    x: Floats
    y: Floats
    group: Wide
    groups: int

    def means(self) -> tuple[Floats, Floats]:
        """The mean position of each group."""
        count = np.bincount(self.group, minlength=self.groups)
        x, y = (np.bincount(self.group, at, self.groups) for at in (self.x, self.y))
        return x / count, y / count


def grouped(board: Board, rows: Wide, zoom: float) -> Grid:
    """`rows` by what is drawn as one at that zoom: in at most `FEATURES` groups.

    Cells are those of the whole world, so that they stay as the map is moved; they are made
    larger until they are few enough. Those whose incidents lie too close are joined.
    """
    plain = board.columns.plain
    x, y = plain.x[rows], plain.y[rows]
    if not len(rows):
        return Grid(rows, x, y, rows, 0)
    depth = int(min(max(zoom, 0.0) + _CELLS, _DEEPEST))
    fine = 1 << _DEEPEST
    across, down = (np.minimum((at * fine).astype(np.int64), fine - 1) for at in (x, y))
    while True:
        cell, cells = _cells(across, down, _DEEPEST - depth)
        if cells <= _DENSE:
            count = np.bincount(cell, minlength=cells)
            if np.count_nonzero(count) <= FEATURES:
                break
        depth -= 1
    number = np.cumsum(count > 0) - 1
    grid = Grid(rows, x, y, number[cell], int(number[-1]) + 1)
    return _joined(grid, _APART / (1 << depth))


def _cells(across: Wide, down: Wide, shift: int) -> tuple[Wide, int]:
    """The cell of each, of all in the rectangle that holds them, and the number of these."""
    west, north = int(across.min()) >> shift, int(down.min()) >> shift
    wide = (int(across.max()) >> shift) - west + 1
    tall = (int(down.max()) >> shift) - north + 1
    return ((across >> shift) - west) * tall + (down >> shift) - north, wide * tall


def _joined(grid: Grid, least: float) -> Grid:
    """Groups whose means are less than `least` apart as one, the largest first."""
    x, y = grid.means()
    close = np.hypot(x[:, None] - x, y[:, None] - y) < least
    count = np.bincount(grid.group, minlength=grid.groups)
    leader = np.full(grid.groups, -1)
    for one in np.argsort(-count, kind="stable").tolist():
        if leader[one] < 0:
            leader[close[one] & (leader < 0)] = one
    found, number = np.unique(leader, return_inverse=True)
    return grid._replace(group=_wide(number[grid.group]), groups=len(found))


def _wide(values: NDArray[Any]) -> Wide:
    return values.astype(np.int64, copy=False)
