"""What a stretch says of a happening, apart from who says it."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Certainty, Property, Value
from unfog.read.counts import CountMention


class Proposition(msgspec.Struct, frozen=True):
    """`value` of `property`, evoked by token `i` in the tokens `first` to `last`.

    `negated` says that the stretch denies it, `doubted` that it finds no sign of it,
    `certainty` how sure the stretch itself is of it.
    """

    property: Property
    value: Value
    i: int
    first: int
    last: int
    negated: bool = False
    doubted: bool = False
    certainty: Certainty = "stated"


def counted(mention: CountMention) -> Proposition:
    """The proposition that a count is."""
    return Proposition(
        mention.property,
        mention.count,
        mention.trigger,
        mention.first,
        mention.last,
        negated=mention.negated,
    )
