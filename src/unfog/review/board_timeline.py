"""The timeline: incidents by day, week, month or year, as fits.

An incident whose days all lie in one bin is counted there, as `exact`. One that lasted longer, or
of which only the month or year is known, is counted as `vague` in every bin that it touches: it
may have happened in any of them. So the exact counts of all bins add up, the vague ones do not.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal, NamedTuple

import msgspec
import numpy as np

from unfog.model.timespan import Timespan
from unfog.review.board_columns import NEVER, Ints
from unfog.review.board_query import Selection

Unit = Literal["day", "week", "month", "year"]

BINS = 200
"""The most bins of a timeline."""

_STRAY = 0.01
"""Share of incidents on either side that the timeline leaves outside, where it gets finer so."""

_LAST = dt.date.max.toordinal()


class Bin(msgspec.Struct, frozen=True):
    """From `start` to `end`, both inclusive."""

    start: dt.date
    end: dt.date
    exact: int
    vague: int


class Timeline(msgspec.Struct, frozen=True):
    """Bins of `step` units each. `exact` and `vague` count the incidents in all bins, each once;
    `before` and `after` those that lie wholly outside, `undated` those without date."""

    unit: Unit
    step: int
    bins: tuple[Bin, ...]
    exact: int
    vague: int
    before: int
    after: int
    undated: int


class _Scale(NamedTuple):
    """`edges` are the first days of the bins, and the first day behind the last."""

    unit: Unit
    step: int
    edges: list[int]


def timeline(selection: Selection, window: Timespan | None = None) -> Timeline:
    """The incidents that meet the query, whatever days it asks for.

    In `window`; without it from the first to the last incident, but for a few far from all
    others, if without them days can be told apart better.
    """
    plain = selection.board.columns.plain
    rows = selection.without("days", "dated")
    dated = rows & (plain.start != NEVER)
    starts, ends = plain.start[dated], plain.end[dated]
    undated = int(rows.sum()) - len(starts)
    if window is not None:
        scale = _scale(window.start.toordinal(), window.end.toordinal())
    elif len(starts):
        scale = _fitting(starts, ends)
    else:
        return Timeline("day", 1, (), 0, 0, 0, 0, undated)
    edges = np.array(scale.edges, np.int64)
    before, after = ends < edges[0], starts >= edges[-1]
    inside = ~(before | after)
    exact, vague = _counts(starts[inside], ends[inside], edges)
    bins = tuple(
        Bin(dt.date.fromordinal(start), dt.date.fromordinal(end - 1), one, other)
        for start, end, one, other in zip(
            scale.edges, scale.edges[1:], exact.tolist(), vague.tolist(), strict=False
        )
    )
    surely = int(exact.sum())
    outside = int(before.sum()), int(after.sum())
    return Timeline(
        scale.unit, scale.step, bins, surely, int(inside.sum()) - surely, *outside, undated
    )


def _counts(starts: Ints, ends: Ints, edges: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How many lie in each bin, and how many more touch it."""
    count = len(edges) - 1
    first = np.searchsorted(edges, starts, "right") - 1
    last = np.searchsorted(edges, ends, "right") - 1
    whole = (first == last) & (first >= 0) & (last < count)
    exact = np.bincount(first[whole], minlength=count)
    come = np.bincount(np.maximum(first[~whole], 0), minlength=count + 1)
    gone = np.bincount(np.minimum(last[~whole] + 1, count), minlength=count + 1)
    return exact, np.cumsum(come - gone)[:count]


def _fitting(starts: Ints, ends: Ints) -> _Scale:
    """From the first day to the last, or without strays where that is finer."""
    whole = _scale(int(starts.min()), int(ends.max()))
    stray = int(len(starts) * _STRAY)
    if not stray:
        return whole
    first = int(np.partition(starts, stray)[stray])
    last = int(np.partition(ends, len(ends) - 1 - stray)[len(ends) - 1 - stray])
    trimmed = _scale(first, max(first, last))
    finer = (_UNITS.index(trimmed.unit), trimmed.step) < (_UNITS.index(whole.unit), whole.step)
    return trimmed if finer else whole


_UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")


def _scale(first: int, last: int) -> _Scale:
    """The finest scale from day `first` to day `last` that has at most `BINS` bins."""
    days = last - first + 1
    if days <= BINS:
        return _Scale("day", 1, list(range(first, last + 2)))
    monday = first - (first - 1) % 7
    if (last - monday) // 7 < BINS:
        weeks = (last - monday) // 7 + 1
        return _Scale("week", 1, [min(monday + 7 * n, _LAST + 1) for n in range(weeks + 1)])
    begin, end = (_months(day) for day in (first, last))
    if end - begin < BINS:
        return _Scale("month", 1, [_month_start(n) for n in range(begin, end + 2)])
    years = end // 12 - begin // 12 + 1
    step = -(-years // BINS)
    count = -(-years // step)
    return _Scale(
        "year", step, [_month_start(begin // 12 * 12 + 12 * step * n) for n in range(count + 1)]
    )


def _months(day: int) -> int:
    date = dt.date.fromordinal(day)
    return date.year * 12 + date.month - 1


def _month_start(months: int) -> int:
    """The first day of the month, counted from year 0; at most the day after the last of all."""
    year, month = divmod(months, 12)
    return _LAST + 1 if year > dt.MAXYEAR else dt.date(year, month + 1, 1).toordinal()
