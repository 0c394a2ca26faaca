"""Queries on what was read: documents, claims, reports, things set aside."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from heapq import merge
from itertools import batched, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select, text

from unfog.model.claim import Claim
from unfog.model.document import Skipped
from unfog.model.incident import ReadIncident, Reading, Report
from unfog.store import rows
from unfog.store.base import StoredAside, StoredClaim, StoredDocument, StoredSource
from unfog.store.filters import ClaimFilter
from unfog.store.queried import IDS
from unfog.store.read_reviews import marked
from unfog.store.tables import (
    aside,
    claims,
    documents,
    incident_parts,
    origins,
    raw,
    read_incidents,
    skipped,
)

PAGE = 200
"""Rows of documents held at a time."""

_claim_count = (
    select(func.count())
    .where(claims.c.document == documents.c.id)
    .scalar_subquery()
    .label("claim_count")
)
_stored = select(documents, origins.c.origin, _claim_count).outerjoin(
    origins, origins.c.document == documents.c.id
)


def all_documents(connection: Connection, matching: str | None) -> Iterator[StoredDocument]:
    query = _stored.order_by(documents.c.id)
    if matching is not None:
        query = query.where(documents.c.number.in_(matches(matching)))
    for row in connection.execution_options(yield_per=PAGE).execute(query):
        yield rows.stored_document_from(row)


def matches(words: str) -> Select[Any]:
    """Numbers of the documents that hold all of `words`, whatever characters those hold."""
    terms = [term for term in words.split() if any(c.isalnum() for c in term)]
    if not terms:
        return select(documents.c.number).where(text("0"))
    quoted = " ".join('"' + term.replace('"', '""') + '"' for term in terms)
    found = text("SELECT rowid AS number FROM search WHERE search MATCH :words")
    return found.bindparams(words=quoted).columns(documents.c.number).subquery().select()


def one_document(connection: Connection, id: str) -> StoredDocument | None:
    row = connection.execute(_wanted(_stored), {"ids": [id]}).first()
    return rows.stored_document_from(row) if row else None


def one_reading(connection: Connection, id: str) -> Reading | None:
    reader = connection.execute(select(documents.c.reader).where(documents.c.id == id)).scalar()
    if reader is None:
        return None
    aside = tuple(stored.aside for stored in all_asides(connection, id))
    return Reading(id, reader, _told(connection, [id]).get(id, ()), aside)


def outdated(connection: Connection, stale: Select[Any], limit: int) -> list[StoredDocument]:
    """Documents whose ids `stale` selects, by id."""
    query = _stored.where(documents.c.id.in_(stale)).order_by(documents.c.id).limit(limit)
    return [rows.stored_document_from(row) for row in connection.execute(query)]


def raw_bytes(connection: Connection, digest: str) -> bytes | None:
    packed = connection.execute(select(raw.c.packed).where(raw.c.digest == digest)).scalar()
    return None if packed is None else zlib.decompress(packed)


_in_register = and_(
    incident_parts.c.document == claims.c.document, incident_parts.c.local == claims.c.local
)
_placed_claims = (
    select(claims, incident_parts.c.incident, read_incidents.c.position.label("told"))
    .outerjoin(incident_parts, _in_register)
    .join(
        read_incidents,
        and_(
            read_incidents.c.document == claims.c.document,
            read_incidents.c.local == claims.c.local,
        ),
    )
    .order_by(claims.c.document, read_incidents.c.position, claims.c.position)
)


def all_claims(connection: Connection, where: ClaimFilter) -> Iterator[StoredClaim]:
    query = _placed_claims
    for column, wanted in (
        (claims.c.id, where.id),
        (claims.c.document, where.document),
        (incident_parts.c.incident, where.incident),
        (claims.c.property, where.property),
        (claims.c.stance, where.stance),
        (claims.c.speaker, where.speaker),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    marks, added = marked(connection, where)
    read = (
        ((row.document, row.told), rows.stored_claim_from(row, marks.get(row.id)))
        for row in connection.execution_options(yield_per=5 * PAGE).execute(query)
    )
    yield from (claim for _, claim in merge(read, added, key=itemgetter(0)))


_reported = select(
    documents.c.id,
    documents.c.digest,
    documents.c.published,
    documents.c.outlet,
    documents.c.title,
    documents.c.terms,
    documents.c.signature,
).order_by(documents.c.id)


def reports(
    connection: Connection, sources: Mapping[str, str], wanted: Sequence[str] | None
) -> Iterator[Report]:
    """One report a document, by id; a document missing in `sources` is its own origin."""
    for page in _pages(connection, _reported, wanted):
        told = _told(connection, [row.id for row in page])
        for row in page:
            yield Report(
                document=row.id,
                digest=row.digest,
                published=dt.date.fromisoformat(row.published) if row.published else None,
                outlet=row.outlet,
                title=row.title,
                origin=sources.get(row.id, row.id),
                incidents=told.get(row.id, ()),
                terms=rows.terms_from(row.terms),
                signature=rows.signature_from(row.signature),
            )


_sourced = select(
    documents.c.id,
    documents.c.published,
    documents.c.outlet,
    documents.c.credits,
    documents.c.dateline,
    documents.c.signature,
).order_by(documents.c.id)


def sources(connection: Connection, wanted: Sequence[str] | None) -> Iterator[StoredSource]:
    for page in _pages(connection, _sourced, wanted):
        yield from map(rows.stored_source_from, page)


_TEXTS = select(documents.c.id, documents.c.text)


def texts(connection: Connection, wanted: Sequence[str]) -> dict[str, str]:
    return {row.id: row.text for page in _pages(connection, _TEXTS, wanted) for row in page}


@cache
def _wanted(query: Select[Any]) -> Select[Any]:
    return query.where(documents.c.id.in_(IDS))


def _pages(
    connection: Connection, query: Select[Any], wanted: Sequence[str] | None
) -> Iterator[Sequence[rows.AnyRow]]:
    """Rows of documents by id, of all or of those `wanted`."""
    if wanted is not None:
        for some in batched(sorted(wanted), PAGE):
            yield connection.execute(_wanted(query), {"ids": some}).all()
        return
    last = ""
    while page := connection.execute(query.where(documents.c.id > last).limit(PAGE)).all():
        yield page
        last = page[-1].id


_SAID = (
    select(claims.c.document, claims.c.local, *(claims.c[name] for name in rows.CLAIM_COLUMNS))
    .where(claims.c.document.in_(IDS))
    .order_by(claims.c.document, claims.c.local, claims.c.position)
)
_LISTED = (
    select(read_incidents)
    .where(read_incidents.c.document.in_(IDS))
    .order_by(read_incidents.c.document, read_incidents.c.position)
)


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[ReadIncident, ...]]:
    said: dict[tuple[str, str], list[Claim]] = {}
    for document, local, *columns in connection.execute(_SAID, {"ids": ids}):
        said.setdefault((document, local), []).append(rows.claim_of(*columns))
    found = connection.execute(_LISTED, {"ids": ids})
    return {
        document: tuple(
            rows.read_incident_from(row, tuple(said.get((document, row.local), ())))
            for row in group
        )
        for document, group in groupby(found, key=lambda row: str(row.document))
    }


def all_skipped(connection: Connection) -> Iterator[Skipped]:
    for row in connection.execute(select(skipped).order_by(skipped.c.source)):
        yield rows.skipped_from(row)


def skip_of(connection: Connection, digest: str) -> Skipped | None:
    query = select(skipped).where(skipped.c.digest == digest).order_by(skipped.c.source)
    row = connection.execute(query).first()
    return rows.skipped_from(row) if row else None


def all_asides(connection: Connection, document: str | None) -> Iterator[StoredAside]:
    query = select(aside).order_by(aside.c.document, aside.c.position)
    if document is not None:
        query = query.where(aside.c.document == document)
    for row in connection.execute(query):
        yield StoredAside(row.document, rows.aside_from(row))
