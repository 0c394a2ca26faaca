"""How far places reach: centres and radii on the sphere, worked out of points within them."""

from __future__ import annotations

import math
from collections import defaultdict

from unfog.model.place import distance_km

type Points = list[tuple[float, float]]
"""Positions as latitude and longitude in degrees."""

_STEPS = ((3_000, 3.0), (30_000, 8.0), (100_000, 12.0), (500_000, 15.0), (1_000_000, 20.0))


def city_radius(population: int) -> float:
    """Radius in km of a settlement by its population: village 3, town 8, city 12–25, 30."""
    for below, radius in _STEPS:
        if population < below:
            return radius
    return 25.0 if population < 8_000_000 else 30.0


def centre(points: Points) -> tuple[float, float]:
    """Mean position on the sphere, so that islands astride the date line stay together."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = math.radians(lat), math.radians(lon)
        x += math.cos(a) * math.cos(b)
        y += math.cos(a) * math.sin(b)
        z += math.sin(a)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


def middle(points: Points) -> tuple[float, float]:
    """Middle of the box that holds all but the outermost hundredth on each side."""
    if abs(max(p[1] for p in points) - min(p[1] for p in points)) > 180:
        return centre(points)
    cut = len(points) // 100
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return (lats[cut] + lats[-1 - cut]) / 2, (lons[cut] + lons[-1 - cut]) / 2


_ACROSS = 12
"""Into how many cells the side of a division is cut."""


def ground(points: Points) -> tuple[float, float]:
    """Middle of the ground that the points occupy, however thickly each part is settled.

    The mean of the cells of a grid that hold a point or lie between two that do, to the east
    and west or to the north and south; points far outside are left out.
    """
    lons = sorted(p[1] for p in points)
    if lons[-1] - lons[0] > 180:
        points = [(lat, lon + 360 if lon < 0 else lon) for lat, lon in points]
        lons = sorted(p[1] for p in points)
    lats = sorted(p[0] for p in points)
    cut = len(points) // 100
    south, north, west, east = lats[cut], lats[-1 - cut], lons[cut], lons[-1 - cut]
    scale = max(0.05, math.cos(math.radians((south + north) / 2)))
    side = max(0.05, math.sqrt((north - south) * (east - west) * scale) / _ACROSS)
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for lat, lon in points:
        if south - side <= lat <= north + side and west - side <= lon <= east + side:
            row, column = round(lat / side), round(lon * scale / side)
            rows[row].append(column)
            columns[column].append(row)
    cells = {(r, c) for r, held in rows.items() for c in range(min(held), max(held) + 1)}
    cells |= {(r, c) for c, held in columns.items() for r in range(min(held), max(held) + 1)}
    return centre(sorted((r * side, c * side / scale) for r, c in cells))


SIDES = {
    "n": (1, 0), "s": (-1, 0), "e": (0, 1), "w": (0, -1),
    "ne": (1, 1), "nw": (1, -1), "se": (-1, 1), "sw": (-1, -1),
}  # fmt: skip
_MARGIN = 0.15
_SECTOR = math.cos(math.radians(50))


def sides(points: Points) -> dict[str, tuple[float, float, float]]:
    """The parts of a country seen from the midst of its settlements, each the middle of those
    that lie that way: within 50 degrees of the direction and not too near.
    """
    lat, lon = centre(points)
    scale = math.cos(math.radians(lat))
    steps = [(p[0] - lat, (p[1] - lon + 180) % 360 * scale - 180 * scale, p) for p in points]
    least = _MARGIN * max((math.hypot(n, e) for n, e, _ in steps), default=0.0)
    found = {}
    for name, (north, east) in SIDES.items():
        size = math.hypot(north, east)
        held = [
            p
            for n, e, p in steps
            if (along := (n * north + e * east) / size) > least
            and along > _SECTOR * math.hypot(n, e)
        ]
        if held:
            own = centre(held)
            found[name] = (round(own[0], 3), round(own[1], 3), round(spread(held, own), 1))
    return found


def spread(points: Points, at: tuple[float, float]) -> float:
    """Distance in km from `at` within which nine in ten of the points lie."""
    far = sorted(distance_km(at[0], at[1], lat, lon) for lat, lon in points)
    return far[min(len(far) - 1, int(len(far) * 0.9))]
