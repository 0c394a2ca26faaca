"""The rows from which `settle.py` learns: an incident as it is read, and a day or a place.

A gold incident is compared with that of ours on which most of its matched claims stand: where two
of the gold are read as one, that one has rows for both. A day is right where it is the gold's, a
place where it lies within the gold's distance; invented reports have no coordinates and teach
days alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from marked import Marked, marked

from unfog.evaluation.agreement import place_right
from unfog.evaluation.gold import ScoredDocument, ScoredIncident, ScoredPlace, read_predictions
from unfog.evaluation.matching import match
from unfog.model.incident import Reading
from unfog.model.wire import encode_line
from unfog.pipeline.lookups import load as load_lookups
from unfog.read.backends.model.days import DayRows
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.reader import ModelReader
from unfog.read.backends.model.spots import SpotRows
from unfog.read.backends.model.telling import Telling, Tellings
from unfog.settings import Settings, default_cache

type Kept = dict[str, list[np.ndarray]]


def rows_of(shared: Path) -> dict[str, np.ndarray]:
    """Rows, labels and folds of all documents with marked claims, each read with the shipped
    weights that have not seen it."""
    settings = Settings(cache=default_cache())
    reader = _Keeping(settings, marked(shared, settings))
    for _ in reader.read(reader.every.documents, load_lookups(settings)):
        pass
    return {name: np.concatenate(parts) for name, parts in reader.kept.items()}


class _Keeping(ModelReader):
    """Keeps the rows of what it judges."""

    def __init__(self, settings: Settings, every: Marked) -> None:
        super().__init__(settings)
        self.every = every
        self.kept: Kept = defaultdict(list)

    def settled(self, judged: Reading, ground: Ground) -> Reading:
        document = ground.document
        gold, fold = self.every.scored(document.id), self.every.fold[document.id]
        read = read_predictions([encode_line(document, judged)], "")[document.id]
        homes = aligned(gold, read)
        told = Tellings(judged, ground)
        days, spots = DayRows(judged, told), SpotRows(judged, told)
        for telling in told.all:
            for one in gold.incidents:
                if homes.get(one.id) == telling.incident.id:
                    self._days(days, telling, one, fold)
                    self._spots(spots, telling, one, fold)
        return judged

    def _days(self, rows: DayRows, telling: Telling, gold: ScoredIncident, fold: int) -> None:
        near = rows.offered(telling)
        if near:
            spans = [rows.days[n].span for n in near]
            exact = [float(gold.date == s) for s in spans]
            meet = [float(bool(gold.date and gold.date.overlaps(s))) for s in spans]
            self._keep("days", rows.of(telling, near), fold, exact=exact, overlap=meet)

    def _spots(self, rows: SpotRows, telling: Telling, gold: ScoredIncident, fold: int) -> None:
        here = rows.offered(telling)
        if here and gold.place is not None and gold.place.lat is not None:
            places = [rows.spots[n].place for n in here]
            right = [
                float(place_right(gold.place, ScoredPlace(place.lat, place.lon)))
                for place in places
            ]
            self._keep("spots", rows.of(telling, here), fold, spot=right)

    def _keep(self, name: str, made: np.ndarray, fold: int, **labels: list[float]) -> None:
        self.kept[name].append(made)
        self.kept[f"{name}.fold"].append(np.full(len(made), fold))
        for label, values in labels.items():
            self.kept[label].append(np.array(values))


def aligned(gold: ScoredDocument, read: ScoredDocument) -> dict[str, str]:
    """Our incident for each of the gold's, by most of its claims."""
    pairs, own = gold.claims, read.claims
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in match([c for _, c in pairs], [c for _, c in own]):
        if not pairs[m.gold][1].optional:
            votes[pairs[m.gold][0].id][own[m.predicted][0].id] += 1
    return {one: found.most_common(1)[0][0] for one, found in votes.items()}
