"""Rows of a register as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from unfog.model.claim import Claim, Property, SetAside
from unfog.model.document import Document, MediaKind
from unfog.model.finding import Finding, Reviewed, Status
from unfog.model.identity import digest_of
from unfog.model.incident import AsRead, Incident, Reading, Terms
from unfog.model.review import Mark, Review


class Entry(msgspec.Struct, frozen=True):
    """One document as it goes into the register, with what was read out of it.

    `content` is the digest by which two documents of one id are told apart (see
    `content_digest`); `signature` packs the prints of its text (`model.prints`); `versions`
    maps steps to the versions that made this, for the ledger.
    `terms` are the document's telling words with their weights.
    """

    document: Document
    reading: Reading
    media: MediaKind = "text"
    content: str = ""
    signature: str = ""
    versions: Mapping[str, str] = {}
    terms: Terms = ()


class StoredDocument(msgspec.Struct, frozen=True):
    """A document of the register. `origin` is "" until origins are worked out."""

    document: Document
    media: MediaKind
    content: str
    reader: str
    signature: str
    origin: str
    claims: int
    terms: Terms = ()


class StoredSource(msgspec.Struct, frozen=True):
    """What tells where a document comes from: its signature, and the agencies it names.

    `dateline_credit` is the agency in its dateline; `signature` is "" where an earlier version
    stored none.
    """

    document: str
    published: dt.date | None
    outlet: str | None
    credits: tuple[str, ...]
    dateline_credit: str | None
    signature: str


class StoredClaim(msgspec.Struct, frozen=True):
    """A claim with its permanent id and where it belongs.

    `local` is the incident within the document, `incident` the register's (None until
    linked), `words` the value as text; `mark` is what a reviewer said of it.
    """

    id: str
    document: str
    local: str
    incident: str | None
    words: str
    claim: Claim
    mark: Mark | None = None


class StoredAside(msgspec.Struct, frozen=True):
    """Something set aside within a document."""

    document: str
    aside: SetAside


class StoredIncident(msgspec.Struct, frozen=True):
    """An incident with its findings. `accounts` counts speakers, `origins` where they come from.

    `review` is a reviewer's word on the whole, `marks` those on its claims, by claim. Where
    reviewers' words make type, date or place others than what was read, the incident has theirs
    and `read` what was read; `typed` is their word on the type, those on date and place stand in
    the findings.
    """

    incident: Incident
    status: Status
    accounts: int
    origins: int
    findings: tuple[Finding, ...] = ()
    review: Review | None = None
    marks: tuple[Mark, ...] = ()
    read: AsRead | None = None
    typed: Reviewed | None = None

    @property
    def version(self) -> str:
        """A digest of all that a reviewer sees of it; equal as long as nothing has changed."""
        return digest_of(msgspec.json.encode(self, order="deterministic"))[:32]

    def finding(self, name: Property) -> Finding | None:
        """The finding on the property `name`, if there is any; of a count, that of all victims."""
        return next((f for f in self.findings if f.property == name and not f.of), None)


class Doubt(msgspec.Struct, frozen=True):
    """A finding on which accounts differ, or whose best figure is not plainly stated.

    `position` is its place among the findings of the incident, `of` says who is counted.
    """

    incident: str
    position: int
    property: Property
    of: str
    why: Literal["contested", "uncertain"]
