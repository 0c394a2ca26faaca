"""Queries on what was made of the readings: incidents, their parts and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched, groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, or_, select

from unfog.model.finding import Finding
from unfog.model.incident import Part
from unfog.model.origin import Passage
from unfog.model.taxonomy import EVENT_TYPE, SUB_EVENTS
from unfog.store import rows
from unfog.store.base import StoredIncident
from unfog.store.filters import IncidentFilter, Reviewed
from unfog.store.finding_rows import finding_from
from unfog.store.queried import IDS
from unfog.store.read_content import PAGE, matches
from unfog.store.read_reviews import marks_of, reviews_of
from unfog.store.tables import (
    documents,
    findings,
    incident_parts,
    incidents,
    origins,
    redirects,
    reviews,
)

SEVERAL = 6
"""Ids that begin alike, of which to tell."""

LAST = "\U0010ffff"
"""Sorts behind all that may follow in an id."""


def all_incidents(connection: Connection, where: IncidentFilter) -> Iterator[StoredIncident]:
    query = _filtered(where).order_by(
        incidents.c.date_start.is_(None), incidents.c.date_start, incidents.c.id
    )
    for page in connection.execution_options(yield_per=PAGE).execute(query).partitions():
        yield from _with_parts(connection, page)


def all_ids(connection: Connection) -> list[str]:
    return list(connection.execute(select(incidents.c.id).order_by(incidents.c.id)).scalars())


def _filtered(where: IncidentFilter) -> Select[Any]:
    query = select(incidents)
    if where.since is not None:
        query = query.where(incidents.c.date_end >= where.since.isoformat())
    if where.until is not None:
        query = query.where(incidents.c.date_start <= where.until.isoformat())
    if where.country is not None:
        sides = "/" + incidents.c.country + "/"
        query = query.where(sides.contains(f"/{where.country.upper()}/", autoescape=True))
    if where.type is not None:
        query = query.where(incidents.c.type.in_(_types(where.type)))
    if where.status is not None:
        query = query.where(incidents.c.status == where.status)
    if where.text is not None:
        told = (
            select(incident_parts.c.incident)
            .join(documents, documents.c.id == incident_parts.c.document)
            .where(documents.c.number.in_(matches(where.text)))
        )
        query = query.where(incidents.c.id.in_(told))
    if where.review is not None:
        query = query.where(_reviewed(where.review))
    if where.most_told is not None:
        order = (incidents.c.role != "main", incidents.c.accounts.desc(), incidents.c.id)
        best = select(incidents.c.id).order_by(*order).limit(where.most_told)
        if where.review is not None:
            best = best.where(_reviewed(where.review))
        query = query.where(incidents.c.id.in_(best))
    return query


def _reviewed(wanted: Reviewed) -> ColumnElement[bool]:
    said = select(reviews.c.incident)
    if wanted == "kept":
        gone = said.where(reviews.c.state == "rejected", reviews.c.changed.is_(False))
        return incidents.c.id.not_in(gone)
    if wanted == "unreviewed":
        return incidents.c.id.not_in(said)
    meant = reviews.c.changed.is_(True) if wanted == "changed" else reviews.c.state == wanted
    return incidents.c.id.in_(said.where(meant))


def _types(name: str) -> list[str]:
    """The sub-event types that an event or sub-event type stands for, in any case."""
    low = name.lower()
    subs = [sub for sub, event in EVENT_TYPE.items() if low in (sub.lower(), event.lower())]
    return subs + [event for event in SUB_EVENTS if event.lower() == low] or [name]


def _with_parts(connection: Connection, page: Sequence[rows.AnyRow]) -> Iterator[StoredIncident]:
    ids = [row.id for row in page]
    parts = {id: tuple(group) for id, group in _parts(connection, ids)}
    found = {id: tuple(group) for id, group in _findings(connection, ids)}
    said = reviews_of(connection, ids)
    marked = {id: tuple(group) for id, group in marks_of(connection, ids)}
    for row in page:
        beside = said.get(row.id), marked.get(row.id, ())
        yield rows.stored_incident_from(row, parts.get(row.id, ()), found.get(row.id, ()), beside)


_PARTS = (
    select(incident_parts)
    .where(incident_parts.c.incident.in_(IDS))
    .order_by(incident_parts.c.incident, incident_parts.c.position)
)


def _parts(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[Part]]]:
    listed = connection.execute(_PARTS, {"ids": ids})
    for incident, group in groupby(listed, key=lambda row: str(row.incident)):
        yield incident, [Part(row.document, row.local) for row in group]


_FINDINGS = (
    select(findings)
    .where(findings.c.incident.in_(IDS))
    .order_by(findings.c.incident, findings.c.position)
)


def _findings(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[Finding]]]:
    listed = connection.execute(_FINDINGS, {"ids": ids})
    for incident, group in groupby(listed, key=lambda row: str(row.incident)):
        yield incident, [finding_from(row) for row in group]


def holding(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Part, ...]]:
    """All parts of the incidents that have parts in any of `documents`."""
    table = incident_parts.c
    ids: set[str] = set()
    for some in batched(documents, PAGE):
        query = select(table.incident).where(table.document.in_(some)).distinct()
        ids.update(connection.execute(query).scalars())
    return {
        id: tuple(parts)
        for some in batched(sorted(ids), PAGE)
        for id, parts in _parts(connection, some)
    }


def belonging(connection: Connection, documents: Sequence[str]) -> dict[Part, str]:
    """The incident of each part of `documents`."""
    found: dict[Part, str] = {}
    for some in batched(documents, PAGE):
        query = select(incident_parts).where(incident_parts.c.document.in_(some))
        for row in connection.execute(query):
            found[Part(row.document, row.local)] = row.incident
    return found


_ORIGINS = select(origins.c.document, origins.c.origin).where(origins.c.document.in_(IDS))


def origins_of(connection: Connection, documents: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in batched(documents, PAGE):
        found.update(
            (document, origin) for document, origin in connection.execute(_ORIGINS, {"ids": some})
        )
    return found


_PASSAGES = select(origins.c.document, origins.c.passages).where(
    origins.c.document.in_(IDS), origins.c.passages.is_not(None)
)


def passages_of(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Passage, ...]]:
    found: dict[str, tuple[Passage, ...]] = {}
    for some in batched(documents, PAGE):
        for document, passages in connection.execute(_PASSAGES, {"ids": some}):
            found[document] = rows.passages_from(passages)
    return found


def live_id(connection: Connection, id: str) -> str | None:
    """`id`, or the incident that it has merged into; None where there is neither."""
    if connection.execute(select(incidents.c.id).where(incidents.c.id == id)).first():
        return id
    new = connection.execute(select(redirects.c.new).where(redirects.c.old == id)).scalar()
    return new if isinstance(new, str) else None


def merged_into(connection: Connection, id: str) -> tuple[str, ...]:
    query = select(redirects.c.old).where(redirects.c.new == id).order_by(redirects.c.old)
    return tuple(connection.execute(query).scalars())


def named(connection: Connection, beginning: str) -> dict[str, str]:
    """Up to `SEVERAL` ids, living or merged, that begin so, each with the living one."""
    found: dict[str, str] = {}
    for old, new in ((incidents.c.id, incidents.c.id), (redirects.c.old, redirects.c.new)):
        begins = or_(*(old.between(b, b + LAST) for b in (beginning, f"i-{beginning}")))
        query = select(old, new).where(begins).order_by(old).limit(SEVERAL)
        found |= {row[0]: row[1] for row in connection.execute(query)}
    return found


_INCIDENT = select(incidents).where(incidents.c.id == bindparam("id"))


def one_incident(connection: Connection, id: str) -> StoredIncident | None:
    page = connection.execute(_INCIDENT, {"id": id}).all()
    if not page and (live := live_id(connection, id)) is not None:
        page = connection.execute(_INCIDENT, {"id": live}).all()
    return next(_with_parts(connection, page), None)


def findings_of(connection: Connection, id: str) -> tuple[Finding, ...]:
    live = live_id(connection, id)
    return next((tuple(group) for _, group in _findings(connection, [live or ""])), ())


def parts_of(connection: Connection, id: str) -> tuple[Part, ...]:
    live = live_id(connection, id)
    return next((tuple(group) for _, group in _parts(connection, [live or ""])), ())
