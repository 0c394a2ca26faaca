"""Which incidents are asked for, and which rows of the board those are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Literal

import msgspec
import numpy as np

from unfog.model.taxonomy import EVENT_TYPE, SUB_EVENTS
from unfog.review.board import Board
from unfog.review.board_columns import (
    CHANGED,
    FACETS,
    NEVER,
    NO_NUMBER,
    SINGLE,
    FacetName,
    Mask,
    Wide,
)

Sort = Literal["date", "-date", "accounts", "killed"]

REJECTED = "rejected"
"""Review state that is left out unless it is asked for."""


class Box(msgspec.Struct, frozen=True):
    """A stretch of the map in degrees; across the antimeridian where `west` is above `east`."""

    west: float
    south: float
    east: float
    north: float


class BoardQuery(msgspec.Struct, frozen=True, omit_defaults=True):
    """Incidents that meet every condition given; of several values of one facet, any.

    `since` and `until` are days, both inclusive, and meet every incident that may have happened
    between them; an undated one meets neither. `type` takes event and sub-event types in any
    case, `country` ISO 3166-1 alpha-2 ("" for not known), `actor` what the facet gives, `text`
    words that occur together in one document. `box` holds the middle of an incident's place.
    `dated` and `placed` ask for those with, or without, date and place. Incidents that were
    rejected are left out unless `review` names a state.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    type: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    text: str | None = None
    box: Box | None = None
    dated: bool | None = None
    placed: bool | None = None
    sort: Sort = "-date"

    def chosen(self, facet: FacetName) -> tuple[str, ...]:
        """The values of that facet that are asked for, as the board has them."""
        given: tuple[str, ...] = getattr(self, facet)
        if facet == "country":
            return tuple(country.upper() for country in given)
        return tuple(name for one in given for name in _types(one)) if facet == "type" else given


def _types(name: str) -> Sequence[str]:
    """The sub-event types that an event or sub-event type stands for."""
    low = name.lower()
    subs = [sub for sub, event in EVENT_TYPE.items() if low in (sub.lower(), event.lower())]
    return subs + [event for event in SUB_EVENTS if event.lower() == low] or [name]


class Selection:
    """What a query asks of a board. `numbers` are the documents in which its text stands."""

    def __init__(self, board: Board, query: BoardQuery, numbers: Collection[int] = ()) -> None:
        self.board = board
        self.query = query
        self._numbers = numbers
        self._found: dict[frozenset[str], Mask] = {}
        self._counts: dict[FacetName, Wide] = {}

    @cached_property
    def rows(self) -> Mask:
        """The rows that meet every condition."""
        return self.without()

    def without(self, *conditions: str) -> Mask:
        """The rows that meet every condition but those: `days`, `text`, `box`, `dated`, `placed`
        or a facet's name."""
        left = frozenset(self._masks).difference(conditions)
        if left not in self._found:
            found = np.ones(len(self.board), np.bool_)
            for name in left:
                found &= self._masks[name]
            self._found[left] = found
        return self._found[left]

    def counts(self, facet: FacetName) -> Wide:
        """How many rows have each value of a facet, by code, of those that meet every condition
        but that facet's own."""
        if facet not in self._counts:
            columns = self.board.columns
            rows, codes = columns.facets[facet]
            found = self.without(facet)
            held = codes.compress(found if facet in SINGLE else found.take(rows))
            self._counts[facet] = np.bincount(held, minlength=len(columns.values[facet]))
        return self._counts[facet]

    @cached_property
    def _masks(self) -> dict[str, Mask]:
        return dict(self._made())

    def _made(self) -> Iterator[tuple[str, Mask]]:
        query, plain = self.query, self.board.columns.plain
        if query.since is not None or query.until is not None:
            yield "days", self._days()
        if query.dated is not None:
            yield "dated", (plain.start != NEVER) == query.dated
        if query.placed is not None:
            yield "placed", (plain.place != NO_NUMBER) == query.placed
        if query.box is not None:
            yield "box", within(self.board, query.box)
        if query.text is not None:
            yield "text", self._told()
        for facet in FACETS:
            if getattr(query, facet):
                yield facet, having(self.board, facet, query.chosen(facet))
        if not query.review:
            yield "review", ~hidden(self.board)

    def _days(self) -> Mask:
        plain, query = self.board.columns.plain, self.query
        found: Mask = plain.start != NEVER
        if query.since is not None:
            found &= plain.end >= query.since.toordinal()
        if query.until is not None:
            found &= plain.start <= query.until.toordinal()
        return found

    def _told(self) -> Mask:
        rows, documents = self.board.columns.told
        matching = np.zeros(int(documents.max(initial=0)) + 1, np.bool_)
        wanted = np.fromiter(self._numbers, np.int64, len(self._numbers))
        matching[wanted[wanted < len(matching)]] = True
        return _of_rows(self.board, rows[matching[documents]])


def hidden(board: Board) -> Mask:
    """The rows that are left out unless they are asked for: rejected, and not changed since."""
    return having(board, "review", (REJECTED,)) & ~having(board, "review", (CHANGED,))


def having(board: Board, facet: FacetName, values: Collection[str]) -> Mask:
    """The rows that have any of `values`."""
    rows, codes = board.columns.facets[facet]
    known = board.codes(facet)
    wanted = np.zeros(len(known) + 1, np.bool_)
    wanted[[known[value] for value in values if value in known]] = True
    held = wanted.take(codes)
    return held if facet in SINGLE else _of_rows(board, rows.compress(held))


def within(board: Board, box: Box) -> Mask:
    """The rows whose place has its middle in `box`."""
    plain = board.columns.plain
    found = (plain.lat >= box.south) & (plain.lat <= box.north)
    if box.east - box.west >= 360.0:
        return np.asarray(found)
    west, east = _turned(box.west), _turned(box.east)
    if west <= east:
        return np.asarray(found & (plain.lon >= west) & (plain.lon <= east))
    return np.asarray(found & ((plain.lon >= west) | (plain.lon <= east)))


def _turned(lon: float) -> float:
    """A longitude of any size as one from -180 to 180."""
    return lon if -180.0 <= lon <= 180.0 else (lon + 180.0) % 360.0 - 180.0


def _of_rows(board: Board, rows: Wide) -> Mask:
    found = np.zeros(len(board), np.bool_)
    found[rows] = True
    return found
