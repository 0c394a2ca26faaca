"""Read incidents as items of an index of neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.link.facts import Facts
from unfog.link.filing import pack, rows_of, unpack, weightiest
from unfog.link.index import Indices, Link
from unfog.link.score import either_way
from unfog.link.traits import Traits
from unfog.link.verdict import ASK, JOIN

NEIGHBOURS = 10
WORDS = 20
"""Words of two documents among which two must be the same to compare what they are about."""


class FactsKind:
    """Fulfils `Kind` for facts: linked is what may be the same happening, or is worth asking."""

    neighbours = NEIGHBOURS
    together = JOIN

    def pack(self, item: Facts) -> bytes:
        return pack(item)

    def unpack(self, packed: bytes) -> Facts:
        return unpack(packed)

    def rows(self, item: Facts) -> set[tuple[int, int]]:
        return rows_of(item)

    def meeting(
        self, items: Sequence[Facts], left: Indices, right: Indices
    ) -> Iterator[tuple[int, int]]:
        """Of the pairs (left, right) of indices of `items`, those worth a score, in order.

        Either nothing rules them out at a glance, or both are what their documents are about
        and these share telling words.
        """
        fits = Traits(items).may_meet(left, right)
        words = [
            frozenset(weightiest(row, WORDS)) if row.role == "main" else frozenset()
            for row in items
        ]
        for i, j, fit in zip(left.tolist(), right.tolist(), fits.tolist(), strict=True):
            if fit or len(words[i] & words[j]) > 1:
                yield i, j

    def links(self, items: Sequence[Facts], left: Indices, right: Indices) -> list[Link]:
        pairs = self.meeting(items, left, right)
        scored = ((either_way(items[i], items[j]), i, j) for i, j in pairs)
        return [link for link in scored if link[0] >= ASK]


FACTS = FactsKind()
