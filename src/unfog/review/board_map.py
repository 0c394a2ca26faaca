"""The map: incidents one by one where there is room, else as clusters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec
import numpy as np

from unfog.model.finding import Status
from unfog.review.board import Board
from unfog.review.board_columns import NO_NUMBER, Floats, Wide
from unfog.review.board_grid import Grid, grouped
from unfog.review.board_page import rows_of
from unfog.review.board_query import Box, Selection, within
from unfog.review.mercator import to_lat, to_lon

_STATUSES: tuple[str, ...] = get_args(Status)


class Cluster(msgspec.Struct, frozen=True):
    """`count` incidents near one another, at their mean position; `extent` holds them all.

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


def features(selection: Selection, box: Box, zoom: float) -> MapFeatures:
    """The incidents in `box` that meet the query, whatever box it asks for, drawn at `zoom`.

    `zoom` counts as map libraries do: at 0 the world is one tile of 512 points.
    """
    board = selection.board
    wanted = selection.without("box", "placed")
    rows = np.flatnonzero(wanted & within(board, box))
    grid = grouped(board, rows, zoom)
    count = np.bincount(grid.group, minlength=grid.groups)
    alone = rows[count[grid.group] == 1]
    return MapFeatures(
        clusters=tuple(_clusters(board, grid, count)),
        incidents=tuple(_singles(board, alone.tolist())),
        total=len(rows),
        unplaced=int((wanted & (board.columns.plain.place == NO_NUMBER)).sum()),
    )


def _clusters(board: Board, grid: Grid, count: Wide) -> Iterator[Cluster]:
    if not grid.groups:
        return
    plain = board.columns.plain
    lat, lon = plain.lat[grid.rows], plain.lon[grid.rows]
    x, y = grid.means()
    lats, lons = to_lat(y), to_lon(x)
    status = _most_frequent(board, grid)
    sides = [_least(grid, lon), _least(grid, lat), -_least(grid, -lon), -_least(grid, -lat)]
    for group in np.flatnonzero(count > 1).tolist():
        yield Cluster(
            lat=round(float(lats[group]), 5),
            lon=round(float(lons[group]), 5),
            count=int(count[group]),
            extent=Box(*(float(side[group]) for side in sides)),
            status=_STATUSES[status[group]],
        )


def _least(grid: Grid, values: Floats) -> Floats:
    """The least of the values in each group."""
    least = np.full(grid.groups, np.inf)
    np.minimum.at(least, grid.group, values)
    return least


def _most_frequent(board: Board, grid: Grid) -> Wide:
    """The most frequent status of each group; of several the one that is more in dispute."""
    kinds = len(_STATUSES)
    of_code = [_STATUSES.index(value) for value in board.columns.values["status"]]
    status = np.array(of_code, np.int64)[board.columns.facets["status"].codes[grid.rows]]
    counted = np.bincount(grid.group * kinds + status, minlength=grid.groups * kinds)
    table = counted.reshape(grid.groups, kinds)
    return np.asarray(kinds - 1 - np.argmax(table[:, ::-1], axis=1), np.int64)


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
