"""Grows the trees that choose the day and the place of each incident: `settle.py` of the reader.

    python training/settle.py rows --shared ../shared --out ROWS.npz
    python training/settle.py grow --rows ROWS.npz --out WEIGHTS/settled.npz

`rows` runs in the project's own environment, `grow` needs lightgbm. Rows are pairs of an incident
as the shipped reader reads it, with the weights that have not seen it, and a day or a place of
its document. A day is right where a gold incident told by most of the incident's claims has it,
and a place where it lies within the gold's distance; invented reports have no coordinates and
teach days alone. WEIGHTS/settled.npz holds the trees of all documents and of each fold without it.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

FOLDS = 5
SHAPE: dict[str, float] = {
    **{"num_iterations": 150, "learning_rate": 0.08, "num_leaves": 7},
    **{"min_child_samples": 30, "lambda_l2": 10.0, "seed": 1},
}
TAUGHT = {"exact": "days", "overlap": "days", "spot": "spots"}
"""The rows from which each share is learned."""


def rows(shared: Path, out: Path) -> None:
    """Writes rows and labels of all documents with marked claims."""
    from marked import marked

    from unfog.evaluation.gold import ScoredDocument, read_predictions
    from unfog.evaluation.matching import match
    from unfog.model.wire import encode_line
    from unfog.pipeline.lookups import load as load_lookups
    from unfog.read.backends.model.days import DayRows
    from unfog.read.backends.model.reader import ModelReader
    from unfog.read.backends.model.spots import SpotRows
    from unfog.read.backends.model.telling import Tellings
    from unfog.settings import Settings, default_cache

    settings = Settings(cache=default_cache())
    every = marked(shared, settings)
    lookups = load_lookups(settings)
    kept: dict[str, list[np.ndarray]] = defaultdict(list)

    def aligned(gold: ScoredDocument, read: ScoredDocument) -> dict[str, str]:
        """Our incident for each of the gold's, by most of its claims."""
        pairs, own = gold.claims, read.claims
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for m in match([c for _, c in pairs], [c for _, c in own]):
            if not pairs[m.gold][1].optional:
                votes[pairs[m.gold][0].id][own[m.predicted][0].id] += 1
        return {one: found.most_common(1)[0][0] for one, found in votes.items()}

    def keep(name: str, made: np.ndarray, fold: int, **labels: list[float]) -> None:
        kept[name].append(made)
        kept[f"{name}.fold"].append(np.full(len(made), fold))
        for label, values in labels.items():
            kept[label].append(np.array(values))

    class Rows(ModelReader):
        """Keeps the rows of what it judges."""

        def settled(self, judged, ground):  # type: ignore[no-untyped-def]
            document = ground.document
            gold, fold = every.scored(document.id), every.fold[document.id]
            read = read_predictions([encode_line(document, judged)], "")[document.id]
            homes = aligned(gold, read)
            told = Tellings(judged, ground)
            days, spots = DayRows(judged, told), SpotRows(judged, told)
            for telling in told.all:
                near, here = days.offered(telling), spots.offered(telling)
                mine = [i for i in gold.incidents if homes.get(i.id) == telling.incident.id]
                for i in mine:
                    if near:
                        spans = [days.days[n].span for n in near]
                        exact = [float(i.date == s) for s in spans]
                        meet = [float(bool(i.date and i.date.overlaps(s))) for s in spans]
                        keep("days", days.of(telling, near), fold, exact=exact, overlap=meet)
                    if here and i.place is not None and i.place.lat is not None:
                        right = [*_right(i.place, [spots.spots[n] for n in here])]
                        keep("spots", spots.of(telling, here), fold, spot=right)
            return judged

    for _ in Rows(settings).read(every.documents, lookups):
        pass
    np.savez(out, **{name: np.concatenate(parts) for name, parts in kept.items()})
    print({name: len(np.concatenate(parts)) for name, parts in kept.items()})


def _right(place: Any, spots: list[Any]) -> Iterator[float]:
    from unfog.evaluation.agreement import place_right
    from unfog.evaluation.gold import ScoredPlace

    for spot in spots:
        yield float(place_right(place, ScoredPlace(spot.place.lat, spot.place.lon)))


def grow(given: Path, out: Path) -> None:
    """Writes the trees; prints how surely each share is told out of fold."""
    from trees import arrays
    from trees import grow as grown

    with np.load(given) as archive:
        data = dict(archive)
    kept: dict[str, np.ndarray] = {}
    for share, name in TAUGHT.items():
        table, fold, right = data[name], data[f"{name}.fold"], data[share]
        likely = np.zeros(len(right))
        for k in [*range(FOLDS), -1]:
            model = grown(table[fold != k], right[fold != k], SHAPE)
            kept |= arrays(model, f"{'all' if k < 0 else k}.{share}")
            if k >= 0:
                likely[fold == k] = model.predict(table[fold == k])
        loss = -np.mean(np.where(right > 0, np.log(likely), np.log(1 - likely)))
        print(f"{share}: {len(right)} rows, {right.mean():.3f} right, log loss {loss:.4f}")
    small = {"threshold": np.float32, "leaves": np.float32}
    np.savez_compressed(
        out, **{k: v.astype(small.get(k.rpartition(".")[2], v.dtype)) for k, v in kept.items()}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    make, learn = steps.add_parser("rows"), steps.add_parser("grow")
    make.add_argument("--shared", type=Path, required=True)
    learn.add_argument("--rows", type=Path, required=True)
    for step in (make, learn):
        step.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "rows":
        rows(options.shared, options.out)
    else:
        grow(options.rows, options.out)


if __name__ == "__main__":
    main()
