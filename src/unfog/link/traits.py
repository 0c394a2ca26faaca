"""What rules a pair out at a glance, for many pairs at once: days, kind and distance.

Only what no likeness in names or figures could outweigh is ruled out here; all else is left
to the score. Both ways of linking, at once or bit by bit, ask the same pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from unfog.link.facts import Facts
from unfog.link.index import Indices
from unfog.link.types import affinity
from unfog.link.verdict import CONFLICT
from unfog.model.place import EARTH_DIAMETER_KM
from unfog.model.taxonomy import EVENT_TYPE

_EVER = (-1, 4_000_000)
_LATE_NEWS_DAYS = 62
_FAR = 4.0
_SLACK_KM = 15.0

_CODES = {name: code for code, name in enumerate(EVENT_TYPE)}
_OTHER = len(_CODES)
_NAMES = (*EVENT_TYPE, "")
_FIT = np.array([[affinity(a, b) > CONFLICT for b in _NAMES] for a in _NAMES])


class Traits:
    """Columns over indices of facts: first and last day that fits, kind, place."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._days = np.array([_days(row) for row in facts], np.int32).reshape(-1, 2)
        self._kind = np.array([_CODES.get(row.type, _OTHER) for row in facts], np.int16)
        places = [row.place or (np.nan, np.nan, np.nan) for row in facts]
        self._place = np.array(places, np.float64).reshape(-1, 3)

    def may_meet(self, i: Indices, j: Indices) -> NDArray[np.bool_]:
        """For each pair of indices, whether it is worth a score; symmetric."""
        days, kind = self._days, self._kind
        fits = (days[i, 0] <= days[j, 1]) & (days[j, 0] <= days[i, 1])
        fits &= _FIT[kind[i], kind[j]]
        left = np.flatnonzero(fits)
        fits[left] = ~self._far(i[left], j[left])
        return cast("NDArray[np.bool_]", fits)

    def _far(self, i: Indices, j: Indices) -> NDArray[np.bool_]:
        a, b = self._place[i], self._place[j]
        lat1, lat2 = np.radians(a[:, 0]), np.radians(b[:, 0])
        half = np.sin((lat2 - lat1) / 2) ** 2
        half += np.cos(lat1) * np.cos(lat2) * np.sin(np.radians(b[:, 1] - a[:, 1]) / 2) ** 2
        apart = EARTH_DIAMETER_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
        reach = a[:, 2] + b[:, 2]
        far = apart > reach + _FAR * (reach + _SLACK_KM)  # without a place: nan, not far
        return cast("NDArray[np.bool_]", far)


def _days(facts: Facts) -> tuple[int, int]:
    """The days on which a partner may have been, with a margin that grows with vagueness."""
    if facts.date is not None:
        start, end = facts.date
        margin = max(2, (end - start + 1) // 6 + 1)
        return start - margin, end + margin
    if facts.published is None:
        return _EVER
    first = facts.published - _LATE_NEWS_DAYS if facts.role == "main" else _EVER[0]
    return first, facts.published + 1
