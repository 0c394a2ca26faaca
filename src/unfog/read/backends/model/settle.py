"""Which day and place each incident of a judged reading has.

The rules give an incident what its own scenes tell. Trees weigh against that all other times and
places of the document, since news tells them once, often apart from the deed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.read.backends.model.days import Day, DayRows
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.spots import SpotRows
from unfog.read.backends.model.telling import Tellings
from unfog.read.backends.model.trees import Trees

SHARES = ("exact", "overlap", "spot")
"""Names of the trees: the days are the very ones, they meet the true ones, the place is right."""
DATED = 0.3
"""Least score of a day: below, the incident has none."""
PLACED = 0.1
"""Least probability of a place; below, the rules' own stays."""
_WIDE = 0.06
"""What a doubling of its length takes from the worth of a stretch that meets the true days."""


@dataclass(frozen=True, slots=True)
class Settler:
    """Trees that choose the days and places of incidents."""

    exact: Trees
    overlap: Trees
    spot: Trees

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[Any]], prefix: str) -> Settler:
        """The trees kept as `PREFIX.exact`, `PREFIX.overlap` and `PREFIX.spot`."""
        exact, overlap, spot = (Trees.of(arrays, f"{prefix}.{name}") for name in SHARES)
        return cls(exact, overlap, spot)

    def settled(self, reading: Reading, ground: Ground) -> Reading:
        """`reading` with the likeliest days and places of its incidents."""
        if not reading.incidents:
            return reading
        tellings = Tellings(reading, ground)
        days = self._days(DayRows(reading, tellings), tellings)
        spots = self._spots(SpotRows(reading, tellings), tellings)
        incidents = tuple(
            _with(i, day, spot)
            for i, day, spot in zip(reading.incidents, days, spots, strict=True)
        )
        return msgspec.structs.replace(reading, incidents=incidents)

    def _days(self, rows: DayRows, tellings: Tellings) -> list[Day | None]:
        if not rows.days:
            return [None] * len(tellings.all)
        every = np.vstack([rows.of(t) for t in tellings.all])
        wide = np.log2([d.span.days for d in rows.days])
        shape = len(tellings.all), len(rows.days)
        exact = self.exact.probabilities(every).reshape(shape)
        overlap = self.overlap.probabilities(every).reshape(shape)
        scores = exact + overlap * (1 - _WIDE * wide)
        best = scores.argmax(axis=1)
        return [
            rows.days[b] if row[b] >= DATED else None for b, row in zip(best, scores, strict=True)
        ]

    def _spots(self, rows: SpotRows, tellings: Tellings) -> list[Place | None]:
        if not rows.spots:
            return [t.incident.place for t in tellings.all]
        every = np.vstack([rows.of(t) for t in tellings.all])
        likely = self.spot.probabilities(every).reshape(len(tellings.all), len(rows.spots))
        best = likely.argmax(axis=1)
        return [
            rows.spots[b].place if row[b] >= PLACED else t.incident.place
            for b, row, t in zip(best, likely, tellings.all, strict=True)
        ]


def _with(incident: ReadIncident, day: Day | None, place: Place | None) -> ReadIncident:
    date: Timespan | None = day.span if day else None
    return msgspec.structs.replace(incident, date=date, place=place)
