"""The list: incidents as they are shown in a row, a page at a time."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence

import msgspec
import numpy as np

from unfog.errors import SettingsError
from unfog.model.place import PlaceKind
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import TimePrecision, Timespan
from unfog.review.board import Board
from unfog.review.board_columns import NEVER, NO_NUMBER, FacetName, Ints
from unfog.review.board_query import Selection, Sort

type _Names = tuple[str, ...]

_NAMED: tuple[FacetName, ...] = ("type", "role", "status", "review")

PAGE = 50
LONGEST = 500


class RowPlace(msgspec.Struct, frozen=True):
    """Where: within `radius_km` of a point, never a bare pin. `country` as in `Place`."""

    name: str
    country: str
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind


class Toll(msgspec.Struct, frozen=True):
    """Bounds of those killed; None where nobody gives one."""

    low: int | None
    best: int | None
    high: int | None


class Row(msgspec.Struct, frozen=True):
    """An incident in the list. `start` to `end` are the days between which it happened."""

    id: str
    type: str
    event: str
    role: str
    status: str
    review: str
    changed: bool
    start: dt.date | None
    end: dt.date | None
    precision: TimePrecision | None
    place: RowPlace | None
    killed: Toll | None
    accounts: int
    origins: int
    documents: int


class Page(msgspec.Struct, frozen=True):
    """Incidents in order; `next` is the cursor of the page that follows, None on the last.

    Of the `total` that meet the query, some have no date or no place. `undated` and
    `unplaced` count those that would, were days and `dated`, or box and `placed`, not asked.
    """

    items: tuple[Row, ...]
    next: str | None
    total: int
    undated: int
    unplaced: int


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    sort: Sort
    key: tuple[int, int, str]


def page(selection: Selection, limit: int = PAGE, cursor: str | None = None) -> Page:
    """The incidents after `cursor`, at most `limit` (up to `LONGEST`).

    Cursors hold in any later board of the register: no incident that was there all the while is
    given twice or left out. Raises SettingsError where it is no cursor, or one of another order.
    """
    board, sort = selection.board, selection.query.sort
    order = _order(board, sort)
    if cursor is not None:
        last = _read(cursor, sort)
        order = order[bisect_right(order, last, key=lambda row: _key(board, sort, int(row))) :]
    limit = max(1, min(limit, LONGEST))
    found = order[np.flatnonzero(selection.rows[order])[: limit + 1]].tolist()
    plain = board.columns.plain
    undated = selection.without("days", "dated") & (plain.start == NEVER)
    unplaced = selection.without("box", "placed") & (plain.place == NO_NUMBER)
    return Page(
        items=rows_of(board, found[:limit]),
        next=_written(board, sort, found[limit - 1]) if len(found) > limit else None,
        total=int(selection.rows.sum()),
        undated=int(undated.sum()),
        unplaced=int(unplaced.sum()),
    )


def _order(board: Board, sort: Sort) -> Ints:
    match sort:
        case "date":
            return np.arange(len(board), dtype=np.int32)
        case "-date":
            return board.by_day_falling
        case "accounts":
            return board.by_accounts
        case "killed":
            return board.by_killed


def _key(board: Board, sort: Sort, row: int) -> tuple[int, int, str]:
    """What puts the row in its place."""
    plain = board.columns.plain
    start, id = int(plain.start[row]), str(plain.id[row])
    match sort:
        case "date":
            return 0, start, id
        case "-date":
            return 0, NEVER if start == NEVER else -start, id
        case "accounts":
            return -int(plain.accounts[row]), start, id
        case "killed":
            return -int(plain.best[row]), start, id


def _written(board: Board, sort: Sort, row: int) -> str:
    packed = msgspec.json.encode(_Cursor(sort, _key(board, sort, row)))
    return base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def _read(cursor: str, sort: Sort) -> tuple[int, int, str]:
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        read = msgspec.json.decode(packed, type=_Cursor)
    except (binascii.Error, ValueError, msgspec.MsgspecError) as error:
        raise SettingsError(f"cursor {cursor!r} is none; begin at the first page") from error
    if read.sort != sort:
        raise SettingsError(f"the cursor is of the order {read.sort!r}; begin at the first page")
    return read.key


def rows_of(board: Board, rows: Sequence[int]) -> tuple[Row, ...]:
    """Those rows of the board as they are shown."""
    wanted = np.array(rows, np.int64)
    told = np.searchsorted(board.columns.told.rows, [wanted, wanted + 1])
    named = zip(*(board.values(name, wanted) for name in _NAMED), strict=True)
    counted = (told[1] - told[0]).tolist()
    return tuple(_row(board, *one) for one in zip(rows, named, counted, strict=True))


def _row(board: Board, row: int, named: tuple[_Names, ...], told: int) -> Row:
    plain = board.columns.plain
    (kind,), (role,), (status,), review = named
    span = days_of(board, row)
    return Row(
        id=plain.id[row],
        type=kind,
        event=EVENT_TYPE.get(kind, ""),
        role=role,
        status=status,
        review=next(state for state in review if state != "changed"),
        changed="changed" in review,
        start=span.start if span else None,
        end=span.end if span else None,
        precision=span.precision if span else None,
        place=_place(board, row),
        killed=_toll(board, row),
        accounts=int(plain.accounts[row]),
        origins=int(plain.origins[row]),
        documents=told,
    )


def days_of(board: Board, row: int) -> Timespan | None:
    """Between which days it happened."""
    start, end = (int(day[row]) for day in (board.columns.plain.start, board.columns.plain.end))
    if start == NEVER:
        return None
    return Timespan(dt.date.fromordinal(start), dt.date.fromordinal(end))


def _place(board: Board, row: int) -> RowPlace | None:
    number = int(board.columns.plain.place[row])
    if number == NO_NUMBER:
        return None
    place = board.columns.places[number]
    return RowPlace(place.name, place.country, place.lat, place.lon, place.radius_km, place.kind)


def _toll(board: Board, row: int) -> Toll | None:
    plain = board.columns.plain
    bounds = [int(bound[row]) for bound in (plain.low, plain.best, plain.high)]
    known = [None if bound == NO_NUMBER else bound for bound in bounds]
    return Toll(*known) if any(bound is not None for bound in known) else None
