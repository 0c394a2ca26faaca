"""Comparing all items at once, in bounded memory: items are kept packed, all else in columns.

An item takes, beside its packed form, about 30 bytes for each of its rows, 60 while they are
put in order, and 32 for each link.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple, cast, overload

import numpy as np
from numpy.typing import NDArray

from unfog.link.block import Blocks, Numbers
from unfog.link.groups import groups
from unfog.link.index import Indices, Kind, Link, pack_links

_REMEMBERED = 1 << 14
"""Items that are kept unpacked, some 5 kB each; rows in a page."""


class Links(NamedTuple):
    """Links in columns."""

    scores: NDArray[np.float64]
    left: Indices
    right: Indices

    def best_first(self, least: float) -> Iterator[Link]:
        """Those that score `least` or more: the best first, of equals by their items."""
        kept = np.flatnonzero(self.scores >= least)
        order = kept[np.lexsort((self.right[kept], self.left[kept], -self.scores[kept]))]
        return self.some(order).each()

    def some(self, at: NDArray[np.intp]) -> Links:
        """Those `at` some places."""
        return Links(self.scores[at], self.left[at], self.right[at])

    def each(self) -> Iterator[Link]:
        """All, as they stand."""
        for first in range(0, len(self.scores), _REMEMBERED):
            part = (column[first : first + _REMEMBERED].tolist() for column in self)
            yield from zip(*part, strict=True)


class Items[T](Sequence[T]):
    """Some items of many, each unpacked when it is asked for."""

    def __init__(self, members: Indices, item: Callable[[int], T]) -> None:
        self._members = members
        self._item = item

    def __len__(self) -> int:
        return len(self._members)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Items[T]: ...
    def __getitem__(self, index: int | slice) -> T | Items[T]:
        if isinstance(index, slice):
            return Items(self._members[index], self._item)
        return self._item(int(self._members[index]))


class Bulk[T]:
    """Takes in all items, links them, and gives out components and what an index stores."""

    def __init__(self, kind: Kind[T]) -> None:
        self._kind = kind
        self._packed: list[bytes] = []
        self._numbers, self._ranks = array("q"), array("q")
        self._keys, self._places, self._items = array("q"), array("q"), array("i")
        self._scores, self._left, self._right = array("d"), array("i"), array("i")
        self._item = lru_cache(_REMEMBERED)(lambda i: kind.unpack(self._packed[i]))

    def __len__(self) -> int:
        return len(self._packed)

    def add(self, number: int, rank: int, item: T) -> None:
        """Takes in an item that the index calls `number`; the canonical order of items is by
        rank, among equals that in which they are taken in."""
        for key, place in self._kind.rows(item):
            self._keys.append(key)
            self._places.append(place)
            self._items.append(len(self._packed))
        self._packed.append(self._kind.pack(item))
        self._numbers.append(number)
        self._ranks.append(rank)

    def link(self) -> None:
        """Compares all neighbours. No item can be taken in from then on."""
        self._blocks = self._in_order()
        for left, right in self._blocks.pairs(self._kind.neighbours):
            there, at = np.unique(np.concatenate((left, right)), return_inverse=True)
            items = [self._item(i) for i in there.tolist()]
            here = at.astype(np.int32)
            for score, i, j in self._kind.links(items, here[: len(left)], here[len(left) :]):
                self._scores.append(score)
                self._left.append(int(there[i]))
                self._right.append(int(there[j]))

    def _in_order(self) -> Blocks:
        order = np.argsort(np.frombuffer(self._ranks, np.int64), kind="stable")
        self._packed = [self._packed[i] for i in order.tolist()]
        position = np.empty(len(order), np.int32)
        position[order] = np.arange(len(order), dtype=np.int32)
        blocks = Blocks(
            np.frombuffer(self._keys, np.int64),
            np.frombuffer(self._places, np.int64),
            position[np.frombuffer(self._items, np.int32)],
            np.frombuffer(self._numbers, np.int64)[order],
        )
        self._keys, self._places, self._items, self._ranks = (
            array("q"), array("q"), array("i"), array("q"),
        )  # fmt: skip
        return blocks

    def components(self, ties: Iterable[tuple[int, int]] = ()) -> Iterator[tuple[Items[T], Links]]:
        """What hangs together by links: the items in canonical order, links over their indices,
        the earlier one left.

        `ties` are pairs of numbers that are to be in one component, linked or not.
        """
        scores, left, right = self.links()
        strong = np.flatnonzero(scores >= self._kind.together)
        pairs = ((i, j) for _, i, j in self.links().some(strong).each())
        root = groups(len(self), chain(pairs, self.indices(ties)))
        order = np.argsort(root, kind="stable").astype(np.int32)
        links = strong[np.argsort(root[left[strong]], kind="stable")]
        starts = np.flatnonzero(np.diff(root[order], prepend=-1))
        ends = np.searchsorted(root[left[links]], root[order[starts]], side="right")
        at = 0
        for (first, last), end in zip(
            pairwise(np.append(starts, len(order)).tolist()), ends.tolist(), strict=True
        ):
            members, mine = order[first:last], links[at:end]
            local = (np.searchsorted(members, x[mine]).astype(np.int32) for x in (left, right))
            yield Items(members, self._item), Links(scores[mine], *local)
            at = end

    def links(self) -> Links:
        """All links over indices of items in canonical order, the earlier one left."""
        return Links(
            np.frombuffer(self._scores, np.float64),
            np.frombuffer(self._left, np.int32),
            np.frombuffer(self._right, np.int32),
        )

    def item(self, index: int) -> T:
        return self._item(index)

    def found(self, numbers: Numbers) -> Indices:
        """Indices of items by their numbers; -1 for what is not there."""
        mine = self._blocks.numbers
        if not len(mine):
            return np.full(len(numbers), -1, np.int32)
        order = np.argsort(mine)
        at = order[np.minimum(np.searchsorted(mine, numbers, sorter=order), len(order) - 1)]
        return np.where(mine[at] == numbers, at, -1).astype(np.int32)

    def indices(self, ties: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Pairs of numbers as indices, of those that are both there."""
        at = self.found(np.array(list(ties), np.int64).reshape(-1)).reshape(-1, 2)
        return [(int(a), int(b)) for a, b in at if a >= 0 and b >= 0]

    def rows(self) -> Iterator[tuple[int, int, int]]:
        """Rows (key, place, number) in order."""
        blocks = self._blocks
        for first in range(0, len(blocks.keys), _REMEMBERED):
            part = slice(first, first + _REMEMBERED)
            numbers = blocks.numbers[blocks.items[part]]
            columns = (blocks.keys[part], blocks.places[part], numbers)
            yield from zip(*(c.tolist() for c in columns), strict=True)

    def entries(self) -> Iterator[tuple[int, T, bytes, bytes]]:
        """Number, item, packed item and links of each item, by number."""
        numbers = self._blocks.numbers
        left, right = np.frombuffer(self._left, np.int32), np.frombuffer(self._right, np.int32)
        ends = np.concatenate((left, right))
        order = np.argsort(ends, kind="stable")
        starts = np.searchsorted(ends[order], np.arange(len(numbers) + 1))
        for i in cast("list[int]", np.argsort(numbers).tolist()):
            links = {}
            for end in order[starts[i] : starts[i + 1]].tolist():
                other = right[end] if end < len(left) else left[end - len(left)]
                links[int(numbers[other])] = self._scores[end % len(left)]
            yield (
                int(numbers[i]),
                self._kind.unpack(self._packed[i]),
                self._packed[i],
                pack_links(links),
            )
