"""Writing a register: documents one by one, views by what changes in them.

Statements that run for every document are built once: building them takes longer than
SQLite takes to run them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from sqlalchemy import (
    Connection,
    Integer,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from unfog.model.document import Document, RawDocument, Skipped
from unfog.model.identity import digest_of
from unfog.model.judgement import Judgement
from unfog.store import index, judgement_log, read_memory, rows, write_views
from unfog.store.base import Conclusion, Entry, Holder
from unfog.store.read_memory import holder, value_of
from unfog.store.tables import (
    INDEXES,
    aside,
    claims,
    documents,
    ledger,
    meta,
    pending,
    raw,
    read_incidents,
    runs,
    skipped,
)

_SKIP = "skip"
_MANY = 500


def _upsert(table: Table) -> Insert:
    """Inserts a row, or changes the one with its key."""
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {c.name: statement.excluded[c.name] for c in table.c if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)


_HELD = select(documents).where(
    or_(documents.c.id == bindparam("of_id"), documents.c.digest == bindparam("of_digest"))
)
_HAS_RAW = select(raw.c.size).where(raw.c.digest == bindparam("of_digest"))
_READINGS = [
    delete(table).where(table.c.document == bindparam("of_document"))
    for table in (claims, aside, read_incidents)
]
_PUT_SKIPPED = _upsert(skipped)
_DROP_SKIPPED = delete(skipped).where(skipped.c.source == bindparam("of_source"))
_PUT_STEP = _upsert(ledger)
_DROP_SKIP_STEP = delete(ledger).where(
    ledger.c.digest == bindparam("of_digest"), ledger.c.step == _SKIP
)
_PUT_META = _upsert(meta)
_NEXT_REVISION = (
    insert(meta)
    .values(key="revision", value="1")
    .on_conflict_do_update(
        index_elements=["key"], set_={"value": cast(cast(meta.c.value, Integer) + 1, Text)}
    )
)
_PUT_PENDING = insert(pending).on_conflict_do_nothing()
_PUT_PENDING_STORED = (
    insert(pending)
    .from_select(
        ["document"],
        select(documents.c.id).where(documents.c.id.in_(bindparam("of_documents", expanding=True))),
    )
    .on_conflict_do_nothing()
)
_SETTLED = delete(pending).where(pending.c.document == bindparam("of_document"))
_DROP_CONCLUDED = delete(meta).where(meta.c.key == "concluded")


class SqlWriter:
    """Fulfils `Writer` on a connection whose transaction someone else begins and ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holder(self, document: Document) -> Holder | None:
        return holder(self._connection, document.id, document.digest)

    def put(self, entry: Entry, raw_document: RawDocument | None) -> None:
        document = entry.document
        if raw_document is not None:
            self._put_raw(document.digest, raw_document.raw)
        if not self._put_document(rows.document_values(entry)):
            for statement in _READINGS:
                self._connection.execute(statement, {"of_document": document.id})
        incidents_read = entry.reading.incidents
        self._insert(read_incidents, rows.incident_rows(document.id, incidents_read))
        self._insert(claims, rows.claim_rows(document.id, incidents_read))
        self._insert(aside, rows.aside_rows(document.id, entry.reading.aside))
        self._connection.execute(_DROP_SKIP_STEP, {"of_digest": document.digest})
        self._connection.execute(_DROP_SKIPPED, {"of_source": document.source})
        self._note_steps(document.digest, entry.versions.items())
        self._connection.execute(_PUT_PENDING, {"document": document.id})
        self._outdate_views()

    def _outdate_views(self) -> None:
        self._connection.execute(_NEXT_REVISION)
        self._connection.execute(_DROP_CONCLUDED)

    def _put_raw(self, digest: str, content: bytes) -> None:
        if digest_of(content) != digest:
            raise ValueError(f"digest {digest} is not that of the raw bytes")
        if self._connection.execute(_HAS_RAW, {"of_digest": digest}).first() is None:
            self._insert(raw, [rows.raw_values(digest, content)])

    def _put_document(self, values: rows.Values) -> bool:
        """Whether the document is new. A known one is written only where something differs, so
        that the search index rests otherwise.
        """
        wanted = {"of_id": values["id"], "of_digest": values["digest"]}
        held = self._connection.execute(_HELD, wanted).first()
        if held is None:
            self._insert(documents, [values])
            return True
        if (held.id, held.digest) != (values["id"], values["digest"]):
            raise ValueError(f"document {held.id} stands in the way of {values['id']}")
        changed = {k: v for k, v in values.items() if held._mapping[k] != v}
        if changed:
            self._connection.execute(
                update(documents).where(documents.c.id == values["id"]).values(changed)
            )
        return False

    def skip(self, skipped_document: Skipped, version: str | None = None) -> None:
        values = {
            "source": skipped_document.source,
            "reason": skipped_document.reason,
            "detail": skipped_document.detail,
            "digest": skipped_document.digest,
        }
        self._connection.execute(_PUT_SKIPPED, values)
        if version is not None and skipped_document.digest is not None:
            self._note_steps(skipped_document.digest, [(_SKIP, version)])

    def unskip(self, source: str) -> None:
        self._connection.execute(_DROP_SKIPPED, {"of_source": source})

    def judge(self, judgements: Sequence[Judgement]) -> None:
        if not judgement_log.add(self._connection, judgements):
            return
        for some in batched(judgement_log.documents_of(self._connection, judgements), _MANY):
            self._connection.execute(_PUT_PENDING_STORED, {"of_documents": some})
        self._outdate_views()

    def conclude(
        self,
        conclusion: Conclusion,
        version: str,
        revision: int,
        followed: Sequence[Judgement] = (),
    ) -> bool:
        if int(value_of(self._connection, "revision") or 0) != revision:
            return False
        self.judge(followed)
        write_views.write(self._connection, conclusion)
        anew = conclusion.gone is None
        for name in INDEXES:
            if anew:
                index.clear(self._connection, name)
            if name in conclusion.indexes:
                index.apply(self._connection, name, conclusion.indexes[name])
        self._settle(None if anew else conclusion.documents)
        if anew:
            held = version if conclusion.indexes else ""
            self._connection.execute(_PUT_META, {"key": "indexed", "value": held})
        for key in ("held", "rules", "heeded"):
            value = getattr(conclusion, key)
            self._connection.execute(_PUT_META, {"key": key, "value": value})
        if not read_memory.pending_first(self._connection, 1):
            self._connection.execute(_PUT_META, {"key": "concluded", "value": version})
        self._connection.execute(_NEXT_REVISION)
        return True

    def postpone(
        self,
        documents: Sequence[str],
        heeded: str,
        revision: int,
        followed: Sequence[Judgement],
    ) -> bool:
        if int(value_of(self._connection, "revision") or 0) != revision:
            return False
        self.judge(followed)
        for some in batched(documents, _MANY):
            self._connection.execute(_PUT_PENDING_STORED, {"of_documents": some})
        self._connection.execute(_PUT_META, {"key": "heeded", "value": heeded})
        return True

    def _settle(self, done: Sequence[str] | None) -> None:
        if done is None:
            self._connection.execute(delete(pending))
        elif done:
            self._connection.execute(_SETTLED, [{"of_document": document} for document in done])

    def note_run(self, started: str, seconds: float, version: str, counts: str) -> None:
        values = {"started": started, "seconds": seconds, "version": version, "counts": counts}
        self._insert(runs, [values])

    def _note_steps(self, digest: str, steps: Iterable[tuple[str, str]]) -> None:
        made = rows.step_values(digest, steps)
        if made:
            self._connection.execute(_PUT_STEP, made)

    def _insert(self, table: Table, values: Iterable[rows.Values]) -> None:
        many: Sequence[rows.Values] = list(values)
        if many:
            self._connection.execute(_INSERTS[table], many)


_INSERTS = {
    table: table.insert()
    for table in (
        aside, claims, documents, raw, read_incidents, runs,
    )
}  # fmt: skip
