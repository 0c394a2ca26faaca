"""Clustering: the best pairs first, each merger checked against both clusters whole.

Chains are refused: two clusters join only where their members agree on average (average
linkage), where few pairs are in conflict, and where no two happenings that one document
keeps apart would become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.link.facts import Facts
from unfog.link.score import total
from unfog.link.verdict import CONFLICT, JOIN, chance

SHARE = 0.3
SAMPLE = 6
"""Members of each cluster that a merger compares at most: the earliest ones."""

SHARE = 0.4
"""Mean chance of being one happening that the pairs of two clusters must have to join them."""

CONFLICTS = 0.25
"""Share of pairs in conflict beyond which clusters stay apart."""


class _Clusters:
    """A partition of indices that merges; members in rising order."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        self._facts = facts
        self._of = list(range(len(facts)))
        self._members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(facts))}

    def join(self, i: int, j: int) -> None:
        a, b = self._of[i], self._of[j]
        if a == b or not self._agree(self._members[a], self._members[b]):
            return
        keep, gone = min(a, b), max(a, b)
        for member in self._members[gone]:
            self._of[member] = keep
        self._members[keep] = tuple(sorted(self._members[keep] + self._members.pop(gone)))

    def _agree(self, left: Sequence[int], right: Sequence[int]) -> bool:
        if len(left) == len(right) == 1:
            return True
        if self._kept_apart(left, right):
            return False
        facts = self._facts
        scores = [total(facts[i], facts[j]) for i in left[:SAMPLE] for j in right[:SAMPLE]]
        conflicts = sum(1 for s in scores if s <= CONFLICT)
        agreed = sum(chance(s) for s in scores)
        return agreed >= SHARE * len(scores) and conflicts <= CONFLICTS * len(scores)

    def _kept_apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        small, large = sorted((left, right), key=len)
        facts = self._facts
        mine: dict[str, list[int]] = {}
        for i in small:
            mine.setdefault(facts[i].part.document, []).append(i)
        return any(
            total(facts[i], facts[j]) <= CONFLICT
            for j in large
            for i in mine.get(facts[j].part.document, ())
        )

    def result(self) -> list[tuple[int, ...]]:
        return [self._members[root] for root in sorted(self._members)]


def clusters(facts: Sequence[Facts], pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """The partition of `facts` into happenings: tuples of indices, rising, the earliest first."""
    scored = ((total(facts[i], facts[j]), i, j) for i, j in pairs)
    edges = sorted((-score, i, j) for score, i, j in scored if score >= JOIN)
    partition = _Clusters(facts)
    for _, i, j in edges:
        partition.join(i, j)
    return partition.result()
