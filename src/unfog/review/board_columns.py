"""All incidents of a register as columns of numbers, a row an incident.

Rows are by first day, undated last, then id. A facet has as many values a row as it needs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple, get_args

import msgspec
import numpy as np
from numpy.typing import NDArray

from unfog.model.place import Place
from unfog.review.board_actors import actor_of
from unfog.review.mercator import to_x, to_y
from unfog.store.base import BoardRows

type Ints = NDArray[np.int32]
type Floats = NDArray[np.float64]
type Mask = NDArray[np.bool_]

FacetName = Literal["type", "country", "status", "review", "role", "actor", "outlet"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

NEVER = 2**31 - 1
"""The day of what has no date: sorts last."""

NO_NUMBER = -1
"""A bound that nobody gives, a place that is not known."""


class Plain(NamedTuple):
    """Columns with one value a row.

    `start` and `end` are days (ordinals, `NEVER` without date), `place` an index into the
    places, `x` and `y` the position in Web Mercator from 0 to 1 (NaN without place).
    """

    id: NDArray[np.object_]
    start: Ints
    end: Ints
    place: Ints
    lat: Floats
    lon: Floats
    x: Floats
    y: Floats
    accounts: Ints
    origins: Ints
    low: Ints
    best: Ints
    high: Ints


class Pairs(NamedTuple):
    """Pairs of row and code, by row; what a code means stands elsewhere."""

    rows: Ints
    codes: Ints


class Columns(NamedTuple):
    """`values` say what the codes of each facet stand for; `told` has numbers of documents."""

    plain: Plain
    facets: Mapping[FacetName, Pairs]
    values: Mapping[FacetName, tuple[str, ...]]
    told: Pairs
    places: tuple[Place, ...]


class _Codes:
    """Hands out a code for each value, in order of arrival."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self._codes = {value: code for code, value in enumerate(known)}

    def __call__(self, value: str) -> int:
        return self._codes.setdefault(value, len(self._codes))

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(self._codes)


def columns_of(rows: BoardRows, known: Columns | None = None) -> Columns:
    """The columns of `rows`, their codes going on from those of `known`."""
    codes = {name: _Codes(known.values[name] if known else ()) for name in FACETS}
    places = _Codes([_text_of(place) for place in known.places] if known else ())
    count = len(rows.incidents)
    ids, types, roles, starts, ends, where, countries, statuses, accounts, origins = (
        zip(*rows.incidents, strict=True) if count else ((),) * 10
    )
    row_of = {id: row for row, id in enumerate(ids)}
    found = _ints((places(text) if text else NO_NUMBER for text in where), count)
    decoded = (known.places if known else ()) + tuple(
        _place(text) for text in places.values[len(known.places) if known else 0 :]
    )
    outlets = dict(rows.outlets)
    told = [(row_of[id], number) for id, number in rows.told]
    pairs: dict[FacetName, Iterable[tuple[int, str]]] = {
        "type": enumerate(types),
        "role": enumerate(roles),
        "status": enumerate(statuses),
        "review": _reviews(rows, row_of),
        "country": ((n, side) for n, c in enumerate(countries) for side in (c or "").split("/")),
        "actor": _actors(rows, row_of),
        "outlet": ((row, outlets[number]) for row, number in told if number in outlets),
    }
    facets = {
        name: _pairs((row, codes[name](value)) for row, value in pairs[name]) for name in FACETS
    }
    values = {name: codes[name].values for name in FACETS}
    bounds = _tolls(rows.tolls, row_of, count)
    plain = Plain(
        np.array(ids, dtype=object),
        _ints(map(_day, starts), count),
        _ints(map(_day, ends), count),
        found,
        *_positions(found, decoded),
        _ints(accounts, count),
        _ints(origins, count),
        *bounds,
    )
    return Columns(plain, facets, values, _pairs(told), decoded)


def _ints(values: Iterable[int], count: int) -> Ints:
    return np.fromiter(values, np.int32, count)


def _pairs(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """The pairs by row, each once."""
    both = np.fromiter((row << 32 | code for row, code in pairs), np.int64)
    both = np.unique(both)
    return Pairs((both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32))


@lru_cache(1 << 14)
def _day(text: str | None) -> int:
    return NEVER if text is None else dt.date.fromisoformat(text).toordinal()


def _place(text: str) -> Place:
    return msgspec.json.decode(text, type=Place)


def _text_of(place: Place) -> str:
    return msgspec.json.encode(place, order="deterministic").decode()


def _positions(found: Ints, places: Sequence[Place]) -> tuple[Floats, Floats, Floats, Floats]:
    """Latitude, longitude, x and y of each row."""
    nowhere = (np.nan, np.nan)
    at = np.array([(p.lat, p.lon) for p in places] + [nowhere], np.float64)
    lat, lon = at[found, 0], at[found, 1]  # NO_NUMBER is the last: nowhere
    return lat, lon, to_x(lon), to_y(lat)


def _tolls(
    tolls: Iterable[Sequence[Any]], row_of: Mapping[str, int], count: int
) -> tuple[Ints, Ints, Ints]:
    found = np.full((3, count), NO_NUMBER, np.int32)
    for id, *bounds in tolls:
        found[:, row_of[id]] = [NO_NUMBER if b is None else min(b, NEVER) for b in bounds]
    return found[0], found[1], found[2]


def _reviews(rows: BoardRows, row_of: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    states = {id: state for id, state, _ in rows.reviews}
    yield from ((row, states.get(id, "unreviewed")) for id, row in row_of.items())
    yield from ((row_of[id], "changed") for id, _, changed in rows.reviews if changed)


def _actors(rows: BoardRows, row_of: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    yield from ((row_of[id], actor_of(name)) for id, name in rows.blamed)
    yield from ((row_of[id], actor) for id, actor in rows.speaking)
