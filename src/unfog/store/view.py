"""The View over SQLite: each call reads one consistent state of the register."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate

from sqlalchemy import Connection, Engine

from unfog.model.document import Skipped
from unfog.model.finding import Finding
from unfog.model.incident import Part, Reading, Report
from unfog.model.judgement import Judgement, Side
from unfog.model.origin import Passage
from unfog.model.question import Question
from unfog.model.rating import SourceKind
from unfog.model.review import Mark, Review
from unfog.store import (
    changes,
    judgement_log,
    read_board,
    read_content,
    read_doubts,
    read_memory,
    read_questions,
    read_reviews,
    read_sides,
    read_sources,
    read_speaking,
    read_views,
)
from unfog.store.base import (
    BoardRows,
    Doubt,
    Holder,
    IndexName,
    Known,
    StoredAside,
    StoredClaim,
    StoredDocument,
    StoredIncident,
    StoredSource,
)
from unfog.store.connect import guard
from unfog.store.filters import ClaimFilter, IncidentFilter
from unfog.store.index import SqlIndex
from unfog.store.source_rows import SourceCounts

_EVERY_CLAIM = ClaimFilter()
_EVERY_INCIDENT = IncidentFilter()


class SqlView:
    """Fulfils `View`. Streams hold a connection until they are exhausted or dropped."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._log = judgement_log.Remembered()

    def _ask[**P, T](
        self,
        query: Callable[Concatenate[Connection, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        with guard(self._path), self._engine.connect() as connection:
            return query(connection, *args, **kwargs)

    def _stream[**P, T](
        self,
        query: Callable[Concatenate[Connection, P], Iterator[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Iterator[T]:
        with guard(self._path), self._engine.connect() as connection:
            yield from query(connection, *args, **kwargs)

    def documents(self, text: str | None = None) -> Iterator[StoredDocument]:
        return self._stream(read_content.all_documents, text)

    def document(self, id: str) -> StoredDocument | None:
        return self._ask(read_content.one_document, id)

    def reading(self, document: str) -> Reading | None:
        return self._ask(read_content.one_reading, document)

    def raw(self, digest: str) -> bytes | None:
        return self._ask(read_content.raw_bytes, digest)

    def claims(self, where: ClaimFilter = _EVERY_CLAIM) -> Iterator[StoredClaim]:
        return self._stream(read_content.all_claims, where)

    def incidents(self, where: IncidentFilter = _EVERY_INCIDENT) -> Iterator[StoredIncident]:
        return self._stream(read_views.all_incidents, where)

    def ids(self) -> list[str]:
        return self._ask(read_views.all_ids)

    def incident(self, id: str) -> StoredIncident | None:
        return self._ask(read_views.one_incident, id)

    def merged_into(self, id: str) -> tuple[str, ...]:
        return self._ask(read_views.merged_into, id)

    def named(self, beginning: str) -> Mapping[str, str]:
        return self._ask(read_views.named, beginning)

    def findings(self, incident: str) -> tuple[Finding, ...]:
        return self._ask(read_views.findings_of, incident)

    def parts(self, incident: str) -> tuple[Part, ...]:
        return self._ask(read_views.parts_of, incident)

    def reports(
        self, origins: Mapping[str, str], documents: Sequence[str] | None = None
    ) -> Iterator[Report]:
        return self._stream(read_content.reports, origins, documents)

    def sources(self, documents: Sequence[str] | None = None) -> Iterator[StoredSource]:
        return self._stream(read_content.sources, documents)

    def origins(self, documents: Sequence[str]) -> Mapping[str, str]:
        return self._ask(read_views.origins_of, documents)

    def passages(self, documents: Sequence[str]) -> Mapping[str, tuple[Passage, ...]]:
        return self._ask(read_views.passages_of, documents)

    def texts(self, documents: Sequence[str]) -> Mapping[str, str]:
        return self._ask(read_content.texts, documents)

    def held(self) -> str:
        return self._ask(read_memory.value_of, "held")

    def questions(self, limit: int | None, after: Question | None = None) -> list[Question]:
        return self._ask(read_questions.page, limit, after)

    def doubts(self, limit: int, after: tuple[str, int] | None = None) -> list[Doubt]:
        return self._ask(read_doubts.page, limit, after)

    def outdated_reviews(self, limit: int, after: str = "") -> list[str]:
        return self._ask(read_reviews.outdated, limit, after)

    def belonging(self, documents: Sequence[str]) -> Mapping[Part, str]:
        return self._ask(read_views.belonging, documents)

    def rules(self) -> str:
        return self._ask(read_memory.value_of, "rules")

    def heeded(self) -> str:
        return self._ask(read_memory.value_of, "heeded")

    def speaking(self, sources: Set[tuple[SourceKind, str]]) -> Set[Part]:
        return self._ask(read_speaking.speaking, sources) if sources else frozenset()

    def holding(self, documents: Sequence[str]) -> Mapping[str, tuple[Part, ...]]:
        return self._ask(read_views.holding, documents)

    def pending(self, limit: int) -> Sequence[str]:
        return self._ask(read_memory.pending_first, limit)

    def backlog(self) -> tuple[int, int]:
        return self._ask(read_memory.backlog)

    @contextmanager
    def index(self, name: IndexName) -> Iterator[SqlIndex]:
        with guard(self._path), self._engine.connect() as connection, connection.begin():
            yield SqlIndex(connection, name)

    def indexed(self) -> str:
        return self._ask(read_memory.value_of, "indexed")

    def skipped(self) -> Iterator[Skipped]:
        return self._stream(read_content.all_skipped)

    def asides(self, document: str | None = None) -> Iterator[StoredAside]:
        return self._stream(read_content.all_asides, document)

    def skip_of(self, digest: str) -> Skipped | None:
        return self._ask(read_content.skip_of, digest)

    def known(self, digests: Sequence[str]) -> Mapping[str, Known]:
        return self._ask(read_memory.known, digests)

    def holders(self, ids: Sequence[str]) -> Mapping[str, Holder]:
        return self._ask(read_memory.holders, ids)

    def outdated(self, version: str, after: str, limit: int) -> list[StoredDocument]:
        return self._ask(read_content.outdated, read_memory.stale(version, after), limit)

    def judgements(self) -> tuple[Judgement, ...]:
        return self._ask(self._log.everything)

    def last_judged(self) -> dt.datetime | None:
        return self._ask(judgement_log.last)

    def sides(self, documents: Sequence[str]) -> Mapping[str, tuple[Side, ...]]:
        return self._ask(read_sides.sides, documents)

    def judgements_on(self, documents: Sequence[str]) -> tuple[Judgement, ...]:
        return self._ask(judgement_log.on, documents)

    def reviews(self, incidents: Sequence[str]) -> Mapping[str, Review]:
        return self._ask(read_reviews.reviews_of, incidents)

    def marks(self, documents: Sequence[str]) -> Mapping[str, tuple[Mark, ...]]:
        return self._ask(read_reviews.marks_on, documents)

    def source_words(self) -> tuple[Judgement, ...]:
        return self._ask(judgement_log.on, [judgement_log.SOURCES])

    def source_counts(self) -> SourceCounts:
        return self._ask(read_sources.source_counts)

    def concluded(self) -> str:
        return self._ask(read_memory.value_of, "concluded")

    def revision(self) -> int:
        return int(self._ask(read_memory.value_of, "revision") or 0)

    def shown(self) -> int:
        return self._ask(changes.shown)

    def board(self, since: int | None = None) -> BoardRows:
        return self._ask(read_board.board_rows, since)

    def matching(self, text: str) -> list[int]:
        return self._ask(read_board.numbers_matching, text)

    def counts(self) -> Mapping[str, int]:
        return self._ask(read_memory.counts)

    def steps(self) -> Mapping[tuple[str, str], int]:
        return self._ask(read_memory.steps)
