"""What a register counts of its sources."""

from __future__ import annotations

from typing import NamedTuple

from unfog.model.speaker import SpeakerKind


class OutletCounts(NamedTuple):
    """Of one outlet: its documents, the incidents they tell of, the origins on which they hang,
    how many hang on another's, its claims, and how many of them in its own voice. `name` is ""
    where documents name none."""

    name: str
    documents: int
    incidents: int
    origins: int
    dependent: int
    claims: int
    own: int


class SpeakerCounts(NamedTuple):
    """Of one speaker, whatever the case of its name: claims, incidents, and denials that it made;
    and of the values that it asserts how many are asserted, and how many denied, by another named
    speaker on the same incident."""

    name: str
    kind: SpeakerKind
    org: str | None
    actor: str | None
    claims: int
    incidents: int
    denials: int
    agreed: int
    denied: int


class SourceCounts(NamedTuple):
    """All outlets and speakers by name, with the agencies on which outlets hang: (outlet, agency,
    documents)."""

    outlets: tuple[OutletCounts, ...]
    speakers: tuple[SpeakerCounts, ...]
    agencies: tuple[tuple[str, str, int], ...]
