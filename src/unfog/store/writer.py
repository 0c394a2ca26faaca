"""Writing a register: documents one by one, views all at once."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from unfog.model.document import Document, RawDocument, Skipped
from unfog.model.identity import digest_of
from unfog.store import rows
from unfog.store.base import Conclusion, Entry, Holder
from unfog.store.read_memory import holder, value_of
from unfog.store.redirects import successors
from unfog.store.tables import (
    aside,
    claims,
    documents,
    findings,
    incident_parts,
    incidents,
    ledger,
    meta,
    origins,
    raw,
    read_incidents,
    redirects,
    runs,
    skipped,
)

_PACKING = 6
_SKIP = "skip"


class SqlWriter:
    """Fulfils `Writer` on a connection whose transaction someone else begins and ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def holder(self, document: Document) -> Holder | None:
        return holder(self._connection, document.id, document.digest)

    def put(self, entry: Entry, raw_document: RawDocument | None) -> None:
        id = entry.document.id
        if raw_document is not None:
            self._put_raw(entry.document.digest, raw_document.raw)
        self._put_document(rows.document_values(entry))
        for table in (claims, aside, read_incidents):
            self._connection.execute(delete(table).where(table.c.document == id))
        self._insert(read_incidents, rows.incident_rows(id, entry.reading.incidents))
        self._insert(claims, rows.claim_rows(id, entry.reading.incidents))
        self._insert(aside, rows.aside_rows(id, entry.reading.aside))
        self._forget_skip(entry.document.digest)
        for step, version in entry.versions.items():
            self._note_step(entry.document.digest, step, version)
        self.unskip(entry.document.source)
        self._touch()

    def _put_raw(self, digest: str, content: bytes) -> None:
        if digest_of(content) != digest:
            raise ValueError(f"digest {digest} is not that of the raw bytes")
        if self._connection.execute(select(raw.c.size).where(raw.c.digest == digest)).first():
            return
        packed = zlib.compress(content, _PACKING)
        self._insert(raw, [{"digest": digest, "size": len(content), "packed": packed}])

    def _put_document(self, values: rows.Values) -> None:
        """Written only where something differs, so that the search index rests otherwise."""
        same = or_(documents.c.id == values["id"], documents.c.digest == values["digest"])
        held = self._connection.execute(select(documents).where(same)).first()
        if held is None:
            self._insert(documents, [values])
            return
        if (held.id, held.digest) != (values["id"], values["digest"]):
            raise ValueError(f"document {held.id} stands in the way of {values['id']}")
        changed = {k: v for k, v in values.items() if held._mapping[k] != v}
        if changed:
            self._connection.execute(
                update(documents).where(documents.c.id == values["id"]).values(changed)
            )

    def skip(self, skipped_document: Skipped, version: str | None = None) -> None:
        values = {
            "source": skipped_document.source,
            "reason": skipped_document.reason,
            "detail": skipped_document.detail,
            "digest": skipped_document.digest,
        }
        self._upsert(skipped, values)
        if version is not None and skipped_document.digest is not None:
            self._note_step(skipped_document.digest, _SKIP, version)

    def unskip(self, source: str) -> None:
        self._connection.execute(delete(skipped).where(skipped.c.source == source))

    def conclude(self, conclusion: Conclusion, version: str, revision: int) -> bool:
        if int(value_of(self._connection, "revision") or 0) != revision:
            return False
        self._redirect(self._old_parts(), conclusion)
        for table in (findings, incident_parts, incidents, origins):
            self._connection.execute(delete(table))
        self._insert(
            origins,
            ({"document": d, "origin": o} for d, o in sorted(conclusion.origins.items())),
        )
        stored = conclusion.incidents
        self._insert(incidents, (rows.stored_incident_values(i) for i in stored))
        self._insert(incident_parts, (r for i in stored for r in rows.part_rows(i.incident)))
        self._insert(findings, (r for i in stored for r in rows.finding_rows(i.findings)))
        self._upsert(meta, {"key": "concluded", "value": version})
        return True

    def _old_parts(self) -> dict[str, list[tuple[str, str]]]:
        table = incident_parts.c
        old: dict[str, list[tuple[str, str]]] = {}
        for row in self._connection.execute(
            select(incident_parts).order_by(table.incident, table.position)
        ):
            old.setdefault(row.incident, []).append((row.document, row.local))
        return old

    def _redirect(self, old: dict[str, list[tuple[str, str]]], conclusion: Conclusion) -> None:
        held = self._connection.execute(select(redirects)).all()
        moved = successors(
            old,
            {stored.incident.id: stored.incident.parts for stored in conclusion.incidents},
            {row.old: row.new for row in held},
        )
        self._connection.execute(delete(redirects))
        self._insert(redirects, [{"old": o, "new": n} for o, n in sorted(moved.items())])

    def note_run(self, started: str, seconds: float, version: str, counts: str) -> None:
        values = {"started": started, "seconds": seconds, "version": version, "counts": counts}
        self._insert(runs, [values])

    def _note_step(self, digest: str, step: str, version: str) -> None:
        values = {"digest": digest, "step": step, "version": version, "done": True}
        self._upsert(ledger, values)

    def _forget_skip(self, digest: str) -> None:
        self._connection.execute(
            delete(ledger).where(ledger.c.digest == digest, ledger.c.step == _SKIP)
        )

    def _touch(self) -> None:
        """Views made before this no longer stand."""
        revision = int(value_of(self._connection, "revision") or 0) + 1
        self._upsert(meta, {"key": "revision", "value": str(revision)})
        self._connection.execute(delete(meta).where(meta.c.key == "concluded"))

    def _insert(self, table: Table, values: Iterable[rows.Values]) -> None:
        many: Sequence[rows.Values] = list(values)
        if many:
            self._connection.execute(table.insert(), many)

    def _upsert(self, table: Table, values: rows.Values) -> None:
        keys = [column.name for column in table.primary_key]
        statement = insert(table).values(values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=keys,
                set_={name: value for name, value in values.items() if name not in keys},
            )
            if len(values) > len(keys)
            else statement.on_conflict_do_nothing()
        )
