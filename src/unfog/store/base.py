"""What a register keeps and gives back: rows as values, and the Store, Writer, View protocols.

A Store is one register. A View reads it, a Writer changes it within one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

import msgspec

from unfog.model.claim import Claim, Property, SetAside
from unfog.model.document import Document, MediaKind, RawDocument, Skipped
from unfog.model.finding import Finding, Status
from unfog.model.incident import Incident, Part, Reading, Report, Terms
from unfog.model.judgement import Judgement
from unfog.model.lookups import JoinedIndex
from unfog.model.origin import Passage
from unfog.store.filters import ClaimFilter, IncidentFilter

type IndexName = Literal["link", "origin"]


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
    linked), `words` the value as text.
    """

    id: str
    document: str
    local: str
    incident: str | None
    words: str
    claim: Claim


class StoredAside(msgspec.Struct, frozen=True):
    """Something set aside within a document."""

    document: str
    aside: SetAside


class StoredIncident(msgspec.Struct, frozen=True):
    """An incident with its findings. `accounts` counts speakers, `origins` where they come from."""

    incident: Incident
    status: Status
    accounts: int
    origins: int
    findings: tuple[Finding, ...] = ()

    def finding(self, name: Property) -> Finding | None:
        """The finding on the property `name`, if there is any; of a count, that of all victims."""
        return next((f for f in self.findings if f.property == name and not f.of), None)


class IndexChange(msgspec.Struct, frozen=True):
    """What to do to an index of neighbours.

    Rows are (key, place, number), new items (number, document, packed item, packed links);
    `links` has the links of items that stay, by number; `joins` are (number, packed joins), empty
    where there are none any more. All but `links` may be streams.
    """

    rows_gone: Iterable[tuple[int, int, int]] = ()
    rows_come: Iterable[tuple[int, int, int]] = ()
    items_gone: Iterable[int] = ()
    items_come: Iterable[tuple[int, str, bytes, bytes]] = ()
    links: Mapping[int, bytes] = {}
    joins: Iterable[tuple[int, bytes]] = ()


class Conclusion(msgspec.Struct, frozen=True):
    """What linking and fusing made of the register's readings.

    Where `gone` is None these are all views, and the indexes as a whole. Else they are those
    that take the place of the incidents `gone`, origins are those that changed, and
    `documents` are those that the views show from now on as they are stored. `incidents` is
    gone through more than once. `passages` are those of the documents in `origins` that have
    any; `held` says which judgements are followed, `rules` under
    which rule set the findings are.
    """

    origins: Mapping[str, str]
    incidents: Iterable[StoredIncident]
    passages: Mapping[str, tuple[Passage, ...]] = {}
    held: str = ""
    indexes: Mapping[IndexName, IndexChange] = {}
    gone: frozenset[str] | None = None
    documents: Sequence[str] = ()
    rules: str = ""


class Holder(msgspec.Struct, frozen=True):
    """The document that bears an id: the digests of its raw bytes and of its content."""

    document: str
    digest: str
    content: str


class Known(msgspec.Struct, frozen=True):
    """What the register knows of one digest: its document, if stored, and its ledger rows."""

    document: str | None
    versions: Mapping[str, str]


class StoredIndex(JoinedIndex, Protocol):
    """An index of neighbours as the register keeps it (see `IndexChange`)."""

    def of_documents(self, documents: Iterable[str]) -> Mapping[int, bytes]:
        """Packed items of `documents`, by number."""
        ...


