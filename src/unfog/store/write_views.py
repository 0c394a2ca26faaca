"""Writing views: all of them, or those that take the place of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import batched

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from unfog.model.incident import Part
from unfog.store import changes, read_questions, rows
from unfog.store.base import Conclusion, StoredIncident
from unfog.store.finding_rows import finding_rows
from unfog.store.redirects import Parts, successors
from unfog.store.review_rows import mark_values, review_values
from unfog.store.tables import (
    documents,
    findings,
    incident_parts,
    incidents,
    marks,
    origins,
    redirects,
    reviews,
)

_MANY = 500

_of_origin = insert(origins)
_PUT_ORIGIN = _of_origin.on_conflict_do_update(
    index_elements=["document"],
    set_={"origin": _of_origin.excluded.origin, "passages": _of_origin.excluded.passages},
)

_ALL_IDS = select(incidents.c.id)


def write(connection: Connection, conclusion: Conclusion) -> None:
    """Puts the views of `conclusion` in place, and redirects where incidents vanish by it."""
    living = {stored.incident.id for stored in conclusion.incidents}
    gone = conclusion.gone
    if gone is None:
        before = _parts(connection, set(connection.execute(_ALL_IDS).scalars()) - living)
        for table in (findings, reviews, marks, incident_parts, incidents, origins):
            connection.execute(delete(table))
    else:
        before = _parts(connection, gone - living)
        _delete(connection, sorted(gone))
        _forget_origins(connection, conclusion.documents)
    for named in batched(sorted(conclusion.origins.items()), _MANY):
        values = [rows.origin_values(d, o, conclusion.passages.get(d)) for d, o in named]
        connection.execute(_PUT_ORIGIN, values)
    for some in batched(conclusion.incidents, _MANY):
        _insert(connection, some)
    _redirect(connection, before, living)
    asked = None if gone is None else conclusion.asked
    read_questions.replace(connection, asked, conclusion.questions)
    changes.note(connection, None if gone is None else gone | living)


def _delete(connection: Connection, ids: Sequence[str]) -> None:
    held = [table.c.incident for table in (findings, reviews, marks, incident_parts)]
    for column in (*held, incidents.c.id):
        for some in batched(ids, _MANY):
            connection.execute(delete(column.table).where(column.in_(some)))


def _forget_origins(connection: Connection, ids: Sequence[str]) -> None:
    """Drops the origins of those documents that are no more."""
    left = origins.c.document.not_in(select(documents.c.id))
    for some in batched(ids, _MANY):
        connection.execute(delete(origins).where(origins.c.document.in_(some), left))


def _insert(connection: Connection, stored: Sequence[StoredIncident]) -> None:
    for table, values in (
        (incidents, [rows.stored_incident_values(one) for one in stored]),
        (incident_parts, [row for one in stored for row in rows.part_rows(one.incident)]),
        (findings, [row for one in stored for row in finding_rows(one.findings)]),
        (reviews, [row for one in stored for row in review_values(one)]),
        (marks, [row for one in stored for row in mark_values(one)]),
    ):
        if values:
            connection.execute(_INSERTS[table], values)


_INSERTS = {
    table: table.insert() for table in (incidents, incident_parts, findings, reviews, marks)
}


def _redirect(connection: Connection, before: dict[str, Parts], living: set[str]) -> None:
    """Leads vanished ids, and those that led to them, to their successors."""
    held = {
        row.old: row.new
        for some in batched(sorted(before), _MANY)
        for row in connection.execute(select(redirects).where(redirects.c.new.in_(some)))
    }
    told_in = sorted({document for parts in before.values() for document, _ in parts})
    table = incident_parts.c
    now: dict[str, list[Part]] = {}
    for some in batched(told_in, _MANY):
        for row in connection.execute(select(incident_parts).where(table.document.in_(some))):
            now.setdefault(row.incident, []).append(Part(row.document, row.local))
    moved = successors(before, now, held)
    for some in batched(sorted(living | before.keys() | held.keys()), _MANY):
        connection.execute(delete(redirects).where(redirects.c.old.in_(some)))
    if moved:
        values = [{"old": old, "new": new} for old, new in sorted(moved.items())]
        connection.execute(redirects.insert(), values)


def _parts(connection: Connection, ids: Iterable[str]) -> dict[str, Parts]:
    table = incident_parts.c
    found: dict[str, list[tuple[str, str]]] = {id: [] for id in ids}
    for some in batched(sorted(found), _MANY):
        query = select(incident_parts).where(table.incident.in_(some)).order_by(table.position)
        for row in connection.execute(query):
            found[row.incident].append((row.document, row.local))
    return dict(found)
