"""Firm groups around some items: what a score or a judgement makes one for certain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from unfog.link.around import Around
from unfog.link.bonds import Bonds
from unfog.link.constraints import Held
from unfog.link.filing import number_of
from unfog.link.verdict import SAME
from unfog.model.incident import Part

type Names = Callable[[Collection[Part]], Mapping[Part, str]]
"""The incidents to which parts belong, of those that do to any."""

type Between = tuple[int, int]
"""Two groups, each by one of its items."""


class Firm:
    """Groups of items by number, found when they are asked for."""

    def __init__(self, around: Around, held: Held, names: Names) -> None:
        self._around = around
        self._names_of = names
        self._names: dict[int, str] = {}
        self._bonds: Bonds[int] = Bonds()
        self._ties: dict[int, set[int]] = defaultdict(set)
        self.found: set[int] = set()
        for a, b in held.same:
            one, other = number_of(a), number_of(b)
            self._ties[one].add(other)
            self._ties[other].add(one)

    def find(self, numbers: Iterable[int]) -> None:
        """Adds the whole groups of `numbers` to those found."""
        around = self._around
        wave = set(numbers) - self.found
        while wave:
            around.load(wave)
            wave &= around.facts.keys()
            self.found |= wave
            near = {n: self._near(n) for n in wave}
            every = {n for firm in near.values() for n in firm}
            around.load(every)
            self._name((wave | every) & around.facts.keys())
            wave = {other for one in wave for other in self._joined(one, near[one])} - self.found

    def _near(self, number: int) -> list[int]:
        sure = [n for n, score in self._around.links[number].items() if score >= SAME]
        return [*sure, *self._ties.get(number, ())]

    def _joined(self, one: int, near: Iterable[int]) -> Iterable[int]:
        for other in near:
            if other in self._names and (
                self.joined(one, other) or other in self._ties.get(one, ())
            ):
                self._bonds.join(one, other)
                yield other

    def _name(self, numbers: Collection[int]) -> None:
        facts = self._around.facts
        parts = {n: facts[n].part for n in numbers if n not in self._names}
        names = self._names_of(parts.values())
        for number, part in parts.items():
            self._names[number] = names.get(part) or f"alone {number}"

    def joined(self, one: int, other: int) -> bool:
        """Whether two items that were found are of one incident."""
        return self._names[one] == self._names[other]

    def between(self, one: int, other: int) -> Between:
        """The groups of two items that were found."""
        a, b = self._bonds.root(one), self._bonds.root(other)
        return (a, b) if a < b else (b, a)
