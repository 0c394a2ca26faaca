"""What a document tells of its victims, and the figures that follow from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from unfog.read.toll_casualty import Casualty
from unfog.read.toll_victims import Victim

type Pair = tuple[int, int]
"""Killed, wounded."""
type Features = dict[str, float]


class Told(msgspec.Struct, frozen=True):
    """What a document tells: statements of its text and of its headline, victims one by one.

    `deadly` says where it has words of death, whoever died: in the "headline", the "text".
    """

    text: tuple[Casualty, ...]
    headline: tuple[Casualty, ...]
    victims: tuple[Victim, ...]
    deadly: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[Casualty, ...]:
        return self.text + self.headline

    @property
    def ages(self) -> int:
        """How many victims are told apart by age."""
        return len({v.age for v in self.victims if v.age is not None})

    @property
    def apart(self) -> bool:
        """Whether it tells of another victim, of men and women, or of several ages."""
        one = [c for c in self.text if c.number == 1 and not (c.known or c.attacker)]
        genders = {c.gender for c in one} - {None}
        return bool(
            self.further or any(c.rank > 1 for c in one) or len(genders) > 1 or self.ages > 2
        )

    @property
    def further(self) -> int:
        """How many are told of as "another" or "a third victim"."""
        return sum(c.others and c.number == 1 and c.fate != "killed" for c in self.text)


class Sums(msgspec.Struct, frozen=True):
    """What follows from the statements taken together.

    `parts` are sums of those hurt whom one sentence tells of apart ("two here, one there"),
    `largest` is the greatest number of those hurt that is said at once, `suicides` how many
    attackers are told to have died (one at most).
    """

    parts: frozenset[int]
    largest: int
    suicides: int


def sums(told: Told) -> Sums:
    """The sums of `told`."""
    hurt = [c.number for c in told.all if c.fate != "killed" and not c.tally]
    return Sums(
        parts=_parts(told.text),
        largest=max(hurt, default=0),
        suicides=int(any(c.attacker and c.fate == "killed" for c in told.all)),
    )


def _parts(text: Iterable[Casualty]) -> frozenset[int]:
    apart: dict[int, list[Casualty]] = defaultdict(list)
    for one in text:
        if one.fate != "killed" and one.number and not (one.listed or one.known or one.tally):
            beside = apart[one.sentence]
            if all(one.span.start >= c.span.end or one.span.end <= c.span.start for c in beside):
                beside.append(one)
    return frozenset(sum(c.number for c in each) for each in apart.values() if len(each) > 1)
