"""Clustering: the best pairs first, each merger checked against both clusters whole.

Chains are refused: two clusters join only where the pairs between them, taken together, speak
for it (`mergers.py`), and where no two happenings that one document keeps apart would become
one.

Judgements come in at two points alone. Two clusters never join where a judgement keeps apart
what they, with all that judgements join to them, would bring together. And at the end, clusters
that judgements join become one, though nothing is compared across them: so a merge joins just
what was there, and without it all is as before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from unfog.link.bonds import Bonds
from unfog.link.facts import Facts, in_order
from unfog.link.index import Link
from unfog.link.mergers import FEW, MANY, Scores, spread, worth_joining
from unfog.link.score import either_way
from unfog.link.verdict import CONFLICT

_REMEMBERED = 1 << 18
"""Scores that are kept, so as not to work them out again."""


class Agreement:
    """Whether two clusters are one happening by what their pairs score.

    Clusters are members in canonical order, which `facts` has the facts of.
    """

    def __init__(self, facts: Mapping[int, Facts] | Sequence[Facts]) -> None:
        self._facts = facts
        self._scores: dict[tuple[int, int], float] = {}

    def holds(self, left: Sequence[int], right: Sequence[int]) -> bool:
        if len(left) == len(right) == 1:
            return True
        if self._kept_apart(left, right):
            return False
        small, large = self.by_size(left, right)
        return worth_joining(self.scores(small, large), len(small), len(large))

    def scores(self, small: Sequence[int], large: Sequence[int]) -> Scores:
        """Of some members of each with some of the other."""
        many = spread(large, MANY)
        return [self._score(i, j) for i in spread(small, FEW) for j in many]

    def by_size(
        self, left: Sequence[int], right: Sequence[int]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """The smaller cluster first; of two of one size that which begins first."""
        if len(left) == len(right):
            first, other = self._facts[left[0]], self._facts[right[0]]
            return (left, right) if in_order(first) < in_order(other) else (right, left)
        return (left, right) if len(left) < len(right) else (right, left)

    def _kept_apart(self, left: Sequence[int], right: Sequence[int]) -> bool:
        small, large = sorted((left, right), key=len)
        facts = self._facts
        mine: dict[str, list[int]] = {}
        for i in small:
            mine.setdefault(facts[i].part.document, []).append(i)
        return any(
            self._score(i, j) <= CONFLICT
            for j in large
            for i in mine.get(facts[j].part.document, ())
        )

    def _score(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        found = self._scores.get(pair)
        if found is None:
            if len(self._scores) >= _REMEMBERED:
                self._scores.clear()
            found = self._scores[pair] = either_way(self._facts[i], self._facts[j])
        return found


class _Clusters:
    """A partition of indices that merges; members in rising order."""

    def __init__(self, count: int, agreement: Agreement, judged: Bonds[int]) -> None:
        self._judged = judged
        self._agreement = agreement
        self._of = list(range(count))
        self._members: dict[int, tuple[int, ...]] = {i: (i,) for i in range(count)}

    def join(self, i: int, j: int) -> bool:
        """Whether it made one cluster of two."""
        a, b = self._of[i], self._of[j]
        if a == b or self._judged.kept_apart(a, b):
            return False
        if not self._agreement.holds(self._members[a], self._members[b]):
            return False
        self._judged.join(a, b)
        keep, gone = min(a, b), max(a, b)
        for member in self._members[gone]:
            self._of[member] = keep
        self._members[keep] = tuple(sorted(self._members[keep] + self._members.pop(gone)))
        return True

    def result(self) -> list[tuple[int, ...]]:
        groups: dict[int, list[int]] = {}
        for first in sorted(self._members):
            groups.setdefault(self._judged.root(first), []).extend(self._members[first])
        return [tuple(sorted(group)) for group in groups.values()]


class Clustered(NamedTuple):
    """Clusters as indices, rising, the earliest first; and the links that made one of two."""

    clusters: list[tuple[int, ...]]
    joins: list[tuple[int, int]]


def clustered(
    facts: Sequence[Facts],
    links: Iterable[Link],
    judged: Bonds[int] | None = None,
    agreement: Agreement | None = None,
) -> Clustered:
    """The partition of `facts`, in canonical order, into happenings.

    `links` are pairs with their scores of JOIN or more, the earlier one first: the best pairs
    first, of equals by their indices. `judged` are the judgements
    that bind, over indices of `facts`; it is used up. Facts that hang together neither by links
    nor by what is judged the same do not influence one another.
    """
    partition = _Clusters(len(facts), agreement or Agreement(facts), judged or Bonds())
    joins = [(i, j) for _, i, j in links if partition.join(i, j)]
    return Clustered(partition.result(), joins)
