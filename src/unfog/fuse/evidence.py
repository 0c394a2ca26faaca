"""A claim with what fusing needs to know of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from unfog.model.claim import Claim, Count
from unfog.model.rating import Reliability, SourceSaid


class Evidence(msgspec.Struct, frozen=True):
    """One claim: its id, whose it is, where it comes from and when it was printed.

    `withdrawn` says that its speaker took it back, later or in the same document. The count
    of a row put together of several has the numbers of the claims `plus` added, and those of
    `less` taken off. `rated` is a reviewer's word on its source; `discounted` says that it does
    not count beside others, as that is rated unreliable.
    """

    id: str
    claim: Claim
    document: str
    published: dt.date | None
    account: str
    origin: str
    withdrawn: bool = False
    plus: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    rated: SourceSaid | None = None
    discounted: bool = False

    @property
    def stands(self) -> bool:
        """Asserted, not taken back, and heeded."""
        return self.claim.stance == "asserts" and not self.withdrawn and not self.discounted

    @property
    def degree(self) -> Reliability | None:
        """How reliable a reviewer says its source is."""
        return self.rated.reliability if self.rated else None

    @property
    def weight(self) -> int:
        """How much it counts where origins are counted for the best number, in halves: sources
        rated A and B double, D half, E not at all."""
        return _WEIGHTS.get(self.degree, ORDINARY)

    @property
    def unnamed(self) -> bool:
        """Said by someone of whom nothing is known but what they told one document."""
        return self.account.startswith("unnamed:")


ORDINARY = 2
"""The weight of a source on which no word stands."""

_WEIGHTS: dict[Reliability | None, int] = {"A": 4, "B": 4, "D": 1, "E": 0}


def asserting_origins(rows: Iterable[Evidence]) -> int:
    """How many independent origins assert anything among `rows`: of a finding, an incident."""
    return len({row.origin for row in rows if row.claim.stance == "asserts"})


def count_of(row: Evidence) -> Count:
    """The count that `row` gives. Raises TypeError where it is no count."""
    if not isinstance(row.claim.value, Count):
        raise TypeError(f"claim {row.id} of {row.document}: {row.claim.property} is no count")
    return row.claim.value


def attacking(row: Evidence) -> bool:
    """Whether `row` counts those who attacked."""
    return isinstance(row.claim.value, Count) and row.claim.value.of == "perpetrators"
