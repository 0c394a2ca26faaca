"""Comparing step by step: what a few items that come and go change in a stored index.

The outcome is that of comparing all at once: which pairs are neighbours in a block is told
from the rows around the change, before and after; only what hangs together with a changed
link or item is looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from unfog.link.index import Kind, Link, pack_links, unpack_links
from unfog.model.lookups import Index, Row

type Pair = tuple[int, int]
type Met = tuple[int, Row, Row]
"""A key, and two neighbours under it in their order."""

_APART = 2 << 16
"""Changes farther apart in a block, in its places, are looked at apart."""


@dataclass(frozen=True, slots=True)
class Component[T]:
    """Items that hang together: numbers, items and links over their indices, in no order."""

    numbers: list[int]
    items: list[T]
    links: list[Link]


@dataclass(slots=True)
class Change[T]:
    """What to do to the index, and what hangs together now with anything that changed.

    `links` has the packed links of each number whose links are others than before. `components`
    reads the index.
    """

    rows_gone: list[tuple[int, int, int]]
    rows_come: list[tuple[int, int, int]]
    links: dict[int, bytes]
    components: Callable[[], Iterator[Component[T]]]


def change[T](
    kind: Kind[T],
    index: Index,
    gone: Mapping[int, T],
    come: Mapping[int, T],
) -> Change[T]:
    """What it means that items `gone` (by number) are no more and items `come` are new.

    An item that is other than it was is in both. `index` is as it was before.
    """
    step = _Step(kind, index, gone, come)
    step.meet()
    step.relink()
    return Change(
        sorted(step.rows_gone - step.rows_come),
        sorted(step.rows_come - step.rows_gone),
        step.packed(),
        step.components,
    )


class _Step[T]:
    def __init__(
        self, kind: Kind[T], index: Index, gone: Mapping[int, T], come: Mapping[int, T]
    ) -> None:
        self._kind = kind
        self._index = index
        self._gone = gone
        self._come = come
        self.rows_gone = {(k, p, n) for n, item in gone.items() for k, p in kind.rows(item)}
        self.rows_come = {(k, p, n) for n, item in come.items() for k, p in kind.rows(item)}
        self._lost: set[Met] = set()
        self._closer: set[Met] = set()
        self._gained: set[Pair] = set()
        self._items: dict[int, T] = dict(come)
        self._links: dict[int, dict[int, float]] = {number: {} for number in come}
        self._before: dict[int, bytes] = {}

    def meet(self) -> None:
        """Finds who are neighbours now and were not, and the other way round."""
        gone, come = _by_key(self.rows_gone), _by_key(self.rows_come)
        for key in sorted(gone.keys() | come.keys()):
            out, new = gone.get(key, set()), come.get(key, set())
            for before in self._around(key, sorted(out | new)):
                low, high = before.span
                after = sorted(
                    (set(before.rows) - out) | {row for row in new if low <= row[0] <= high}
                )
                self._compare(key, before.rows, after)

    def _around(self, key: int, changed: Sequence[Row]) -> Iterator[_Slice]:
        """Stretches of the block with all that changes and enough unchanged rows on each side."""
        beyond = self._kind.neighbours
        at = 0
        while at < len(changed):
            first, at, last = changed[at][0], *_run(changed, at)
            rows = self._index.slice(key, first, last, beyond)
            while at < len(changed):
                above = [place for place, _ in rows[-beyond:] if place > last]
                if len(above) == beyond and changed[at][0] > above[-1]:
                    break
                del rows[len(rows) - len(above) :]
                done = last
                at, last = _run(changed, at)
                rows += [r for r in self._index.slice(key, done + 1, last, beyond) if r[0] > done]
            yield _Slice(rows, (first, last))

    def _compare(self, key: int, before: Sequence[Row], after: Sequence[Row]) -> None:
        reach = self._kind.neighbours
        was, now = set(_near(before, reach)), set(_near(after, reach))
        for a, b in now:
            new = (a, b) not in was
            fresh = a[1] in self._come or b[1] in self._come
            if (new or fresh) and a[1] != b[1]:
                self._gained.add((min(a[1], b[1]), max(a[1], b[1])))
            if new and not fresh:
                self._closer.add((key, a, b))
        self._lost.update(
            (key, a, b) for a, b in was - now if a[1] not in self._gone and b[1] not in self._gone
        )

    def relink(self) -> None:
        """Drops the links of what is gone or no longer met, scores what is met anew."""
        lost = {(min(a[1], b[1]), max(a[1], b[1])) for _, a, b in self._lost}
        wanted = {n for pair in self._gained | lost for n in pair} | set(self._gone)
        self._load(wanted)
        self._part_with_gone()
        for a, b in sorted(lost):
            if b in self._links[a] and not self._still(a, b):
                del self._links[a][b], self._links[b][a]
        for score, a, b in self._scored():
            self._links[a][b] = self._links[b][a] = score

    def _load(self, numbers: Iterable[int]) -> None:
        missing = sorted({n for n in numbers if n not in self._before})
        for number, (packed, links) in self._index.held(missing).items():
            self._before[number] = links
            if number in self._come:
                continue
            self._links[number] = unpack_links(links)
            self._items[number] = self._kind.unpack(packed)

    def _part_with_gone(self) -> None:
        others = {
            number: unpack_links(self._before[number])
            for number in self._gone
            if number in self._before
        }
        self._load({n for links in others.values() for n in links})
        for number, links in others.items():
            for other in links:
                if other in self._links:
                    self._links[other].pop(number, None)
        for number in self._gone.keys() - self._come.keys():
            self._links.pop(number, None)
            self._items.pop(number, None)

    def _still(self, a: int, b: int) -> bool:
        """Whether two unchanged items that are no longer neighbours here still are elsewhere."""
        mine, theirs = (_by_key_places(self._kind.rows(self._items[n]), n) for n in (a, b))
        reach = self._kind.neighbours
        for key in mine.keys() & theirs.keys():
            for pair in [(x, y) for x in mine[key] for y in theirs[key]]:
                low, high = sorted(pair)
                met = (key, low, high)
                if met in self._closer:
                    return True
                if met in self._lost:
                    continue
                if self._index.apart(key, low, high, reach) <= reach:
                    return True
        return False

    def _scored(self) -> Iterator[Link]:
        pairs = sorted(p for p in self._gained if p[1] not in self._links[p[0]])
        numbers = sorted({n for pair in pairs for n in pair})
        at = {number: i for i, number in enumerate(numbers)}
        left = np.array([at[a] for a, _ in pairs], np.int32)
        right = np.array([at[b] for _, b in pairs], np.int32)
        items = [self._items[number] for number in numbers]
        for score, i, j in self._kind.links(items, left, right):
            yield score, numbers[i], numbers[j]

    def packed(self) -> dict[int, bytes]:
        """Links that are others than before, and those of new items, by number."""
        now = {number: pack_links(links) for number, links in self._links.items()}
        return {
            number: links
            for number, links in now.items()
            if number in self._come or links != self._before[number]
        }

    def components(self) -> Iterator[Component[T]]:
        """What hangs together with new items and changed links."""
        seen: set[int] = set()
        for start in sorted(self.packed().keys() | self._come.keys()):
            members, wave = [], {start} - seen
            while wave:
                self._load(wave)
                seen |= wave
                there = sorted(wave & self._links.keys())
                members += there
                wave = {
                    n
                    for m in there
                    for n, score in self._links[m].items()
                    if score >= self._kind.together
                } - seen
            if members:
                yield self._component(members)

    def _component(self, members: list[int]) -> Component[T]:
        at = {number: i for i, number in enumerate(members)}
        links = [
            (score, at[a], at[b]) for a in members for b, score in self._links[a].items() if a < b
        ]
        return Component(members, [self._items[n] for n in members], links)


@dataclass(frozen=True, slots=True)
class _Slice:
    rows: list[Row]
    span: tuple[int, int]


def _run(changed: Sequence[Row], at: int) -> tuple[int, int]:
    """Where the changes close to that at `at` end, and the place of the last of them."""
    last = changed[at][0]
    while at < len(changed) and changed[at][0] - last <= _APART:
        last = changed[at][0]
        at += 1
    return at, last


def _near(rows: Sequence[Row], reach: int) -> Iterator[tuple[Row, Row]]:
    for i, row in enumerate(rows):
        for other in rows[i + 1 : i + 1 + reach]:
            yield row, other


def _by_key(rows: Iterable[tuple[int, int, int]]) -> dict[int, set[Row]]:
    found: dict[int, set[Row]] = defaultdict(set)
    for key, place, number in rows:
        found[key].add((place, number))
    return found


def _by_key_places(rows: Iterable[tuple[int, int]], number: int) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for key, place in rows:
        found[key].append((place, number))
    return found
