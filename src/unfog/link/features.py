"""The features of a pair: each puts it into one of a few classes, whose worth was learned.

A class is a position in the feature's row of weights (see `weights.py`). Classes depend on
the two incidents and their documents alone, so that a pair scores the same in any register.
All are symmetric.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import NamedTuple

from unfog.link.apart import apart
from unfog.link.facts import Facts
from unfog.link.types import affinity
from unfog.link.where import nearness
from unfog.link.who import counts, perpetrator, target, weapon

_ALIKE = (0.02, 0.04, 0.06, 0.08, 0.11, 0.14, 0.18, 0.22, 0.27, 0.33, 0.4, 0.55)
_BEYOND = (0.0, 0.01, 0.02, 0.04, 0.06, 0.09, 0.13, 0.2, 0.3)
_PUBLISHED = (0, 1, 3, 7, 14, 31, 92, 366)
_RANGES = (1, 3, 7, 31, 92, 366)
_GAPS = (1, 2, 3, 7, 31)
_LAGS = (-2, 0, 2, 7, 31, 366)
_FITS = (-5.0, -2.0, -1.0, -0.7, -0.35, -0.1, 0.05, 0.3, 0.5)
_COUNTS = (-1.2, -0.3, -0.01, 0.01, 0.3, 0.5, 0.9, 1.4)


def text(a: Facts, b: Facts) -> int:
    """How much the documents share of their telling words (cosine), by how many of the two
    incidents are background: what a document says in passing need not be like its rest."""
    if a.part.document == b.part.document:
        return 4 * (len(_ALIKE) + 1)
    return _telling(a, b) * (len(_ALIKE) + 1) + bisect_right(_ALIKE, _cosine(a, b))


def words(a: Facts, b: Facts) -> int:
    """What they share beyond the two weightiest words: two names alone prove little."""
    if a.part.document == b.part.document:
        return 4 * (len(_BEYOND) + 1)
    shared = sorted(_products(a, b))[:-2]
    return _telling(a, b) * (len(_BEYOND) + 1) + bisect_left(_BEYOND, sum(shared))


def date(a: Facts, b: Facts) -> int:
    """Overlap by length of the longer range; a gap by days and how vague the ranges are; days
    to publication where one date is unknown."""
    retold = _retold(a, b)
    if a.date is None and b.date is None:
        return retold
    if a.date is None or b.date is None:
        return 3 + retold * 8 + _lag(a, b)
    longest = max(a.date[1] - a.date[0], b.date[1] - b.date[0]) + 1
    gap = max(b.date[0] - a.date[1], a.date[0] - b.date[1])
    if gap <= 0:
        return 27 + retold * 7 + bisect_left(_RANGES, longest)
    if longest > 3 and gap <= 0.15 * longest:
        return 48
    return 49 + 6 * (longest > 3) + bisect_left(_GAPS, gap)


def publication(a: Facts, b: Facts) -> int:
    """Days between the two publications."""
    if a.published is None or b.published is None:
        return 0
    return 1 + _retold(a, b) * 9 + bisect_left(_PUBLISHED, abs(a.published - b.published))


def place(a: Facts, b: Facts) -> int:
    """Distance against both radii, and how many words the names of places share."""
    return nearness(a, b) * 4 + min(3, len(a.place_names & b.place_names))


def type_(a: Facts, b: Facts) -> int:
    """How readily the two sub-events are taken for one another; the last class where one is not
    known."""
    if not a.type or not b.type:
        return len(_FITS) + 1
    return bisect_left(_FITS, affinity(a.type, b.type))


def figures(a: Facts, b: Facts) -> int:
    """Whether tolls are equal, can have risen from one to the other, or jump apart."""
    return bisect_left(_COUNTS, counts(a, b))


def known(a: Facts, b: Facts) -> int:
    """How many of date and place are known on both sides, by roles."""
    both = (a.date is not None and b.date is not None) + bool(a.place and b.place)
    return _retold(a, b) * 3 + both


def news(a: Facts, b: Facts) -> int:
    """How many main incidents the documents have at most, and how many of the pair are the
    chief one: a document that tells of several is as like the other one in each of them."""
    if _retold(a, b):
        return 0
    several = min(4, max(1, a.siblings, b.siblings))
    return several + 4 * (3 if a.part.document == b.part.document else a.chief + b.chief)


class Feature(NamedTuple):
    """A feature: its name, the class of a pair, and how many classes there are.

    A pair of class `neutral` tells nothing: its weight is 0.
    """

    name: str
    of: Callable[[Facts, Facts], int]
    classes: int
    neutral: int


FEATURES = (
    Feature("document", apart, 4, 0),
    Feature("text", text, 4 * (len(_ALIKE) + 1) + 1, 4 * (len(_ALIKE) + 1)),
    Feature("words", words, 4 * (len(_BEYOND) + 1) + 1, 4 * (len(_BEYOND) + 1)),
    Feature("date", date, 61, 0),
    Feature("publication", publication, 28, 0),
    Feature("place", place, 56, 0),
    Feature("type", type_, len(_FITS) + 2, len(_FITS) + 1),
    Feature("counts", figures, len(_COUNTS) + 1, 3),
    Feature("perpetrator", perpetrator, 4, 0),
    Feature("target", target, 5, 0),
    Feature("weapon", weapon, 3, 0),
    Feature("known", known, 9, 0),
    Feature("news", news, 17, 9),
)
"""What linking looks at, in the order in which reasons are summed."""


def _retold(a: Facts, b: Facts) -> int:
    """How many of the two are background."""
    return (a.role != "main") + (b.role != "main")


def _telling(a: Facts, b: Facts) -> int:
    """How much likeness of words can mean: 0 to 2 as in `_retold`, 3 for two main incidents of
    which one has no day of publication, so that words must stand in for time."""
    undated = a.published is None or b.published is None
    return _retold(a, b) or (3 if undated else 0)


def _lag(a: Facts, b: Facts) -> int:
    """Class of the days from the known date to the day on which the other was printed."""
    bare, dated = (a, b) if a.date is None else (b, a)
    if bare.published is None or dated.date is None:
        return 7
    first, last = dated.date
    if bare.published < first:
        return bisect_left(_LAGS, max(-3, bare.published - first))
    return bisect_left(_LAGS, max(0, bare.published - last))


def _products(a: Facts, b: Facts) -> list[float]:
    here, there = a.terms, b.terms
    return [here[word] * there[word] for word in here.keys() & there.keys()]


def _cosine(a: Facts, b: Facts) -> float:
    return sum(_products(a, b))
