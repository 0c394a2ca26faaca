"""Clustering again where something changed, with the outcome of clustering all again.

Clustering goes through all links, the best first. A register keeps which of them joined two
clusters, so that the cluster of any item at any moment of the former clustering is known from
the joins around it. Going through the links again, only *touched* items can fare otherwise than
before: those that changed, and from then on those whose cluster met, or missed, one of these.
Links between others are not looked at.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from unfog.link.around import Around, Order, pack_joins
from unfog.link.bonds import Bonds
from unfog.link.cluster import Agreement
from unfog.link.constraints import Held, Row
from unfog.link.filing import number_of
from unfog.link.verdict import JOIN
from unfog.model.incident import Part

type Moment = tuple[float, Order, Order]
"""When the clustering comes to a link: the best first, then in canonical order."""

START: Moment = (float("-inf"), (0, "", "", ""), (0, "", "", ""))


class Changed(NamedTuple):
    """What is other than at the last clustering: items that went, that came, whose links differ
    (by number), and the judgements that bind now or did, but not both."""

    gone: Set[int]
    come: Set[int]
    links: Set[int]
    judged: Sequence[Row]


class Replayed(NamedTuple):
    """The happenings that `touched` items are now, the part each grew from first; all others are
    as they were. `joins` has those that differ, packed, by number."""

    touched: Set[int]
    happenings: list[tuple[Part, ...]]
    joins: dict[int, bytes]


def replay(around: Around, changed: Changed, held: Held) -> Replayed:
    """The clustering under `held` after `changed`."""
    run = _Replay(around, held)
    run.begin(changed)
    run.go_through()
    return Replayed(run.touched, run.happenings(), run.joins(changed.gone))


class _Replay:
    def __init__(self, around: Around, held: Held) -> None:
        self._around = around
        self._agreement = Agreement(around.facts)
        self._bonds: Bonds[int] = Bonds()
        self._ties: dict[int, set[int]] = defaultdict(set)
        self._bound: set[int] = set()
        self._clusters: dict[int, list[int]] = {}
        self._joins: dict[int, set[int]] = {}
        self._waiting: list[tuple[Moment, int, int]] = []
        self._seen: set[tuple[int, int]] = set()
        self._bind(held)

    def _bind(self, held: Held) -> None:
        rows = [(verdict, number_of(a), number_of(b)) for verdict, a, b in held.rows]
        for verdict, a, b in rows:
            self._bound.update((a, b))
            if verdict == "same":
                self._tie(a, b)
                self._bonds.join(a, b)
        for verdict, a, b in rows:
            if verdict == "different":
                self._bonds.keep_apart(a, b)

    def _tie(self, a: int, b: int) -> None:
        self._ties[a].add(b)
        self._ties[b].add(a)

    def begin(self, changed: Changed) -> None:
        """Touches what changed, and has the links looked at that are new between others."""
        touched = set(changed.come)
        for verdict, a, b in changed.judged:
            one, other = number_of(a), number_of(b)
            touched.update((one, other))
            if verdict == "same":
                self._tie(one, other)
        around = self._around
        for joined in around.joined_before(changed.gone).values():
            touched |= joined
        before = around.links_before(changed.links - changed.come)
        around.load(before)
        for number, links in before.items():
            now = around.links[number]
            touched.update(n for n in around.joins[number] if n not in now)
            for other in now.keys() - links.keys() - changed.come:
                self._wait(number, other)
        touched -= changed.gone - changed.come
        around.load(touched)
        for number in sorted(touched):
            self._touch(number, START)

    def _wait(self, a: int, b: int) -> None:
        """Has the link of two items looked at in its turn."""
        around = self._around
        around.load((a, b))
        score = around.links[a][b]
        if score < JOIN:
            return
        if around.order(b) < around.order(a):
            a, b = b, a
        if (a, b) not in self._seen:
            self._seen.add((a, b))
            heapq.heappush(self._waiting, ((-score, around.order(a), around.order(b)), a, b))

    def _touch(self, number: int, moment: Moment) -> None:
        """From `moment` on the cluster of `number` is followed by itself, with all tied to it."""
        queue = [number]
        while queue:
            number = queue.pop()
            self._around.load((number,))
            if number in self._clusters or number not in self._around.facts:
                continue
            members, joins = self._former(number, moment)
            cluster = sorted(members, key=self._around.order)
            for member in cluster:
                self._clusters[member] = cluster
                self._joins[member] = set()
                self._bonds.join(number, member)
                queue += self._ties.get(member, ())
            for a, b in joins:
                self._join(a, b)
            self._around.load(n for member in cluster for n in self._around.links[member])
            for member in cluster:
                self._look_on(member, moment)

    def _look_on(self, member: int, moment: Moment) -> None:
        """Has all links of `member` looked at that come after `moment`."""
        for other, score in self._around.links[member].items():
            if score >= JOIN and self._moment(member, other) > moment:
                self._wait(member, other)

    def _moment(self, a: int, b: int) -> Moment:
        one, other = self._around.order(a), self._around.order(b)
        score = self._around.links[a][b]
        return (-score, one, other) if one < other else (-score, other, one)

    def _former(self, number: int, moment: Moment) -> tuple[set[int], list[tuple[int, int]]]:
        """The cluster of an untouched item just before `moment`, and the joins that made it."""
        around = self._around
        members, wave, joins = {number}, [number], []
        while wave:
            around.load(n for member in wave for n in around.joins[member])
            reached = []
            for member in wave:
                for other in around.joins[member] & around.links[member].keys():
                    if other not in members and self._moment(member, other) < moment:
                        members.add(other)
                        reached.append(other)
                        joins.append((member, other))
            wave = reached
        return members, joins

    def go_through(self) -> None:
        while self._waiting:
            moment, a, b = heapq.heappop(self._waiting)
            self._meet(moment, a, b)

    def _meet(self, moment: Moment, a: int, b: int) -> None:
        left, right = self._cluster(a, moment), self._cluster(b, moment)
        if b in left:
            return
        if self._bonds.kept_apart(a, b) or not self._agreement.holds(left, right):
            if b in self._around.joins[a]:
                self._touch(a, moment)
                self._touch(b, moment)
            return
        self._touch(a, moment)
        self._touch(b, moment)
        self._join(a, b)
        self._bonds.join(a, b)
        whole = sorted((*left, *right), key=self._around.order)
        for member in whole:
            self._clusters[member] = whole

    def _cluster(self, number: int, moment: Moment) -> Sequence[int]:
        """The cluster of an item, which is touched where a judgement bears on any of it."""
        if number not in self._clusters:
            members, _ = self._former(number, moment)
            if members.isdisjoint(self._bound):
                return sorted(members, key=self._around.order)
            self._touch(number, moment)
        return self._clusters[number]

    def _join(self, a: int, b: int) -> None:
        self._joins[a].add(b)
        self._joins[b].add(a)

    @property
    def touched(self) -> Set[int]:
        return self._clusters.keys()

    def happenings(self) -> list[tuple[Part, ...]]:
        groups: dict[int, set[int]] = defaultdict(set)
        for number in self._clusters:
            groups[self._bonds.root(number)].add(number)
        around = self._around
        found = [sorted(group, key=around.order) for group in groups.values()]
        found.sort(key=lambda group: around.order(group[0]))
        return [tuple(around.facts[number].part for number in group) for group in found]

    def joins(self, gone: Set[int]) -> dict[int, bytes]:
        around = self._around
        found = dict.fromkeys(gone, b"") | {
            number: pack_joins(joined)
            for number, joined in self._joins.items()
            if number in gone or joined != around.joins[number]
        }
        return dict(sorted(found.items()))
