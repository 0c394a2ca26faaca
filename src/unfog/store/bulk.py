"""Filling an empty register with what was read elsewhere, many documents in a transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert

from unfog.model.document import RawDocument
from unfog.store import rows
from unfog.store.base import Entry
from unfog.store.tables import aside, claims, documents, ledger, meta, raw, read_incidents

BATCH = 500
"""Documents in a transaction."""


def put_new(
    connection: Connection, entries: Sequence[tuple[Entry, RawDocument]], revision: int
) -> None:
    """Writes documents that the register does not hold, with all that was read out of them.

    `revision` is the register's from then on.
    """
    _insert(
        connection, raw, (rows.raw_values(e.document.digest, given.raw) for e, given in entries)
    )
    _insert(connection, documents, (rows.document_values(entry) for entry, _ in entries))
    for table, made in ((read_incidents, rows.incident_rows), (claims, rows.claim_rows)):
        told = (row for e, _ in entries for row in made(e.document.id, e.reading.incidents))
        _insert(connection, table, told)
    left = (row for e, _ in entries for row in rows.aside_rows(e.document.id, e.reading.aside))
    _insert(connection, aside, left)
    steps = (
        row for e, _ in entries for row in rows.step_values(e.document.digest, e.versions.items())
    )
    _insert(connection, ledger, steps)
    number = str(revision)
    noted = insert(meta).values(key="revision", value=number)
    connection.execute(noted.on_conflict_do_update(index_elements=["key"], set_={"value": number}))


def _insert(connection: Connection, table: Table, values: Iterable[rows.Values]) -> None:
    many = list(values)
    if many:
        connection.execute(insert(table), many)
