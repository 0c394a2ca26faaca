"""Items of a stored index as they are after a change, loaded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

import numpy as np

from unfog.link.facts import Facts, in_order
from unfog.link.index import unpack_links
from unfog.link.kind import FACTS
from unfog.model.lookups import JoinedIndex

type Order = tuple[int, str, str, str]


class Around:
    """Facts, links and former joins by number, of all that was loaded.

    `gone` are items that are no more as they were, `come` those that are new; `changed` has the
    links of all items whose links are others than before.
    """

    def __init__(
        self,
        index: JoinedIndex,
        gone: Set[int],
        come: Mapping[int, Facts],
        changed: Mapping[int, bytes],
    ) -> None:
        self._index = index
        self._gone = gone
        self._come = come
        self._changed = changed
        self._asked: set[int] = set()
        self._order: dict[int, Order] = {}
        self.facts: dict[int, Facts] = {}
        self.links: dict[int, dict[int, float]] = {}
        self.joins: dict[int, frozenset[int]] = {}

    def load(self, numbers: Iterable[int]) -> None:
        """What is not in the index is left out."""
        wanted = sorted({n for n in numbers if n not in self._asked})
        if not wanted:
            return
        self._asked.update(wanted)
        for number in self._come.keys() & wanted:
            self._put(number, self._come[number], self._changed[number])
        there = [n for n in wanted if n not in self._come and n not in self._gone]
        joins = self._index.joins(there)
        for number, (packed, links) in self._index.held(there).items():
            self._put(number, FACTS.unpack(packed), self._changed.get(number, links))
            self.joins[number] = unpack_joins(joins.get(number, b""))

    def _put(self, number: int, facts: Facts, links: bytes) -> None:
        self.facts[number] = facts
        self.links[number] = unpack_links(links)
        self.joins[number] = frozenset()

    def order(self, number: int) -> Order:
        """Key of the canonical order of a loaded item."""
        found = self._order.get(number)
        if found is None:
            found = self._order[number] = in_order(self.facts[number])
        return found

    def joined_before(self, numbers: Iterable[int]) -> dict[int, frozenset[int]]:
        """Former joins by number, also of what is gone."""
        held = self._index.joins(sorted(set(numbers)))
        return {number: unpack_joins(packed) for number, packed in held.items()}

    def links_before(self, numbers: Iterable[int]) -> dict[int, dict[int, float]]:
        held = self._index.held(sorted(set(numbers)))
        return {number: unpack_links(links) for number, (_, links) in held.items()}


def pack_joins(numbers: Iterable[int]) -> bytes:
    """Numbers in rising order."""
    return np.array(sorted(numbers), "<i8").tobytes()


def unpack_joins(packed: bytes) -> frozenset[int]:
    return frozenset(np.frombuffer(packed, "<i8").tolist())
