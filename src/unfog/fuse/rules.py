"""Rule sets: how the figures of several speakers become low, best and high."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from unfog.fuse.evidence import ORDINARY, Evidence
from unfog.model.claim import Count, CountOf, Property


class Figure(msgspec.Struct, frozen=True):
    """A number that a claim says, with the claim's id, origin and day of publication.

    `firm` where it is stated as certain, `quoted` where a speaker stands behind it; `allows`
    is the interval of all that the claim allows ("at least 60": 60 to infinity), None where
    that is the number alone. `weight` is that of its source (see `Evidence`). Where a speaker
    counts in parts, `plus` are the claims whose numbers are added to that of `claim`, and `less`
    those that are taken from it.
    """

    number: int
    claim: str
    origin: str
    published: dt.date | None
    firm: bool = True
    quoted: bool = True
    allows: tuple[float, float] | None = None
    account: str = ""
    weight: int = ORDINARY
    plus: tuple[str, ...] = ()
    less: tuple[str, ...] = ()

    def fits(self, number: int) -> bool:
        """Whether the claim holds if `number` is true."""
        if self.allows is None:
            return number == self.number
        return self.allows[0] <= number <= self.allows[1]

    def names(self, number: int) -> bool:
        """Whether the claim says `number` and no other, nor one like it."""
        return number == self.number and self.allows in (None, (number, number))


type Pick = Callable[[Sequence[Figure]], Figure]


type Numbering = Callable[[Count, str], int | None]
"""A rule set's own number for a count (by event sub-type), None where it takes the text's."""

type Grader = Callable[[Mapping[Property, Sequence[Evidence]], Sequence[Figure]], str]
"""A verdict on a toll, from all evidence on the incident and the figures that stand."""


class RuleSet(msgspec.Struct, frozen=True):
    """A named way to fuse counts. Each pick chooses among the figures it is given.

    `low` chooses among the lower ends, `high` among the upper ends, `best` among the numbers
    said; a rule set without `best` gives a range, one without `high` the best alone. With
    `supersede`, a speaker's earlier figures give way to the same speaker's later ones.

    `leaves_out` names who is not counted; with `adds_attackers` their deaths belong to the
    killed, with `sides` the killed are also told apart by side. `firm` sets aside what unnamed
    or unsure speakers say, where others give figures. `number` reads vague words by a table,
    `nobody` is the number killed where no account gives one. `grade` judges the killed.
    `how` says in words how the best number (or the range) is found.
    """

    name: str
    low: Pick
    best: Pick | None
    high: Pick | None
    supersede: bool = True
    how: str = ""
    leaves_out: frozenset[CountOf] = frozenset()
    adds_attackers: bool = False
    sides: bool = False
    firm: bool = False
    number: Numbering | None = None
    nobody: int | None = None
    grade: Grader | None = None


def lowest(figures: Sequence[Figure]) -> Figure:
    """The smallest number; of equal ones the best attributed and earliest."""
    return min(figures, key=lambda f: (f.number, *_standing(f)))


def highest(figures: Sequence[Figure]) -> Figure:
    """The largest number; of equal ones the best attributed and earliest."""
    return min(figures, key=lambda f: (-f.number, *_standing(f)))


def best_supported(figures: Sequence[Figure]) -> Figure:
    """Of the numbers said, the one that the claims of most independent origins allow.

    An origin counts as much as the source in it that a reviewer holds most reliable. Of equals,
    the one that most origins say exactly, then the latest, then the nearest to the median.
    """
    numbers = sorted(f.number for f in figures)
    median = numbers[(len(numbers) - 1) // 2]
    groups: dict[int, list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.number].append(figure)
    chosen = min(
        groups,
        key=lambda n: (
            -_support(f for f in figures if f.fits(n)),
            -_support(f for f in groups[n] if f.names(n)),
            -max(_day(f, dt.date.min) for f in groups[n]),
            abs(n - median),
            n,
        ),
    )
    return min(groups[chosen], key=_standing)


def _support(figures: Iterable[Figure]) -> int:
    """The weight of the origins behind `figures`."""
    weights: dict[str, int] = {}
    for figure in figures:
        weights[figure.origin] = max(figure.weight, weights.get(figure.origin, 0))
    return sum(weights.values())


def _standing(figure: Figure) -> tuple[bool, bool, int, str]:
    return not figure.firm, not figure.quoted, _day(figure, dt.date.max), figure.claim


def _day(figure: Figure, unknown: dt.date) -> int:
    return (figure.published or unknown).toordinal()


UNFOG = RuleSet(
    name="unfog",
    low=lowest,
    best=best_supported,
    high=highest,
    how="the best supported number",
)
"""Low and high are the outermost figures that still stand; best is the best supported."""
