"""Claim gold and predictions as the scorer sees them: the interchange layout, read leniently.

Gold adds to the interchange format what a fair score needs: other accepted values and types,
optional claims, and stretches that tempt a reader but tell of no incident.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import msgspec

from unfog.errors import SettingsError
from unfog.model.timespan import Timespan

DocumentSet = Literal["all", "news", "own"]


class ScoredSpeaker(msgspec.Struct, frozen=True):
    name: str = "REPORT"
    org: str | None = None
    kind: str | None = None


class ScoredClaim(msgspec.Struct, frozen=True):
    about: str = msgspec.field(name="property")
    value: Any
    start: int
    end: int
    stance: str = "asserts"
    speaker: ScoredSpeaker | str | None = None
    org: str | None = None
    kind: str | None = None
    optional: bool = False
    alt: Any = None
    certainty: str = "stated"
    via: tuple[str, ...] | None = ()
    subset: str | None = None
    includes_perpetrator: bool = False
    responsibility: bool = False

    @property
    def who(self) -> ScoredSpeaker:
        """The speaker, whether it was written as an object or as a plain name."""
        if isinstance(self.speaker, ScoredSpeaker):
            return self.speaker
        return ScoredSpeaker(self.speaker or "REPORT", self.org, self.kind)

    @property
    def accepted(self) -> list[Any]:
        """All values that count as right."""
        if self.alt is None:
            return [self.value]
        return [self.value, *(self.alt if isinstance(self.alt, list) else [self.alt])]

    @property
    def against(self) -> bool:
        return self.stance in ("denies", "doubts")


class ScoredPlace(msgspec.Struct, frozen=True):
    lat: float | None = None
    lon: float | None = None
    within_km: float = 0.0


class ScoredIncident(msgspec.Struct, frozen=True):
    id: str
    type: str | None = None
    role: str = "main"
    date: Timespan | None = None
    place: ScoredPlace | None = None
    claims: tuple[ScoredClaim, ...] = ()
    type_alt: str | None = None


class Stretch(msgspec.Struct, frozen=True):
    start: int
    end: int


class ScoredDocument(msgspec.Struct, frozen=True):
    """One document's incidents, in gold or as predicted."""

    id: str
    incidents: tuple[ScoredIncident, ...] = ()
    no_incident: tuple[Stretch, ...] = ()

    @property
    def claims(self) -> list[tuple[ScoredIncident, ScoredClaim]]:
        return [(i, c) for i in self.incidents for c in i.claims]


def read_gold(folder: Path) -> dict[str, ScoredDocument]:
    """Gold documents by id from `folder/*.gold.json`. Raises SettingsError where there is none."""
    found = {}
    for path in sorted(folder.glob("*.gold.json")):
        document = decode(path.read_bytes(), str(path))
        found[document.id] = document
    if not found:
        raise SettingsError(f"{folder}: no *.gold.json here; give the folder of the claim gold")
    return found


def decode(line: bytes, source: str) -> ScoredDocument:
    """One document. Raises SettingsError naming `source` where it is not in the layout."""
    try:
        return msgspec.json.decode(line, type=ScoredDocument)
    except (msgspec.DecodeError, ValueError) as error:
        raise SettingsError(f"{source}: not in the layout of the claim gold ({error})") from error


def read_predictions(lines: Iterable[bytes], source: str) -> dict[str, ScoredDocument]:
    """Predictions by document id; raises SettingsError where a document comes twice."""
    found: dict[str, ScoredDocument] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        document = decode(line, f"{source}:{number}")
        if document.id in found:
            raise SettingsError(f"{source}:{number}: document {document.id} comes twice")
        found[document.id] = document
    return found


def choose(gold: Mapping[str, ScoredDocument], which: DocumentSet) -> dict[str, ScoredDocument]:
    """All of `gold`, the news alone, or the invented reports (ids `own-`) alone."""
    if which == "all":
        return dict(gold)
    return {k: d for k, d in gold.items() if k.startswith("own-") == (which == "own")}


def digest_of_files(paths: Sequence[Path]) -> str:
    """SHA-256 over the contents of `paths`, in order of their names."""
    total = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
