"""Scores of time expressions as TempEval-3 has them (UzZaman et al. 2013).

strict   same extent
relaxed  the extents overlap
value    they overlap and have the same TIMEX3 value; an expression that the gold gives no
         value counts as one not matched

Expressions of a document are paired one to one, in text order, those of the same extent first.
Figures by type pair only what both sides give that type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from unfog.evaluation.attribution_score import prf

TYPES = ("DATE", "TIME", "DURATION", "SET")
MEASURES = ("strict", "relaxed", "value")


class Tagged(msgspec.Struct, frozen=True):
    """One expression: half-open extent in the text, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str | None = None

    def overlaps(self, other: Tagged) -> bool:
        return self.start < other.end and other.start < self.end


class Tally:
    """Running counts over documents."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, gold: Sequence[Tagged], found: Sequence[Tagged]) -> None:
        """Count one document."""
        self._count("", gold, found)
        for kind in TYPES:
            of_kind = [t for t in gold if t.type == kind], [t for t in found if t.type == kind]
            self._count(f"{kind.lower()}_", *of_kind)

    def _count(self, prefix: str, gold: Sequence[Tagged], found: Sequence[Tagged]) -> None:
        pairs = paired(gold, found)
        right = {
            "strict": sum((g.start, g.end) == (f.start, f.end) for g, f in pairs),
            "relaxed": len(pairs),
            "value": sum(g.value is not None and g.value == f.value for g, f in pairs),
        }
        for measure in MEASURES:
            self._counts[f"{prefix}{measure}"] += right[measure]
        self._counts[f"{prefix}gold"] += len(gold)
        self._counts[f"{prefix}found"] += len(found)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of all expressions, then F1 by type."""
        n = self._counts
        out: dict[str, float] = {"gold": n["gold"], "found": n["found"]}
        for measure in MEASURES:
            out |= prf(measure, n[measure], n["found"], n["gold"])
        for kind in (f"{kind.lower()}_" for kind in TYPES):
            for measure in MEASURES:
                of_kind = prf("", n[f"{kind}{measure}"], n[f"{kind}found"], n[f"{kind}gold"])
                out[f"{kind}{measure}_f1"] = of_kind["_f1"]
        return out


def paired(gold: Sequence[Tagged], found: Sequence[Tagged]) -> list[tuple[Tagged, Tagged]]:
    """Pairs of overlapping expressions, each in one pair at most."""
    left = {(f.start, f.end): f for f in found}
    pairs: list[tuple[Tagged, Tagged]] = []
    rest: list[Tagged] = []
    for g in gold:
        same = left.pop((g.start, g.end), None)
        if same is None:
            rest.append(g)
        else:
            pairs.append((g, same))
    for g in rest:
        over = next((f for f in left.values() if g.overlaps(f)), None)
        if over is not None:
            pairs.append((g, over))
            del left[over.start, over.end]
    return pairs
