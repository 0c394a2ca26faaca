"""The stored unit: one speaker's proposition about one property of one incident."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Literal, get_args

import msgspec

from unfog.model.speaker import REPORT, Speaker
from unfog.model.timespan import Timespan

Property = Literal[
    "occurrence",
    "date",
    "place",
    "perpetrator",
    "target",
    "weapon",
    "killed",
    "wounded",
    "missing",
    "captured",
    "released",
    "munitions_fired",
    "munitions_intercepted",
    "damage",
    "motive",
]
PROPERTIES: tuple[Property, ...] = get_args(Property)
COUNT_PROPERTIES: frozenset[Property] = frozenset(
    (
        "killed",
        "wounded",
        "missing",
        "captured",
        "released",
        "munitions_fired",
        "munitions_intercepted",
    )
)
Stance = Literal["asserts", "denies", "doubts"]
Certainty = Literal["stated", "likely", "possible"]
CountOf = Literal[
    "civilians",
    "combatants",
    "police",
    "soldiers",
    "children",
    "staff",
    "people",
    "perpetrators",
    "munitions",
]

Share = Literal["whole", "with the dead", "part", "apart"]
"""What a count is to the toll that a reader settled on for the whole document: `whole` is that
toll, `with the dead` is that of all who were hit, from which the killed of the document come off,
`part` adds up with the other parts of the document. What is `apart` tells of some of those
counted, of a wounded person who died, or of nobody hit in this happening."""


MOST_COUNTED = 10**15
"""No count goes beyond this: readers stay well below, and registers hold no much longer numbers."""


class Count(msgspec.Struct, frozen=True, omit_defaults=True):
    """An interval of whole numbers; None means unbounded on that side.

    "At least 5" is 5..None, "up to 5" None..5, exactly five 5..5. `approx` marks round or
    vague words ("about", "dozens"). `of` says who is counted, `unit` in the text's own noun.
    """

    low: int | None
    high: int | None
    unit: str = ""
    of: CountOf = "people"
    approx: bool = False
    subset: str | None = None
    includes_perpetrator: bool = False

    def __post_init__(self) -> None:
        # defaults are left out by identity, and a word that was decoded is not the same object
        msgspec.structs.force_setattr(self, "of", sys.intern(self.of))
        if self.low is None and self.high is None:
            raise ValueError("a count needs a bound")
        if self.low is not None and self.high is not None and self.high < self.low:
            raise ValueError(f"count ends below its start: {self.low}..{self.high}")
        if max(self.low or 0, self.high or 0) > MOST_COUNTED:
            raise ValueError(f"a count is {MOST_COUNTED:,} at most")


type Value = bool | str | tuple[str, ...] | Count | Timespan


class Claim(msgspec.Struct, frozen=True):
    """`value` by property: occurrence True; counts Count; date Timespan; weapon tuple; else str.

    `start` and `end` are offsets in the document's clean text: the shortest stretch that
    carries the proposition and its attribution. `share` is nothing that the text says but how
    the reader reckoned with a count; None where it did not.
    """

    property: Property
    value: Value
    start: int
    end: int
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    speaker: Speaker = REPORT
    via: tuple[str, ...] = ()
    responsibility: bool = False
    share: Share | None = None

    def folded(self) -> Value:
        """The value as it is compared: names whatever their case."""
        return self.value.lower() if isinstance(self.value, str) else self.value

    def identity(self) -> tuple[object, ...]:
        """What makes a claim the same as another one of its incident."""
        return self.property, self.folded(), self.stance, self.speaker.name, self.speaker.org


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of the text."""
    return sorted(claims, key=lambda c: (c.start, c.end, c.property, str(c.value)))


class SetAside(msgspec.Struct, frozen=True):
    """Something read but not taken as a claim, with the reason, so that it can be shown."""

    reason: str
    detail: str
    start: int
    end: int
