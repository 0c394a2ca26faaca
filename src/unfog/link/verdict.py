"""What a comparison comes to, and why."""

from __future__ import annotations

import math
from typing import Literal

import msgspec

CONFLICT = -6.0
"""At or below this, a single feature rules the pair out."""

JOIN = -0.8
"""From here up a pair may bring two clusters together, if their other pairs agree."""

SAME = 1.7
"""At or above this total a pair is one happening, and nobody has to be asked."""

ASK = -1.7
"""From here up to `SAME` a reviewer's word is worth having; below, the two are different."""


class Feature(msgspec.Struct, frozen=True):
    """One reason: its name and what it adds (for) or takes (against)."""

    name: str
    contribution: float


class PairScore(msgspec.Struct, frozen=True):
    """The verdict on a pair and all that went into it, the strongest reason first.

    `total` is the sum of the contributions; where one rules the pair out, CONFLICT.
    """

    total: float
    features: tuple[Feature, ...]

    @property
    def same(self) -> bool:
        """What clustering goes by where no reviewer has judged."""
        return self.total >= JOIN

    @property
    def verdict(self) -> Literal["same", "ask", "different"]:
        return verdict(self.total)

    @property
    def why(self) -> str:
        """In words for people: `same (1.80): date +2.5, place +2.2, …`."""
        parts = ", ".join(f"{f.name} {f.contribution:+.1f}" for f in self.features)
        return f"{self.verdict} ({self.total:.2f}): {parts}"


def chance(total: float) -> float:
    """The probability that a pair of this score is one happening."""
    return 1.0 / (1.0 + math.exp(-total))


def verdict(total: float) -> Literal["same", "ask", "different"]:
    """What a sum comes to by the two thresholds."""
    return "same" if total >= SAME else "ask" if total >= ASK else "different"
