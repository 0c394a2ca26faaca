"""Places with their uncertainty: never a bare pin."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

PlaceKind = Literal["facility", "settlement", "district", "province", "country", "area", "line"]

EARTH_DIAMETER_KM = 12742.0


class Place(msgspec.Struct, frozen=True):
    """A resolved place: WGS84 degrees and the radius in km within which it lies.

    `country` is ISO 3166-1 alpha-2, two joined by "/" for a border, "" where unknown.
    `gazetteer_id` names the entry, e.g. `geonames:98182` or `airport:ORAA`.
    """

    name: str
    country: str
    lat: float
    lon: float
    radius_km: float
    kind: PlaceKind = "settlement"
    gazetteer_id: str = ""
    admin1: str = ""

    def km_to(self, other: Place) -> float:
        return distance_km(self.lat, self.lon, other.lat, other.lon)


class PlaceMention(msgspec.Struct, frozen=True):
    """A stretch of text that names a place; `place` is None where it stays unresolved.

    `role` tells what the name does there: `location` (where something is or happens),
    `actor` (a state or capital standing for its government), `dateline`, `demonym`.
    """

    start: int
    end: int
    name: str
    place: Place | None
    role: Literal["location", "actor", "dateline", "demonym"] = "location"


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance by the haversine formula."""
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.radians(lon2 - lon1) / 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))
