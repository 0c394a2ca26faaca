"""Place as a reason: distance against both radii, and names of places."""

from __future__ import annotations

import math

from unfog.link.facts import Facts
from unfog.link.types import group
from unfog.link.verdict import CONFLICT
from unfog.model.place import EARTH_DIAMETER_KM

_CLOSE = ((15, 2.2), (45, 1.9), (100, 1.4), (200, 0.8), (600, 0.3))


def place(a: Facts, b: Facts) -> float:
    """Near counts for more the smaller both radii; far counts against, in those radii."""
    shared = len(a.place_names & b.place_names)
    named = 0.9 if shared >= 3 else 0.5 if shared == 2 else 0.0
    if a.place is None or b.place is None:
        return min(1.0, named * 2) - 0.4
    widest = max(a.place[2], b.place[2])
    reach = a.place[2] + b.place[2]
    apart = km(a.place, b.place)
    if apart <= max(reach, 5.0):
        worth = next((w for km, w in _CLOSE if max(widest, apart) <= km), 0.0)
        if group(a.type) == group(b.type) in _NATIONWIDE and a.countries & b.countries:
            worth = max(worth, 0.9)
        if apart > 2 * min(a.place[2], b.place[2]) + 15:
            worth = min(worth, 0.8)
        return worth + named
    excess = (apart - reach) / (reach + 15)
    if named and excess <= 4:
        return -0.5
    if excess <= 0.5:
        return -1.2
    return -3.0 if excess <= 2 else CONFLICT


_NATIONWIDE = frozenset(("agreement", "territory", "crowd"))
"""What a country sees once rather than in many places on one day."""


def km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    first, second = math.radians(a[0]), math.radians(b[0])
    half = math.radians(b[1] - a[1]) / 2
    h = math.sin((second - first) / 2) ** 2
    h += math.cos(first) * math.cos(second) * math.sin(half) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
