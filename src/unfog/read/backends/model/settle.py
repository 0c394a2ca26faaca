"""Which day and place each incident of a judged reading has.

The rules give an incident what its own scenes tell. Trees weigh against that all other times and
places of the document, since news tells them once, often apart from the deed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.model.claim import SetAside
from unfog.model.incident import Reading
from unfog.model.place import Place
from unfog.model.timespan import TimeExpression
from unfog.read.backends.model.days import NEWS, SINCE, TOLD, Day, DayRows
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.spots import SpotRows
from unfog.read.backends.model.telling import Telling, Tellings
from unfog.read.backends.model.trees import Trees

SHARES = ("exact", "overlap", "spot")
"""Names of the trees: the days are the very ones, they meet the true ones, the place is right."""
DATED = 0.3
"""Least score of a day: below, the incident has none."""
PLACED = 0.1
"""Least probability of a place; below, the rules' own stays."""
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
        """`reading` with the likeliest days and places of its incidents. A day that no claim on
        its incident gives is shown among what was set aside, with the words it comes from."""
        if not reading.incidents:
            return reading
        tellings = Tellings(reading, ground)
        days, spots = DayRows(reading, tellings), SpotRows(reading, tellings)
        dated, placed = self._dated(days, tellings.all), self._placed(spots, tellings.all)
        incidents, concluded = [], []
        for telling, day, place in zip(tellings.all, dated, placed, strict=True):
            date = day.span if day is not None else None
            incidents.append(msgspec.structs.replace(telling.incident, date=date, place=place))
            if day is not None and not _claimed(day, telling):
                concluded.append(_concluded(day, telling, days.nearest(telling, day), ground))
        aside = sorted(
            [*reading.aside, *concluded], key=lambda a: (a.start, a.end, a.reason, a.detail)
        )
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
    scores = exact + overlap * (1 - _WIDE * wide)
    best = int(scores.argmax())
    return days[best] if scores[best] >= DATED else None


def _claimed(day: Day, telling: Telling) -> bool:
    told = (c for c in telling.incident.claims if c.property == "date" and c.stance == "asserts")
    return any(claim.value == day.span for claim in told)


def _concluded(day: Day, telling: Telling, time: TimeExpression | None, ground: Ground) -> SetAside:
    """Says from which words the day of an incident was concluded."""
    event = ground.parse.tokens[telling.events[0]]
    start, end = (time.start, time.end) if time is not None else (event.start, event.end)
    how = {
        TOLD: "told apart from it",
        SINCE: "from then to publication",
        NEWS: "told as news, in the days up to publication",
    }[day.kind]
    words = ground.parse.text[start:end]
    days = " to ".join(dict.fromkeys((day.span.start.isoformat(), day.span.end.isoformat())))
    detail = f"day of {telling.incident.id} ({days}) by “{words}”, {how}; no claim gives it"
    return SetAside("concluded", detail, start, end)
