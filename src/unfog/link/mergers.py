"""Whether two clusters are one happening, by what the pairs between them score.

A pair tells what two reports happen to share. Many pairs tell more than any of them: a mention
without a day fits a happening when it fits most of twenty reports a little, though no one of the
twenty would do. How much more was learned, like the worth of features (training/README.md).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from unfog.link.verdict import CONFLICT, chance

FILE = Path(__file__).with_name("data") / "mergers.json"

FEW, MANY = 6, 12
"""Members of the smaller and of the larger cluster that are compared at most."""

SHARE = 0.35
"""Mean chance of being one happening from which small clusters are joined in any case."""

CONFLICTS = 0.25
"""Share of pairs in conflict beyond which that does not hold."""

NAMES = ("prior", "small", "large", "mean", "conflicts")
"""Of the numbers of `evidence`, in their order."""

type Scores = Sequence[float]
"""Of each pair of two clusters that is compared."""


def spread(members: Sequence[int], most: int) -> Sequence[int]:
    """At most so many of `members`, evenly out of all of them, the first among them."""
    count = len(members)
    return members if count <= most else [members[n * count // most] for n in range(most)]


def evidence(scores: Scores, small: int, large: int) -> tuple[float, ...]:
    """What speaks for joining clusters of `small` and `large` members, and against: 1,
    logarithms of both sizes, the mean score, the share of pairs in conflict."""
    mean = sum(scores) / len(scores)
    return 1.0, math.log(small), math.log(large), mean, _conflicts(scores)


def worth_joining(scores: Scores, small: int, large: int) -> bool:
    """Whether clusters of so many members are one happening as likely as not."""
    if large <= FEW and _agree(scores):
        return True
    told = evidence(scores, small, large)
    return sum(weight * value for weight, value in zip(_weights(), told, strict=True)) >= 0.0


def _agree(scores: Scores) -> bool:
    agreed = sum(chance(score) for score in scores)
    return agreed >= SHARE * len(scores) and _conflicts(scores) <= CONFLICTS


def _conflicts(scores: Scores) -> float:
    return sum(score <= CONFLICT for score in scores) / len(scores)


@cache
def _weights() -> tuple[float, ...]:
    shipped: Mapping[str, float] = msgspec.json.decode(FILE.read_bytes(), type=dict[str, float])
    return tuple(shipped[name] for name in NAMES)
