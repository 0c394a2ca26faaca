"""Time as a reason: dates against their precision, and publication where dates lack."""

from __future__ import annotations

from unfog.link.facts import Facts
from unfog.link.verdict import CONFLICT

_OVERLAP = (
    (1, (2.5, 2.5, 2.5)),
    (3, (2.1, 2.1, 2.1)),
    (7, (1.4, 1.6, 1.8)),
    (31, (0.5, 0.9, 1.4)),
    (92, (0.3, 0.6, 1.2)),
    (366, (0.1, 0.3, 0.9)),
)
"""Longest range in days; worth of an overlap by how many of the two are background: what
is retold from memory is dated vaguely and is one of few that people remember."""


def date(a: Facts, b: Facts) -> float:
    """Overlap counts for more the shorter the ranges; a gap for less the vaguer they are."""
    if a.date is None or b.date is None:
        return _undated(a, b)
    longest = max(a.date[1] - a.date[0], b.date[1] - b.date[0]) + 1
    gap = max(b.date[0] - a.date[1], a.date[0] - b.date[1])
    if gap <= 0:
        retold = (a.role != "main") + (b.role != "main")
        return next((worth[retold] for days, worth in _OVERLAP if longest <= days), 0.0)
    if gap <= 1:
        return -0.4 if longest > 1 else -0.8 if _dated_as_printed(a, b) else -1.4
    if gap <= 0.15 * longest:
        return -1.0
    return -3.0 if gap <= 3 else CONFLICT


def _dated_as_printed(a: Facts, b: Facts) -> bool:
    """Whether the later day is the day of printing: last night's news passes for today's."""
    later = a if a.date and b.date and a.date[0] > b.date[0] else b
    return later.date is not None and later.published == later.date[0]


def _undated(a: Facts, b: Facts) -> float:
    """One or both without a date: the day of publication bounds what can be meant."""
    if a.date is not None:
        a, b = b, a
    if b.date is not None:
        return _dated_one(a, b, b.date)
    if a.published is None or b.published is None:
        return 0.1 if a.role == b.role else -0.4
    apart = abs(a.published - b.published)
    if a.role == b.role == "main":
        return 1.5 if apart <= 2 else 1.0 if apart <= 7 else -0.5 if apart <= 31 else -2.5
    return 0.2 if a.role == b.role else -0.4


def _dated_one(bare: Facts, dated: Facts, date: tuple[int, int]) -> float:
    """News without a date is mostly of the last two days; memories may be of any."""
    if bare.published is None:
        return 0.1 if bare.role == dated.role else -0.4
    if bare.published - date[0] < -1:
        return CONFLICT
    lag = bare.published - date[1]
    if bare.role == "main":
        worth = 1.8 if lag <= 2 else 1.2 if lag <= 7 else -0.5 if lag <= 31 else -2.5
        return worth if dated.role == "main" else min(worth, 0.2)
    return 0.3 if dated.role != "main" else -0.3


def publication(a: Facts, b: Facts) -> float:
    """Two main stories printed long after one another are seldom the same news."""
    if a.role != "main" or b.role != "main" or a.published is None or b.published is None:
        return 0.0
    apart = abs(a.published - b.published)
    return 0.0 if apart <= 21 else -0.5 if apart <= 90 else -1.2
