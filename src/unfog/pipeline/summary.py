"""What a run did, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set

import msgspec

from unfog.model.document import Skipped
from unfog.model.identity import claim_id
from unfog.store.base import Entry


class RunSummary(msgspec.Struct, frozen=True):
    """`read` documents were read now, `unchanged` ones before; `skipped` counts by reason.

    `claims` are those of the documents read now that were not there before, `notes` doubts
    about these documents, `incidents` those of the whole register
    afterwards (of this output, where none is kept). `seconds` is wall time. `set_aside` lists
    skipped documents where no register keeps them.
    """

    read: int = 0
    unchanged: int = 0
    skipped: Mapping[str, int] = {}
    claims: int = 0
    notes: int = 0
    incidents: int = 0
    seconds: float = 0.0
    set_aside: tuple[Skipped, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where every document was read, now or before; 1 where some were set aside."""
        return 1 if self.skipped else 0


def claim_ids(entry: Entry) -> set[str]:
    """Permanent ids of the claims that were read."""
    return {
        claim_id(entry.document.id, incident.id, claim)
        for incident in entry.reading.incidents
        for claim in incident.claims
    }


class Tally:
    """Counts while a run goes on."""

    def __init__(self) -> None:
        self.read = 0
        self.unchanged = 0
        self.claims = 0
        self.notes = 0
        self.skipped: Counter[str] = Counter()

    def add(self, entry: Entry, held: Set[str] = frozenset()) -> None:
        """Counts a document that was read now; `held` are ids of the claims it had before."""
        self.read += 1
        self.claims += len(claim_ids(entry) - held)
        self.notes += len(entry.document.notes)

    def summary(
        self, incidents: int, seconds: float, set_aside: tuple[Skipped, ...] = ()
    ) -> RunSummary:
        return RunSummary(
            read=self.read,
            unchanged=self.unchanged,
            skipped=dict(sorted(self.skipped.items())),
            claims=self.claims,
            notes=self.notes,
            incidents=incidents,
            seconds=seconds,
            set_aside=set_aside,
        )
