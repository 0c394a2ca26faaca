"""Whether two read incidents are one happening: a sum of named contributions.

After Fellegi and Sunter (1969): each feature adds what its agreement or disagreement is
worth, in the manner of log odds. A sum of 0 or more says the same happening. Weights are
set by hand, fixed and free of the other documents: a pair scores the same in any register.
"""

from __future__ import annotations

from collections.abc import Callable

from unfog.link.facts import Facts
from unfog.link.types import affinity
from unfog.link.verdict import CONFLICT, PRIOR, Feature, PairScore
from unfog.link.when import date, publication
from unfog.link.where import km, place
from unfog.link.who import counts, perpetrator, target, weapon


def score(a: Facts, b: Facts) -> PairScore:
    """The score of a pair with its reasons; symmetric."""
    rows = [Feature(name, feature(a, b)) for name, feature in FEATURES]
    rows.append(Feature("prior", PRIOR))
    told = sorted((f for f in rows if f.contribution), key=lambda f: (-abs(f.contribution), f.name))
    return PairScore(total(a, b), tuple(told))


def total(a: Facts, b: Facts) -> float:
    """The sum alone; stops at the first conflict, as nothing can make up for it."""
    found = PRIOR
    for _, feature in FEATURES:
        value = feature(a, b)
        if value <= CONFLICT:
            return CONFLICT
        found += value
    return max(CONFLICT, found)


def type_(a: Facts, b: Facts) -> float:
    """How readily the two sub-events are taken for one another."""
    return affinity(a.type, b.type)


def support(a: Facts, b: Facts) -> float:
    """Without a day or a place on both sides, names or figures must speak for the pair."""
    if a.place and b.place and ((a.date and b.date) or date(a, b) >= 1.0):
        return 0.0
    strong = (
        counts(a, b) >= 0.9
        or perpetrator(a, b) > 1.0
        or target(a, b) > 1.0
        or len(a.place_names & b.place_names) >= 3
    )
    return 0.0 if strong else -0.8


UNCLEAR = -3.5
"""Weighs against joining two happenings of one document that may be one read twice."""


def document(a: Facts, b: Facts) -> float:
    """Two happenings of one document differ, unless day, place, type and counts all agree.

    Where one is told too vaguely to tell, they do not join by themselves, but reports of
    others may bring them together.
    """
    if a.part.document != b.part.document or a.digest != b.digest:
        return 0.0
    if a.type != b.type or _named_apart(a, b) or _counted_apart(a, b):
        return CONFLICT
    if a.date is None or b.date is None or a.place is None or b.place is None:
        return UNCLEAR
    if a.date != b.date or a.date[1] - a.date[0] > 2:
        return CONFLICT
    widest = max(a.place[2], b.place[2])
    if widest <= 100 and km(a.place, b.place) <= 5:
        return -1.5
    return UNCLEAR if widest > 200 else CONFLICT


def _named_apart(a: Facts, b: Facts) -> bool:
    if not a.target or not b.target or a.target & b.target:
        return False
    return not (a.things | a.target) & (b.things | b.target)


def _counted_apart(a: Facts, b: Facts) -> bool:
    """Whether some count of one fits no count of the other."""
    return any(
        not any(low <= high2 and low2 <= high for low, high, _ in left for low2, high2, _ in right)
        for name, left in a.counts.items()
        if (right := b.counts.get(name))
    )


FEATURES: tuple[tuple[str, Callable[[Facts, Facts], float]], ...] = (
    ("document", document),
    ("type", type_),
    ("date", date),
    ("place", place),
    ("publication", publication),
    ("counts", counts),
    ("perpetrator", perpetrator),
    ("target", target),
    ("weapon", weapon),
    ("support", support),
)
