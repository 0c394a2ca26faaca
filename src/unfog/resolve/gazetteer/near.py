"""The settlement nearest to a place, from a grid of degrees."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable

from unfog.model.place import distance_km
from unfog.resolve.gazetteer.sources import City

FAR_KM = 150.0


class Near:
    """Settlements by cells of one degree."""

    def __init__(self, cities: Iterable[City]) -> None:
        self._cells: dict[tuple[int, int], list[City]] = defaultdict(list)
        for city in cities:
            self._cells[math.floor(city.latitude), math.floor(city.longitude)].append(city)

    def find(self, lat: float, lon: float, countries: Collection[str] = ()) -> City | None:
        """The nearest within `FAR_KM` in one of the countries (empty: in any), None for none."""
        best, found = FAR_KM, None
        for city in self._around(lat, lon):
            if countries and city.countrycode not in countries:
                continue
            far = distance_km(lat, lon, city.latitude, city.longitude)
            if far < best:
                best, found = far, city
        return found

    def _around(self, lat: float, lon: float) -> Iterable[City]:
        """Those in the nine cells around. Towards the poles cells narrow; few live there."""
        row, column = math.floor(lat), math.floor(lon)
        for north in (-1, 0, 1):
            for east in (-1, 0, 1):
                yield from self._cells.get((row + north, (column + east + 180) % 360 - 180), ())
