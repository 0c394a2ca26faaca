"""Incidents close to one another in time and place: to compare, and to warn while entering."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import msgspec
import numpy as np

from unfog.model.place import EARTH_DIAMETER_KM, Place
from unfog.review.board import Board
from unfog.review.board_columns import NEVER, Floats, Mask
from unfog.review.board_page import Row, rows_of
from unfog.review.board_query import hidden

DAYS, KM = 30, 50.0
MOST = 20


class Similar(msgspec.Struct, frozen=True):
    """An incident, and how far it lies off: days between the two (0 where they overlap), None
    where either has no date; km between the middles of their places, None where both are said
    to be at a place of that very entry."""

    incident: Row
    days: int | None
    km: float | None


class _Seat(NamedTuple):
    """Where and when: days as ordinals, `NEVER` without date."""

    start: int
    end: int
    lat: float
    lon: float


def similar(board: Board, id: str, most: int = MOST) -> tuple[Similar, ...]:
    """Other incidents within `DAYS` and `KM` of `id`, or within those days at the same place.

    The nearest in time first, then in place; those without date come last and have to be at the
    same place. Empty where there is no such incident, or it has no place.
    """
    row = board.row_of.get(id)
    if row is None:
        return ()
    plain = board.columns.plain
    at = float(plain.lat[row]), float(plain.lon[row])
    seat = _Seat(int(plain.start[row]), int(plain.end[row]), *at)
    number = int(plain.place[row])
    same = np.zeros(len(board), np.bool_)
    if number >= 0:
        alike = [_same(board.columns.places[number], other) for other in board.columns.places]
        same = np.array([*alike, False], np.bool_)[plain.place]
    found = _found(board, seat, same, KM, most + 1)
    return tuple(one for one in found if one.incident.id != id)[:most]


def near(
    board: Board,
    lat: float,
    lon: float,
    date: dt.date | None = None,
    *,
    km: float = KM,
    most: int = MOST,
) -> tuple[Similar, ...]:
    """Incidents within `km` of a point and `DAYS` of a day; without day, all within `km`."""
    day = date.toordinal() if date else NEVER
    nowhere = np.zeros(len(board), np.bool_)
    return _found(board, _Seat(day, day, lat, lon), nowhere, km, most)


def _found(board: Board, seat: _Seat, same: Mask, km: float, most: int) -> tuple[Similar, ...]:
    plain = board.columns.plain
    days = np.maximum(np.maximum(plain.start - seat.end, seat.start - plain.end), 0)
    away = np.where(same, 0.0, _km(plain.lat, plain.lon, seat))
    dated = (plain.start != NEVER) & (seat.start != NEVER)
    close = same | (away <= km)
    if seat.start != NEVER:
        close &= (dated & (days <= DAYS)) | (~dated & same)
    rows = np.flatnonzero(close & ~hidden(board))
    order = np.lexsort((rows, away[rows], days[rows], ~dated[rows]))
    nearest = rows[order[:most]].tolist()
    return tuple(
        Similar(
            shown,
            int(days[row]) if dated[row] else None,
            None if same[row] else round(float(away[row]), 1),
        )
        for row, shown in zip(nearest, rows_of(board, nearest), strict=True)
    )


def _same(one: Place, other: Place) -> bool:
    if one.gazetteer_id and other.gazetteer_id:
        return one.gazetteer_id == other.gazetteer_id
    return (one.name, one.lat, one.lon) == (other.name, other.lat, other.lon)


def _km(lat: Floats, lon: Floats, seat: _Seat) -> Any:
    """Great-circle distances from the seat by the haversine formula; NaN without place."""
    north, south = np.radians(lat), np.radians(seat.lat)
    turned = np.sin(np.radians(lon - seat.lon) / 2) ** 2
    h = np.sin((north - south) / 2) ** 2 + np.cos(north) * np.cos(south) * turned
    return EARTH_DIAMETER_KM * np.arcsin(np.sqrt(np.minimum(h, 1.0)))
