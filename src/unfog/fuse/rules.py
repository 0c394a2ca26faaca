"""Rule sets: how the figures of several speakers become low, best and high."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec


class Figure(msgspec.Struct, frozen=True):
    """A number that a claim says, with the claim's id, origin and day of publication.

    `firm` where it is stated as certain, `quoted` where a speaker stands behind it.
    """

    number: int
    claim: str
    origin: str
    published: dt.date | None
    firm: bool = True
    quoted: bool = True


type Pick = Callable[[Sequence[Figure]], Figure]


class RuleSet(msgspec.Struct, frozen=True):
    """A named way to fuse counts. Each pick chooses among the figures it is given.

    `low` chooses among the lower ends, `high` among the upper ends, `best` among the numbers
    said. With `supersede`, a speaker's earlier figures give way to the same speaker's later ones.
    """

    name: str
    low: Pick
    best: Pick
    high: Pick
    supersede: bool = True


def lowest(figures: Sequence[Figure]) -> Figure:
    """The smallest number; of equal ones the best attributed and earliest."""
    return min(figures, key=lambda f: (f.number, *_standing(f)))


def highest(figures: Sequence[Figure]) -> Figure:
    """The largest number; of equal ones the best attributed and earliest."""
    return min(figures, key=lambda f: (-f.number, *_standing(f)))


def best_supported(figures: Sequence[Figure]) -> Figure:
    """The number with most independent origins, then the latest, then nearest the median."""
    numbers = sorted(f.number for f in figures)
    median = numbers[(len(numbers) - 1) // 2]
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.number].append(figure)
    chosen = min(
        groups,
        key=lambda n: (
            -len({f.origin for f in groups[n]}),
            -max(_day(f, dt.date.min) for f in groups[n]),
            abs(n - median),
            n,
        ),
    )
    return min(groups[chosen], key=_standing)


def _standing(figure: Figure) -> tuple[bool, bool, int, str]:
    return not figure.firm, not figure.quoted, _day(figure, dt.date.max), figure.claim


def _day(figure: Figure, unknown: dt.date) -> int:
    return (figure.published or unknown).toordinal()


UNFOG = RuleSet(name="unfog", low=lowest, best=best_supported, high=highest)
"""Low and high are the outermost figures that still stand; best is the best supported."""
