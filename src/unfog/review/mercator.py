"""Web Mercator: the whole world as a square from 0 to 1, x eastward, y southward (EPSG:3857)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

NORTHERNMOST = 85.0511287798
"""Where the square ends; what lies beyond is drawn on its edge."""

type Floats = NDArray[np.float64]


def to_x(lon: Floats) -> Floats:
    return np.asarray((lon + 180.0) / 360.0 % 1.0)


def to_y(lat: Floats) -> Floats:
    sine = np.sin(np.radians(np.clip(lat, -NORTHERNMOST, NORTHERNMOST)))
    return np.asarray(0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi))


def to_lon(x: Floats) -> Floats:
    return np.asarray(x * 360.0 - 180.0)


def to_lat(y: Floats) -> Floats:
    return np.asarray(np.degrees(2 * np.arctan(np.exp((0.5 - y) * 2 * np.pi)) - np.pi / 2))
