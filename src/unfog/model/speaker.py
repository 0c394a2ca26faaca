"""Who speaks."""

from __future__ import annotations

from typing import Literal

import msgspec

SpeakerKind = Literal[
    "government",
    "military",
    "police",
    "armed_group",
    "media",
    "ngo",
    "igo",
    "medical",
    "witness",
    "expert",
    "anonymous",
    "victim_family",
    "report",
    "other",
]


class Speaker(msgspec.Struct, frozen=True):
    """The one to whom a document attributes a claim; `REPORT` is the document's own voice.

    `actor` is the id in the actor registry, where the speaker or its org is known there.
    """

    name: str
    kind: SpeakerKind = "other"
    org: str | None = None
    actor: str | None = None

    @property
    def rank(self) -> tuple[str, ...]:
        """A key by which speakers can be put in order."""
        return self.name, self.kind, self.org or "", self.actor or ""

    @property
    def is_report(self) -> bool:
        return self.name == "REPORT"


REPORT = Speaker(name="REPORT", kind="report")
