"""Place as a reason: distance against both radii."""

from __future__ import annotations

from bisect import bisect_left

from unfog.link.facts import Facts
from unfog.model.place import distance_km

_WITHIN = (15, 45, 100, 200, 600)
_EXCESS = (0.5, 2.0, 5.0, 20.0)

UNKNOWN, ONE_UNKNOWN, ASIDE, BEYOND = 0, 1, 8, 9


def nearness(a: Facts, b: Facts) -> int:
    """0 where no place is known, 1 where one is; 2 to 7 where the circles meet, by the larger
    of radius and distance; 8 where a small one lies far from the middle of a large one; from 9
    where they do not meet, by the gap in units of both radii."""
    if a.place is None or b.place is None:
        return UNKNOWN if a.place is b.place else ONE_UNKNOWN
    reach = a.place[2] + b.place[2]
    distance = km(a.place, b.place)
    if distance > max(reach, 5.0):
        return BEYOND + bisect_left(_EXCESS, (distance - reach) / (reach + 15))
    if distance > 2 * min(a.place[2], b.place[2]) + 15:
        return ASIDE
    return 2 + bisect_left(_WITHIN, max(a.place[2], b.place[2], distance))


def km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return distance_km(a[0], a[1], b[0], b[1])