class View(Protocol):
    """Reads a register. Everything comes in an order that depends on content alone."""

    def documents(self, text: str | None = None) -> Iterator[StoredDocument]:
        """All documents by id; with `text`, those that contain all its words."""
        ...

    def document(self, id: str) -> StoredDocument | None: ...

    def reading(self, document: str) -> Reading | None:
        """All that was read out of one document; None where there is none of that id."""
        ...

    def raw(self, digest: str) -> bytes | None:
        """The raw bytes of that digest."""
        ...

    def claims(self, where: ClaimFilter = ...) -> Iterator[StoredClaim]:
        """Claims by document, incident and position."""
        ...

    def incidents(self, where: IncidentFilter = ...) -> Iterator[StoredIncident]:
        """Incidents by first day (undated last) and id, with their findings."""
        ...

    def ids(self) -> list[str]:
        """Ids of all incidents, in order."""
        ...

    def incident(self, id: str) -> StoredIncident | None:
        """The incident of that id, also where it has since merged into another."""
        ...

    def named(self, beginning: str) -> Mapping[str, str]:
        """Some ids that begin so, with or without their `i-`, each with the incident that bears
        it now; more than one where several do."""
        ...

    def findings(self, incident: str) -> tuple[Finding, ...]: ...

    def parts(self, incident: str) -> tuple[Part, ...]: ...

    def reports(
        self, origins: Mapping[str, str], documents: Sequence[str] | None = None
    ) -> Iterator[Report]:
        """What linking and fusing need, by document id: of all, or of `documents`."""
        ...

    def sources(self, documents: Sequence[str] | None = None) -> Iterator[StoredSource]:
        """What tells origins, by document id: of all, or of `documents`."""
        ...

    def origins(self, documents: Sequence[str]) -> Mapping[str, str]:
        """The origins of `documents`, as far as they are worked out."""
        ...

    def passages(self, documents: Sequence[str]) -> Mapping[str, tuple[Passage, ...]]:
        """Stretches of `documents` that come from elsewhere, of those that have any."""
        ...

    def texts(self, documents: Sequence[str]) -> Mapping[str, str]:
        """The clean texts of `documents`, as far as there are any."""
        ...

    def held(self) -> str:
        """Which judgements the views follow, as `Conclusion.held` said it."""
        ...

    def rules(self) -> str:
        """The rule set of the findings; "" where there are none yet."""
        ...

    def holding(self, documents: Sequence[str]) -> Mapping[str, tuple[Part, ...]]:
        """All parts of the incidents that have parts in any of `documents`, by incident."""
        ...

    def pending(self, limit: int) -> Sequence[str]:
        """Ids of documents that the views do not show as they are stored, the first by id."""
        ...

    def backlog(self) -> tuple[int, int]:
        """How many documents are pending, and how many are stored."""
        ...

    def index(self, name: IndexName) -> AbstractContextManager[StoredIndex]:
        """An index of neighbours, to be read within the block."""
        ...

    def indexed(self) -> str:
        """The version under which the indexes and all that is not pending were made; "" if
        they are to be made from the beginning."""
        ...

    def skipped(self) -> Iterator[Skipped]:
        """Documents set aside, by source."""
        ...

    def asides(self, document: str | None = None) -> Iterator[StoredAside]:
        """What was set aside within documents, by document and position."""
        ...

    def skip_of(self, digest: str) -> Skipped | None:
        """An entry of `skipped()` for the raw bytes of that digest."""
        ...

    def known(self, digests: Sequence[str]) -> Mapping[str, Known]:
        """What is known of each digest; digests never seen are left out."""
        ...

    def holders(self, ids: Sequence[str]) -> Mapping[str, Holder]:
        """The documents that bear these ids, by id."""
        ...

    def outdated(self, version: str, after: str, limit: int) -> list[StoredDocument]:
        """Documents not read under `version`, by id from beyond `after`; never imported ones."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole log of judgements, by time, undone ones and undos among them."""
        ...

    def concluded(self) -> str:
        """The version under which the views were last made; "" where readings or judgements
        changed since."""
        ...

    def revision(self) -> int:
        """A number that grows whenever a reading or a judgement is stored, or views are made."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Rows of each table."""
        ...

    def steps(self) -> Mapping[tuple[str, str], int]:
        """Documents by (step, version) of the ledger."""
        ...


class Writer(Protocol):
    """Changes a register within one transaction."""

    def holder(self, document: Document) -> Holder | None:
        """The stored document with the id or the digest of `document`, if there is one."""
        ...

    def put(self, entry: Entry, raw: RawDocument | None) -> None:
        """Stores a document with its claims and ledger rows, in place of an earlier reading.

        `raw` is None where the document is stored already and only read anew. The entry of
        its source in `skipped` goes.
        """
        ...

    def skip(self, skipped: Skipped, version: str | None = None) -> None:
        """Notes that a source was set aside, in place of what was noted of it before.

        With `version`, its digest is not tried again under that version.
        """
        ...

    def unskip(self, source: str) -> None:
        """Drops what is noted of a source that reads well now."""
        ...

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Adds judgements to the log; those that it has stay as they are."""
        ...

    def conclude(self, conclusion: Conclusion, version: str, revision: int) -> bool:
        """Brings the views up to date; vanished incidents redirect to their successors.

        False, and nothing done, where readings or judgements were stored, or views made, since
        `revision`.
        """
        ...

    def note_run(self, started: str, seconds: float, version: str, counts: str) -> None: ...


class Store(Protocol):
    """One register. Raises RegisterError wherever it cannot be read or written."""

    @property
    def path(self) -> Path: ...

    @property
    def view(self) -> View: ...

    def write(self) -> AbstractContextManager[Writer]:
        """A transaction: all of it is stored when the block ends, or nothing."""
        ...

    def fill(self, entries: Iterable[tuple[Entry, RawDocument]]) -> int:
        """Stores many different documents at once in a new register; says how many.

        Several hundred are a transaction. Raises RegisterError where anything is stored already.
        """
        ...

    def dump(self) -> Iterator[str]:
        """All content and views as lines of text, in canonical order."""
        ...

    def fingerprint(self) -> str:
        """SHA-256 of `dump()`: equal registers have equal fingerprints."""
        ...

    def health(self) -> list[str]:
        """What is wrong with the file, in sentences; empty where it is sound."""
        ...

    def close(self) -> None: ...
