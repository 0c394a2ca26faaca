"""What a register keeps and gives back: the Store, Writer and View protocols.

A Store is one register. A View reads it, a Writer changes it within one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import msgspec

from unfog.model.document import Document, RawDocument, Skipped
from unfog.model.finding import Finding
from unfog.model.incident import Part, Reading, Report
from unfog.model.judgement import Judgement, Side
from unfog.model.lookups import JoinedIndex
from unfog.model.origin import Passage
from unfog.model.question import Question
from unfog.model.rating import SourceKind
from unfog.model.review import Mark, Review
from unfog.store.board_rows import BoardRows
from unfog.store.filters import ClaimFilter, IncidentFilter
from unfog.store.made import Conclusion, IndexChange, IndexName
from unfog.store.source_rows import SourceCounts
from unfog.store.stored import (
    Doubt,
    Entry,
    StoredAside,
    StoredClaim,
    StoredDocument,
    StoredIncident,
    StoredSource,
)

__all__ = [
    "BoardRows",
    "ClaimFilter",
    "Conclusion",
    "Doubt",
    "Entry",
    "Holder",
    "IncidentFilter",
    "IndexChange",
    "IndexName",
    "Known",
    "Store",
    "StoredAside",
    "StoredClaim",
    "StoredDocument",
    "StoredIncident",
    "StoredIndex",
    "StoredSource",
    "View",
    "Writer",
]


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
        """Claims by document, incident and position; those that a reviewer added come last."""
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

    def merged_into(self, id: str) -> tuple[str, ...]:
        """The ids, in order, that lead to the incident `id` since they have merged into it."""
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

    def heeded(self) -> str:
        """Which words on sources the findings weigh, as `Conclusion.heeded` said it."""
        ...

    def speaking(self, sources: Set[tuple[SourceKind, str]]) -> Set[Part]:
        """The parts in which any of `sources` has a say, by kind and folded name: an outlet in
        all that its documents tell, a speaker in what they say, or somebody for them."""
        ...

    def questions(self, limit: int | None, after: Question | None = None) -> list[Question]:
        """Pairs that are open, the hardest first, from behind `after`."""
        ...

    def doubts(self, limit: int, after: tuple[str, int] | None = None) -> list[Doubt]:
        """Findings worth a look, of incidents that are neither closed nor rejected, by incident
        and position from behind `after`."""
        ...

    def outdated_reviews(self, limit: int, after: str = "") -> list[str]:
        """Ids beyond `after` of the incidents whose findings changed since they were confirmed."""
        ...

    def belonging(self, documents: Sequence[str]) -> Mapping[Part, str]:
        """The incident of each part of `documents`."""
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

    def last_judged(self) -> dt.datetime | None:
        """The time of the latest row of the log."""
        ...

    def sides(self, documents: Sequence[str]) -> Mapping[str, tuple[Side, ...]]:
        """All parts of `documents`, each with the words that tell of it, of those with any."""
        ...

    def judgements_on(self, documents: Sequence[str]) -> tuple[Judgement, ...]:
        """Of the log, by time, all words on what `documents` tell, pairs left out, with the
        undos that bear on them."""
        ...

    def reviews(self, incidents: Sequence[str]) -> Mapping[str, Review]:
        """Reviewers' words on whole incidents, of those `incidents` with any."""
        ...

    def marks(self, documents: Sequence[str]) -> Mapping[str, tuple[Mark, ...]]:
        """Reviewers' words on claims as the views follow them, of the documents with any."""
        ...

    def source_words(self) -> tuple[Judgement, ...]:
        """All words on sources, and the undos that bear on them, by time, then id."""
        ...

    def source_counts(self) -> SourceCounts:
        """What outlets and speakers said, counted over the whole register: takes seconds where
        that is large."""
        ...

    def concluded(self) -> str:
        """The version under which the views were last made; "" where readings or judgements
        changed since."""
        ...

    def revision(self) -> int:
        """A number that grows whenever a reading or a judgement is stored, or views are made."""
        ...

    def shown(self) -> int:
        """How often views were written: another number, other views."""
        ...

    def board(self, since: int | None = None) -> BoardRows:
        """What a board shows; only of those incidents that changed, where the register still
        knows which they are that did so after it was `since` by `shown()`."""
        ...

    def matching(self, text: str) -> Sequence[int]:
        """Numbers, as in `BoardRows.told`, of the documents that contain all words of `text`."""
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
        """Adds judgements to the log; those that it has stay as they are.

        Documents on which they have a word are pending from then on.
        """
        ...

    def conclude(
        self,
        conclusion: Conclusion,
        version: str,
        revision: int,
        followed: Sequence[Judgement] = (),
    ) -> bool:
        """Brings the views up to date; vanished incidents redirect to their successors. The rows
        `followed` by it, which are not in the log yet, are added to that.

        False, and nothing done, where readings or judgements were stored, or views made, since
        `revision`.
        """
        ...

    def postpone(
        self,
        documents: Sequence[str],
        heeded: str,
        revision: int,
        followed: Sequence[Judgement],
    ) -> bool:
        """Adds the rows `followed` to the log, and has all that `documents` tell be weighed anew
        by and by, as `heeded` says: they are pending from then on. False as `conclude`."""
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
