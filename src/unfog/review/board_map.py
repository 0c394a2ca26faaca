"""The map: incidents one by one where there is room, else by cells of a grid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from unfog.model.finding import Status
from unfog.review.board import Board
from unfog.review.board_columns import NO_NUMBER, Ints
from unfog.review.board_page import rows_of
from unfog.review.board_query import Box, Selection, within
from unfog.review.mercator import to_lat, to_lon

FEATURES = 500
"""The most clusters and incidents that are drawn at once."""

_CELLS = 3
"""A cell is a tile cut so often in two: 64 points wide, as tiles have 512."""

_DEEPEST = 22
_DENSE = 1 << 16
"""Cells that are counted at once, empty ones among them."""

_STATUSES: tuple[str, ...] = get_args(Status)


class Cluster(msgspec.Struct, frozen=True):
    """`count` incidents of one cell, at their mean position; `extent` holds them all.

    `status` is the most frequent of theirs. Where the extent has no size they share one point,
    and no zoom takes them apart.
    """

    lat: float
    lon: float
    count: int
    extent: Box
    status: str


class Single(msgspec.Struct, frozen=True):
    """One incident, somewhere within `radius_km` of a point."""

    id: str
    lat: float
    lon: float
    radius_km: float
    type: str
    label: str
    status: str
    day: dt.date | None
    end: dt.date | None


class MapFeatures(msgspec.Struct, frozen=True):
    """What to draw in a box: of `total` incidents there, `incidents` stand alone. `unplaced`
    are those that no map shows."""

    clusters: tuple[Cluster, ...]
    incidents: tuple[Single, ...]
    total: int
    unplaced: int


class _Grid(NamedTuple):
    """Rows in the box and the cell of each: cells count from 0, `cells` is their number,
    empty ones among them."""

    rows: NDArray[np.int64]
    cell: NDArray[np.int64]
    cells: int


def features(selection: Selection, box: Box, zoom: float) -> MapFeatures:
    """The incidents in `box` that meet the query, whatever box it asks for, drawn at `zoom`.

    `zoom` counts as map libraries do: at 0 the world is one tile of 512 points. Cells are those
    of the whole world, so that they stay as the map is moved; they are made larger until there
    are at most `FEATURES`.
    """
    board = selection.board
    plain = board.columns.plain
    wanted = selection.without("box", "placed")
    rows = np.flatnonzero(wanted & within(board, box))
    depth = int(min(max(zoom, 0.0) + _CELLS, _DEEPEST))
    grid = _grid(selection, rows, depth)
    count = np.bincount(grid.cell, minlength=grid.cells)
    alone = grid.rows[count[grid.cell] == 1]
    return MapFeatures(
        clusters=tuple(_clusters(selection, grid, count)),
        incidents=tuple(_singles(board, alone.tolist())),
        total=len(rows),
        unplaced=int((wanted & (plain.place == NO_NUMBER)).sum()),
    )


def _grid(selection: Selection, rows: NDArray[np.int64], depth: int) -> _Grid:
    """The rows by cells at `depth`, or at the deepest above it that has few enough."""
    plain = selection.board.columns.plain
    fine = 1 << _DEEPEST
    x, y = (np.minimum((at[rows] * fine).astype(np.int64), fine - 1) for at in (plain.x, plain.y))
    if not len(rows):
        return _Grid(rows, rows, 0)
    west, east, north, south = (int(side) for side in (x.min(), x.max(), y.min(), y.max()))
    while True:
        shift = _DEEPEST - depth
        tall = (south >> shift) - (north >> shift) + 1
        cells = ((east >> shift) - (west >> shift) + 1) * tall
        if cells <= _DENSE:
            cell = ((x >> shift) - (west >> shift)) * tall + (y >> shift) - (north >> shift)
            if np.count_nonzero(np.bincount(cell, minlength=cells)) <= FEATURES:
                return _Grid(rows, cell, cells)
        depth -= 1


def _clusters(selection: Selection, grid: _Grid, count: NDArray[Any]) -> Iterator[Cluster]:
    plain = selection.board.columns.plain
    x, y = plain.x[grid.rows], plain.y[grid.rows]
    lat, lon = plain.lat[grid.rows], plain.lon[grid.rows]
    many = np.maximum(count, 1)
    mean_x, mean_y = (np.bincount(grid.cell, at, grid.cells) / many for at in (x, y))
    lats, lons = to_lat(mean_y), to_lon(mean_x)
    status = _most_frequent(selection, grid)
    sides = [_least(grid, lon), _least(grid, lat), -_least(grid, -lon), -_least(grid, -lat)]
    for cell in np.flatnonzero(count > 1).tolist():
        yield Cluster(
            lat=round(float(lats[cell]), 5),
            lon=round(float(lons[cell]), 5),
            count=int(count[cell]),
            extent=Box(*(float(side[cell]) for side in sides)),
            status=_STATUSES[status[cell]],
        )


def _least(grid: _Grid, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The least of the values in each cell."""
    least = np.full(grid.cells, np.inf)
    np.minimum.at(least, grid.cell, values)
    return least


def _most_frequent(selection: Selection, grid: _Grid) -> Ints:
    """The most frequent status of each cell; of several the one that is more in dispute."""
    board = selection.board
    kinds = len(_STATUSES)
    of_code = [_STATUSES.index(value) for value in board.columns.values["status"]]
    status = np.array(of_code, np.int64)[board.columns.facets["status"].codes[grid.rows]]
    counted = np.bincount(grid.cell * kinds + status, minlength=grid.cells * kinds)
    table = counted.reshape(grid.cells, kinds)
    return np.asarray(kinds - 1 - np.argmax(table[:, ::-1], axis=1), np.int32)


def _singles(board: Board, rows: Sequence[int]) -> Iterator[Single]:
    for shown in rows_of(board, rows):
        place = shown.place
        if place is not None:  # as all that is in a box
            yield Single(
                id=shown.id,
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                type=shown.type,
                label=place.name,
                status=shown.status,
                day=shown.start,
                end=shown.end,
            )
