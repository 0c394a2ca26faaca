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
type Wide = NDArray[np.int64]
type Floats = NDArray[np.float64]
type Mask = NDArray[np.bool_]

FacetName = Literal["type", "country", "status", "review", "role", "actor", "outlet"]
FACETS: tuple[FacetName, ...] = get_args(FacetName)

SINGLE: frozenset[FacetName] = frozenset(("type", "status", "role"))
"""Facets of which each row has one value: its pairs are as the rows."""

NEVER = 2**31 - 1
"""The day of what has no date: sorts last."""

UNREVIEWED, CHANGED = "unreviewed", "changed"

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
    """Pairs of row and code, by row; what a code means stands elsewhere.

    As wide as indexes are: numpy is twice as quick with them.
    """

    rows: Wide
    codes: Wide


class Columns(NamedTuple):
    """`values` say what the codes of each facet stand for; `told` has numbers of documents."""

    plain: Plain
    facets: Mapping[FacetName, Pairs]
    values: Mapping[FacetName, tuple[str, ...]]
    told: Pairs
    places: tuple[Place, ...]


class _Codes(dict[str, int]):
    """Codes by value; a value that is not known gets the next one."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        super().__init__((value, code) for code, value in enumerate(known))

    def __missing__(self, value: str) -> int:
        self[value] = code = len(self)
        return code

    def of(self, values: Iterable[str]) -> Iterator[int]:
        return map(self.__getitem__, values)


def columns_of(rows: BoardRows, known: Columns | None = None) -> Columns:
    """The columns of `rows`, their codes going on from those of `known`."""
    codes = {name: _Codes(known.values[name] if known else ()) for name in FACETS}
    listed = tuple(zip(*rows.incidents, strict=True)) or ((),) * 10
    ids, types, roles, starts, ends, where, countries, statuses, accounts, origins = listed
    count = len(ids)
    row_of = {id: row for row, id in enumerate(ids)}
    found, places = _places(where, known.places if known else ())
    told = _rows(row_of, rows.told), [number for _, number in rows.told]
    valued: dict[FacetName, tuple[Iterable[int], Iterable[str]]] = {
        "type": (range(count), types),
        "role": (range(count), roles),
        "status": (range(count), statuses),
        "review": _reviews(rows, row_of),
        "country": _countries(countries),
        "actor": _actors(rows, row_of),
        "outlet": _outlets(*told, dict(rows.outlets)),
    }
    facets = {name: _pairs(at, codes[name].of(values)) for name, (at, values) in valued.items()}
    plain = Plain(
        np.array(ids, dtype=object),
        _ints(map(_day, starts)),
        _ints(map(_day, ends)),
        found,
        *_positions(found, places),
        _ints(accounts),
        _ints(origins),
        *_tolls(rows.tolls, row_of),
    )
    values = {name: tuple(codes[name]) for name in FACETS}
    return Columns(plain, facets, values, _pairs(*told), places)


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int32)


def _rows(row_of: Mapping[str, int], named: Iterable[Sequence[Any]]) -> list[int]:
    """The rows of the incidents that stand first in `named`."""
    return [row_of[one[0]] for one in named]


def _pairs(rows: Iterable[int], codes: Iterable[int]) -> Pairs:
    """The pairs by row, each once."""
    both = np.fromiter(rows, np.int64) << 32 | np.fromiter(codes, np.int64)
    both = np.unique(both)
    return Pairs(both >> 32, both & 0xFFFFFFFF)


@lru_cache(1 << 14)
def _day(text: str | None) -> int:
    return NEVER if text is None else dt.date.fromisoformat(text).toordinal()


def _places(where: Iterable[str | None], known: Sequence[Place]) -> tuple[Ints, tuple[Place, ...]]:
    """The number of each place in all places, those `known` first."""
    codes = _Codes([msgspec.json.encode(p, order="deterministic").decode() for p in known])
    found = _ints(NO_NUMBER if text is None else codes[text] for text in where)
    new = tuple(codes)[len(known) :]
    return found, (*known, *(msgspec.json.decode(text, type=Place) for text in new))


def _positions(found: Ints, places: Sequence[Place]) -> tuple[Floats, Floats, Floats, Floats]:
    """Latitude, longitude, x and y of each row."""
    nowhere = (np.nan, np.nan)
    at = np.array([(p.lat, p.lon) for p in places] + [nowhere], np.float64)
    lat, lon = at[found, 0], at[found, 1]  # NO_NUMBER is the last: nowhere
    return lat, lon, to_x(lon), to_y(lat)


def _tolls(tolls: Sequence[Sequence[Any]], row_of: Mapping[str, int]) -> Iterator[Ints]:
    """The columns of low, best and high."""
    rows = _rows(row_of, tolls)
    for bound in (1, 2, 3):
        given = (NO_NUMBER if toll[bound] is None else toll[bound] for toll in tolls)
        column = np.full(len(row_of), NO_NUMBER, np.int32)
        column[rows] = np.fromiter(given, np.int64).clip(max=NEVER)
        yield column


def _reviews(rows: BoardRows, row_of: Mapping[str, int]) -> tuple[list[int], list[str]]:
    """The state of each, and "changed" for those whose findings changed since."""
    states = {id: state for id, state, _ in rows.reviews}
    changed = [row_of[id] for id, _, changed in rows.reviews if changed]
    found = [states.get(id, UNREVIEWED) for id in row_of]
    return [*range(len(found)), *changed], found + [CHANGED] * len(changed)


def _countries(countries: Iterable[str | None]) -> tuple[list[int], list[str]]:
    pairs = [(n, side) for n, one in enumerate(countries) for side in (one or "").split("/")]
    return [n for n, _ in pairs], [side for _, side in pairs]


def _actors(rows: BoardRows, row_of: Mapping[str, int]) -> tuple[list[int], list[str]]:
    """Those who are said to have done it, and those who speak."""
    blamed = [actor_of(name) for _, name in rows.blamed]
    speaking = [actor for _, actor in rows.speaking]
    return _rows(row_of, rows.blamed) + _rows(row_of, rows.speaking), blamed + speaking


def _outlets(
    rows: Iterable[int], numbers: Iterable[int], outlets: Mapping[int, str]
) -> tuple[list[int], list[str]]:
    told = [(row, outlets[n]) for row, n in zip(rows, numbers, strict=True) if n in outlets]
    return [row for row, _ in told], [outlet for _, outlet in told]
