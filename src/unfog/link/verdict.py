"""What a comparison comes to, and why."""

from __future__ import annotations

import math

import msgspec

CONFLICT = -6.0
"""At or below this, a single feature rules the pair out."""


JOIN = -0.5
"""From here up a pair may bring two clusters together, if their other pairs agree."""


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
        return self.total >= 0.0

    @property
    def why(self) -> str:
        """In words for people: `same (1.80): date +2.5, place +2.2, …`."""
        verdict = "same" if self.same else "different"
        parts = ", ".join(f"{f.name} {f.contribution:+.1f}" for f in self.features)
        return f"{verdict} ({self.total:.2f}): {parts}"


def chance(total: float) -> float:
    """The probability that a pair of this score is one happening."""
    return 1.0 / (1.0 + math.exp(-total))
