"""Two happenings of one document: told apart by their author, or one read twice."""

from __future__ import annotations

from unfog.link.facts import Facts
from unfog.link.where import km

DIFFERENT_DOCUMENTS, TOLD_APART, UNCLEAR, ALIKE = range(4)


def apart(a: Facts, b: Facts) -> int:
    """0 for two documents; else whether type, names, counts, day or place tell the two apart,
    one is too vague to say, or all agree."""
    if a.part.document != b.part.document or a.digest != b.digest:
        return DIFFERENT_DOCUMENTS
    if a.type != b.type or _named_apart(a, b) or _counted_apart(a, b):
        return TOLD_APART
    if a.date is None or b.date is None or a.place is None or b.place is None:
        return UNCLEAR
    if a.date != b.date or a.date[1] - a.date[0] > 2:
        return TOLD_APART
    widest = max(a.place[2], b.place[2])
    if widest <= 100 and km(a.place, b.place) <= 5:
        return ALIKE
    return UNCLEAR if widest > 200 else TOLD_APART


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
