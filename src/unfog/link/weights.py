"""What each class of each feature adds or takes: learned where words are known (see `bare.py`
for the rest), and shipped with the package.

Beside the weights that serve all documents there is a table for each fold of the corpora they
were learned on, learned without it: a document of these is always linked by weights that have
not seen it, so that figures on them are honest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import msgspec

from unfog.link import folds, mergers
from unfog.link.bare import BARE, PRIOR
from unfog.link.facts import Facts
from unfog.link.features import FEATURES

FILE = Path(__file__).with_name("data") / "weights.json"


class Weights(msgspec.Struct, frozen=True):
    """Log odds: `prior` for any pair, and a number for each class of each feature."""

    prior: float
    features: dict[str, tuple[float, ...]]


class Pair(msgspec.Struct, frozen=True):
    """`dated` serves where both days of publication are known, `undated` elsewhere."""

    dated: Weights
    undated: Weights


type Row = tuple[str, Callable[[Facts, Facts], int], Sequence[float]]


class Table:
    """Weights as comparing wants them: the features in their order, each with its row."""

    def __init__(self, weights: Weights) -> None:
        self.prior = weights.prior
        self.rows: tuple[Row, ...] = tuple(
            (feature.name, feature.of, weights.features[feature.name])
            for feature in FEATURES
            if feature.name in weights.features
        )


def weights_digest() -> str:
    """Tells the shipped weights, and what they were learned on, from others."""
    told = hashlib.sha256(FILE.read_bytes())
    told.update(folds.FILE.read_bytes())
    told.update(mergers.FILE.read_bytes())
    return told.hexdigest()[:8]


def table_for(a: Facts, b: Facts) -> Table:
    """The table for a pair: learned where the words of both documents are known.

    Documents of two folds tell of two happenings: what has not seen the first serves them.
    """
    if not a.terms or not b.terms:
        return _BARE
    dated, undated = _tables()[min(a.fold, b.fold) or max(a.fold, b.fold)]
    return undated if a.published is None or b.published is None else dated


_BARE = Table(Weights(PRIOR, {name: tuple(row) for name, row in BARE.items()}))


@cache
def _tables() -> Sequence[tuple[Table, Table]]:
    """The tables for all documents, then those of each fold (see `folds.py`)."""
    shipped = msgspec.json.decode(FILE.read_bytes(), type=tuple[Pair, ...])
    return [(Table(pair.dated), Table(pair.undated)) for pair in shipped]
