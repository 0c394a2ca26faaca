"""Which day and place each incident of a judged reading has.

The rules give an incident what its own scenes tell. Trees weigh against that all other times and
places of the document, since news tells them once, often apart from the deed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.model.claim import SetAside
from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place
from unfog.read.backends.model.days import Day, DayRows
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.notes import (
    day_concluded,
    day_dropped,
    day_given,
    place_concluded,
    place_named,
)
from unfog.read.backends.model.spots import SpotRows
from unfog.read.backends.model.telling import Telling, Tellings
from unfog.read.backends.model.trees import Trees

SHARES = ("exact", "overlap", "spot")
"""Names of the trees: the days are the very ones, they meet the true ones, the place is right."""
DATED = 0.3
"""Least score of a day: below, the incident has none."""
PLACED = 0.3
"""Least probability of a place; below, the rules' own stays, if they have one. Out of fold, of
places less likely than this that the rules do not give, more are wrong than right."""
_VERY = 1.5
"""What it counts that a day is the very one, beside that it meets the true ones."""
_WIDE = 0.06
"""What a doubling of its length takes from the worth of a stretch that meets the true days."""


type Shares = npt.NDArray[np.float64]


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
        """`reading` with the likeliest days and places of its incidents. A day or a place that no
        claim on its incident gives is shown among what was set aside, with the words it comes
        from; so is a day of the rules that was left open."""
        if not reading.incidents:
            return reading
        tellings = Tellings(reading, ground)
        days, spots = DayRows(reading, tellings), SpotRows(reading, tellings)
        dated, placed = self._dated(days, tellings.all), self._placed(spots, tellings.all)
        incidents: list[ReadIncident] = []
        notes: list[SetAside] = []
        for telling, day, place in zip(tellings.all, dated, placed, strict=True):
            date = day.span if day is not None else None
            incidents.append(msgspec.structs.replace(telling.incident, date=date, place=place))
            notes += _on_day(day, telling, days, ground)
            notes += _on_place(place, telling, spots, ground)
        aside = sorted([*reading.aside, *notes], key=lambda a: (a.start, a.end, a.reason, a.detail))
        return msgspec.structs.replace(reading, incidents=tuple(incidents), aside=tuple(aside))

    def _dated(self, rows: DayRows, told: Sequence[Telling]) -> list[Day | None]:
        offered = [rows.offered(t) for t in told]
        tables = [rows.of(t, few) for t, few in zip(told, offered, strict=True)]
        exact, overlap = self.exact.of_each(tables), self.overlap.of_each(tables)
        return [
            _best([rows.days[n] for n in few], very, meets)
            for few, very, meets in zip(offered, exact, overlap, strict=True)
        ]

    def _placed(self, rows: SpotRows, told: Sequence[Telling]) -> list[Place | None]:
        offered = [rows.offered(t) for t in told]
        tables = [rows.of(t, few) for t, few in zip(told, offered, strict=True)]
        found = []
        for telling, few, likely in zip(told, offered, self.spot.of_each(tables), strict=True):
            best = int(likely.argmax()) if few else 0
            sure = bool(few) and likely[best] >= PLACED
            found.append(rows.spots[few[best]].place if sure else telling.incident.place)
        return found


def _best(days: Sequence[Day], exact: Shares, overlap: Shares) -> Day | None:
    if not days:
        return None
    wide = np.log2([day.span.days for day in days])
    scores = _VERY * exact + overlap * (1 - _WIDE * wide)
    best = int(scores.argmax())
    return days[best] if scores[best] >= DATED else None


def _on_day(day: Day | None, telling: Telling, rows: DayRows, ground: Ground) -> Iterator[SetAside]:
    told = telling.incident.date
    if day is None and told is not None:
        yield day_dropped(told, telling, ground)
    if day is not None and day_given(day.span, telling) is None:
        yield day_concluded(day, telling, rows.nearest(telling, day), ground)


def _on_place(
    place: Place | None, telling: Telling, rows: SpotRows, ground: Ground
) -> Iterator[SetAside]:
    if place is None:
        return
    spot = rows.spot_of(place)
    if not place_named(spot.mentions if spot else (), telling):
        nearest = rows.nearest(telling, spot) if spot else None
        yield place_concluded(place, telling, nearest, ground)
