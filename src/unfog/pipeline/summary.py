"""What a run did, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from unfog.model.document import Skipped


class RunSummary(msgspec.Struct, frozen=True):
    """`read` documents were read now, `unchanged` ones before; `skipped` counts by reason.

    `claims` are those of the documents read now, `incidents` those of the whole register
    afterwards (of this output, where none is kept). `seconds` is wall time. `set_aside` lists
    skipped documents where no register keeps them.
    """

    read: int = 0
    unchanged: int = 0
    skipped: Mapping[str, int] = {}
    claims: int = 0
    incidents: int = 0
    seconds: float = 0.0
    set_aside: tuple[Skipped, ...] = ()

    @property
    def exit_code(self) -> int:
        """0 where every document was read, now or before; 1 where some were set aside."""
        return 1 if self.skipped else 0


class Tally:
    """Counts while a run goes on."""

    def __init__(self) -> None:
        self.read = 0
        self.unchanged = 0
        self.claims = 0
        self.skipped: Counter[str] = Counter()

    def summary(
        self, incidents: int, seconds: float, set_aside: tuple[Skipped, ...] = ()
    ) -> RunSummary:
        return RunSummary(
            read=self.read,
            unchanged=self.unchanged,
            skipped=dict(sorted(self.skipped.items())),
            claims=self.claims,
            incidents=incidents,
            seconds=seconds,
            set_aside=set_aside,
        )
