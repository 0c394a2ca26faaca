"""A pair of parts on which a reviewer's word is worth having."""

from __future__ import annotations

import msgspec

from unfog.model.incident import Part


class Question(msgspec.Struct, frozen=True):
    """The earlier report stands left; `joined` says whether the two are one incident now.

    `score` is the sum of what speaks for one happening and what against.
    """

    left: Part
    right: Part
    joined: bool
    score: float

    @property
    def hardness(self) -> float:
        """How far it is from a toss-up: the hardest questions have the least."""
        return abs(self.score)
