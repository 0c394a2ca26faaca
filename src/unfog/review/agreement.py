"""How far coders who judge the same pairs agree.

Krippendorff's alpha for nominal data, with any number of coders and missing values: Krippendorff,
*Computing Krippendorff's Alpha-Reliability* (2011), https://repository.upenn.edu/asc_papers/43.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import msgspec

from unfog.link.constraints import Ruling
from unfog.model.incident import Part
from unfog.model.judgement import Verdict

type Parts = tuple[Part, Part]


class Coded(msgspec.Struct, frozen=True):
    """What one coder says of a pair now; `act` names the merge or split of which it is a part."""

    by: str
    verdict: Verdict
    at: dt.datetime
    why: str
    judgement: str
    act: str = ""


class CodedPair(msgspec.Struct, frozen=True):
    """A pair with the word of each coder, by name; `settled` is the word that decides, if any."""

    parts: Parts
    words: tuple[Coded, ...]
    settled: Coded | None = None

    @property
    def contested(self) -> bool:
        """Whether coders differ."""
        return len({word.verdict for word in self.words}) > 1


class Between(msgspec.Struct, frozen=True):
    """Two coders: the pairs that both judged, on how many they agree, and their alpha."""

    coders: tuple[str, str]
    pairs: int
    agreed: int
    alpha: float | None


class Agreement(msgspec.Struct, frozen=True):
    """`pairs` were judged by two coders or more. `alpha` is None where it is not defined: where
    there are no such pairs, or all words on them are one and the same."""

    coders: tuple[str, ...]
    pairs: int
    agreed: int
    alpha: float | None
    between: tuple[Between, ...]
    disagreements: tuple[CodedPair, ...]


def coded(rulings: Iterable[Ruling]) -> list[CodedPair]:
    """What each coder says of each pair, by pair: the latest word of each that was not undone.

    Left out are words on parts that are not read any more, and those of machines.
    """
    words: dict[Parts, dict[str, Coded]] = {}
    settled: dict[Parts, Coded] = {}
    for ruling in rulings:
        row = ruling.judgement
        if ruling.parts is None or row.machine:
            continue
        word = Coded(row.by, ruling.pair.verdict, row.at, row.why, ruling.id, row.act)
        of = words.setdefault(ruling.parts, {})
        if row.settles:
            settled.setdefault(ruling.parts, word)
        else:
            of.setdefault(row.by, word)
    return [
        CodedPair(parts, tuple(said for _, said in sorted(of.items())), settled.get(parts))
        for parts, of in sorted(words.items())
    ]


def agreement(rulings: Iterable[Ruling]) -> Agreement:
    """How far all coders agree on the pairs that two or more have judged."""
    pairs = coded(rulings)
    shared = [pair for pair in pairs if len(pair.words) > 1]
    said = [{word.by: word.verdict for word in pair.words} for pair in shared]
    coders = sorted({word.by for pair in pairs for word in pair.words})
    return Agreement(
        coders=tuple(coders),
        pairs=len(shared),
        agreed=sum(not pair.contested for pair in shared),
        alpha=alpha([list(of.values()) for of in said]),
        between=tuple(_between(two, said) for two in combinations(coders, 2)),
        disagreements=tuple(pair for pair in shared if pair.contested),
    )


def _between(coders: tuple[str, str], said: Sequence[Mapping[str, Verdict]]) -> Between:
    both = [[of[coder] for coder in coders] for of in said if of.keys() >= {*coders}]
    return Between(coders, len(both), sum(a == b for a, b in both), alpha(both))


def alpha(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha over the values that each unit was given, missing ones left out.

    1 is full agreement, 0 what chance would come to; None where it is not defined: no unit has
    two values, or all values are the same.
    """
    met: Counter[Hashable] = Counter()
    differ = Fraction(0)
    for values in units:
        if len(values) < 2:
            continue
        counts = Counter(values)
        met += counts
        unlike = len(values) ** 2 - sum(n * n for n in counts.values())
        differ += Fraction(unlike, len(values) - 1)
    total = sum(met.values())
    expected = total * total - sum(n * n for n in met.values())
    return float(1 - (total - 1) * differ / expected) if expected else None
