"""Places from GeoJSON: points as they are, shapes as middle and radius."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from unfog.model.place import distance_km
from unfog.resolve.gazetteer.given import Given, Where, column, listed

type Position = tuple[float, float]

_DEPTH = {
    "Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2,
    "MultiPolygon": 3,
}  # fmt: skip
_SHAPE = {
    "LineString": "line",
    "MultiLineString": "line",
    "Polygon": "area",
    "MultiPolygon": "area",
}
_LEAST_KM = 0.5


class _Collection(msgspec.Struct):
    type: str
    features: list[msgspec.Raw]


class _Geometry(msgspec.Struct):
    type: str
    coordinates: Any = None


class _Feature(msgspec.Struct):
    geometry: _Geometry | None = None
    properties: dict[str, Any] | None = None


def features(raw: bytes, path: Path) -> Iterator[Given]:
    """The places of a FeatureCollection; properties bear the names of the columns of a CSV.

    Raises SettingsError that names line and feature of what is wrong.
    """
    try:
        collection = msgspec.json.decode(raw, type=_Collection)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _where(raw, path, error).fault(
            f"not to be read as GeoJSON ({error})", "write a whole FeatureCollection, in UTF-8"
        ) from error
    if collection.type != "FeatureCollection":
        raise Where(path, 1).fault(
            f"a {collection.type[:40]!r}", "put its places into a FeatureCollection"
        )
    at, line = 0, 1
    for count, feature in enumerate(collection.features, start=1):
        text = bytes(feature)
        begin = raw.find(text, at)
        line += raw.count(b"\n", at, begin)
        at = begin
        yield _place(text, Where(path, line, f"feature {count}"))


def _where(raw: bytes, path: Path, error: Exception) -> Where:
    words = str(error).rstrip(")").split("byte ")
    at = int(words[-1]) if words[-1].isdigit() else len(raw) if "truncated" in words[0] else 0
    return Where(path, raw.count(b"\n", 0, at) + 1)


def _place(text: bytes, where: Where) -> Given:
    try:
        feature = msgspec.json.decode(text, type=_Feature)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise where.fault(f"no feature ({error})", "give it geometry and properties") from error
    shape = feature.geometry
    if shape is None or shape.type not in _DEPTH:
        kind = shape.type[:40] if shape else "no geometry"
        raise where.fault(f"{kind}: no position", f"give one of {', '.join(_DEPTH)}")
    area = shape.type.endswith("Polygon")
    rings = list(_rings(shape.coordinates, _DEPTH[shape.type], area, where))
    if not rings or not all(rings):
        raise where.fault("a shape without positions", "give its coordinates or remove it")
    lat, lon, radius = _middle(rings, area)
    cells, names = _cells(feature.properties or {}, where)
    cells |= {"lat": repr(lat), "lon": repr(lon)}
    if shape.type != "Point":
        cells.setdefault("radius_km", f"{max(_LEAST_KM, radius):.1f}")
    return listed(cells, names, where, _SHAPE.get(shape.type, ""))


def _cells(properties: dict[str, Any], where: Where) -> tuple[dict[str, str], tuple[str, ...]]:
    cells: dict[str, str] = {}
    names: tuple[str, ...] = ()
    for header, value in properties.items():
        key = column(header)
        if not key or key in ("lat", "lon") or value is None:
            continue
        if key == "names":
            many = value if isinstance(value, list) else str(value).replace(";", "|").split("|")
            names += tuple(str(n) for n in many)
        elif isinstance(value, str | int | float) and not isinstance(value, bool):
            if str(value).strip():
                cells.setdefault(key, str(value))
        else:
            raise where.fault(f"{header} is no text or number", "write it as text")
    return cells, names


def _rings(given: Any, depth: int, area: bool, where: Where) -> Iterator[list[Position]]:
    """Lists of positions: the lines of a shape, of each polygon the outer ring."""
    if depth == 0:
        yield [_position(given, where)]
    elif not isinstance(given, list):
        raise where.fault("coordinates are no list", "write them as the kind of geometry asks")
    elif depth == 1:
        yield [_position(g, where) for g in given]
    else:
        for part in given[:1] if area and depth == 2 else given:
            yield from _rings(part, depth - 1, area, where)


def _position(given: Any, where: Where) -> Position:
    numbers = given[:2] if isinstance(given, list) else ()
    if len(numbers) == 2 and all(type(n) in (int, float) for n in numbers):
        lon, lat = numbers
        if -180 <= lon <= 180 and -90 <= lat <= 90:
            return float(lat), float(lon)
    raise where.fault(
        f"{str(given)[:40]} is no position",
        "write [longitude, latitude] in degrees, from -180 to 180 and -90 to 90",
    )


def _middle(rings: list[list[Position]], area: bool) -> tuple[float, float, float]:
    """Middle and radius in km: of areas the centre of gravity, else of the box around.

    Longitudes are unrolled from the first, so that shapes astride the date line stay whole.
    """
    first = rings[0][0][1]
    rings = [[(lat, (lon - first + 180) % 360 - 180) for lat, lon in ring] for ring in rings]
    points = [p for ring in rings for p in ring]
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    found = _gravity(rings) if area else None
    lat, lon = found or ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    radius = max(distance_km(lat, lon, *p) for p in points)
    return round(lat, 6), round((lon + first + 180) % 360 - 180, 6), radius


def _gravity(rings: list[list[Position]]) -> Position | None:
    """Centre of gravity of what the rings hold; None where that is nothing.

    Degrees are taken as a plane, which at the size of districts is exact enough.
    """
    whole = north = east = 0.0
    for ring in rings:
        size = up = right = 0.0
        for (a, x), (b, y) in zip(ring, [*ring[1:], ring[0]], strict=True):
            cross = x * b - y * a
            size, up, right = size + cross, up + (a + b) * cross, right + (x + y) * cross
        sign = math.copysign(1.0, size)
        whole, north, east = whole + size * sign, north + up * sign, east + right * sign
    if whole < 1e-10:
        return None
    lat, lon = north / (3 * whole), east / (3 * whole)
    inside = -90 <= lat <= 90 and abs(lon) <= 180
    return (lat, lon) if inside else None
