"""The independent origins of one incident: who or what stands behind the claims, by name.

`fuse` counts origins by key; here each gets the name that people know it by, and the documents
that hand it on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from unfog.fuse.evidence import Evidence
from unfog.fuse.voices import shown
from unfog.model.names import fold
from unfog.review.sheet import Gathered


class Origin(msgspec.Struct, frozen=True):
    """One origin: its key, its name, the claims through which it speaks.

    `documents` are those of the `claims`, one for each. `asserts` says that it asserts
    anything: only then does it count among an incident's origins.
    """

    key: str
    name: str
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    asserts: bool

    @property
    def told_in(self) -> tuple[str, ...]:
        """The documents that hand it on, each once."""
        return tuple(sorted(set(self.documents)))


def origins_told(gathered: Gathered, outlets: Mapping[str, str | None]) -> tuple[Origin, ...]:
    """The origins of an incident's claims: those in most documents first, then by name.

    `outlets` gives that of each document.
    """
    rows: dict[str, list[Evidence]] = defaultdict(list)
    for _, found in gathered:
        for row in found:
            rows[row.origin].append(row)
    made = [_origin(key, told, outlets) for key, told in rows.items()]
    return tuple(sorted(made, key=lambda o: (-len(o.told_in), fold(o.name), o.key)))


def _origin(key: str, rows: list[Evidence], outlets: Mapping[str, str | None]) -> Origin:
    return Origin(
        key=key,
        name=_name(key, rows, outlets),
        claims=tuple(row.id for row in rows),
        documents=tuple(row.document for row in rows),
        asserts=any(row.claim.stance == "asserts" for row in rows),
    )


def _name(key: str, rows: list[Evidence], outlets: Mapping[str, str | None]) -> str:
    if key.startswith("outlet:"):
        named = (outlets.get(row.document) or "" for row in rows)
        return next((name for name in named if f"outlet:{fold(name)}" == key), key[7:])
    speakers = [row.claim.speaker for row in rows if not row.claim.speaker.is_report]
    if speakers and (key.startswith(("actor:", "speaker:")) or "/" in key):
        speaker = shown(speakers)
        return speaker.name if "/" in key else speaker.org or speaker.name
    return key
