"""Incidents as GeoJSON (RFC 7946)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from unfog.publish.columns import INCIDENTS
from unfog.publish.rows import Row


def feature_collection(incidents: Iterable[Row]) -> bytes:
    """Rows of the table `incidents` as features: a point where there is a place, else null."""
    features = [_feature(row) for row in incidents]
    return msgspec.json.encode({"type": "FeatureCollection", "features": features}) + b"\n"


def _feature(row: Row) -> dict[str, Any]:
    cells = {c.name: _plain(cell) for c, cell in zip(INCIDENTS, row, strict=True)}
    lat, lon = cells.pop("latitude"), cells.pop("longitude")
    point = None if lat is None else {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "id": cells["id"], "geometry": point, "properties": cells}


def _plain(cell: object) -> object:
    return cell.isoformat() if isinstance(cell, dt.date) else cell
