"""One document: its text, what was read in it, what was set aside, and its raw bytes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath

from unfog.model.identity import digest_of
from unfog.model.span import Span
from unfog.store.base import StoredDocument, StoredIncident, View
from unfog.store.filters import ClaimFilter
from unfog.web import names
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.shapes import ToldClaim
from unfog.web.api.told import told_claim
from unfog.web.api.versions import etag, not_modified, unchanged
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User

PATH = "/api/v1/documents/{id:path}"
RAW = "/api/v1/raw/{digest:str}"


class ToldPart(msgspec.Struct, frozen=True):
    """A happening that the document tells of: its name there and the incident it went into."""

    part: str
    type: str
    role: str
    incident: str | None
    version: str | None
    state: str


class ToldAside(msgspec.Struct, frozen=True):
    """Something that was read and not taken as a claim, with the reason."""

    reason: str
    detail: str
    start: int
    end: int
    quote: str


class ToldDocument(msgspec.Struct, frozen=True):
    """A document with all that was read in it. Offsets count characters (code points) of `text`.

    `raw` gives, for each claim, its stretch in the decoded raw text, None where nothing is mapped.
    """

    id: str
    digest: str
    title: str | None
    outlet: str | None
    author: str | None
    published: dt.date | None
    url: str | None
    source: str
    language: str
    origin: str
    reader: str
    notes: tuple[str, ...]
    text: str
    parts: tuple[ToldPart, ...]
    claims: tuple[ToldClaim, ...]
    aside: tuple[ToldAside, ...]
    raw: dict[str, Span | None]


def document_named(view: View, id: str) -> StoredDocument:
    """Raises Problem (404) where there is none."""
    found = view.document(id)
    if found is None:
        raise Problem(404, f"There is no document {id}.")
    return found


def named(request: Request[Any, Any, Any], prefix: str) -> str:
    """The id in the path, which may hold slashes of its own, doubled ones too."""
    path: str = request.scope["path"]
    return path.removeprefix(prefix)


def parts_of(view: View, id: str, user: User) -> tuple[list[ToldPart], dict[str, StoredIncident]]:
    """What the document tells of, in its order, and the incidents by id."""
    reading = view.reading(id)
    into = {
        part.incident: incident
        for incident, parts in view.holding([id]).items()
        for part in parts
        if part.document == id
    }
    found = {i: one for i in sorted(set(into.values())) if (one := view.incident(i))}
    told = []
    for read in reading.incidents if reading else ():
        one = found.get(into.get(read.id, ""))
        told.append(
            ToldPart(
                part=read.id,
                type=read.type,
                role=read.role,
                incident=one.incident.id if one else None,
                version=names.sealed(user, one.version) if one else None,
                state=one.review.state if one and one.review else "",
            )
        )
    return told, found


def told_document(view: View, stored: StoredDocument, user: User) -> ToldDocument:
    document = stored.document
    claims = list(view.claims(ClaimFilter(document=document.id)))
    claims.sort(key=lambda one: (one.claim.start, one.claim.end, one.id))
    asides = [one.aside for one in view.asides(document.id)]
    return ToldDocument(
        id=document.id,
        digest=document.digest,
        title=document.title,
        outlet=document.outlet,
        author=document.author,
        published=document.published,
        url=document.url,
        source=document.source,
        language=document.language,
        origin=stored.origin,
        reader=stored.reader,
        notes=document.notes,
        text=document.text,
        parts=tuple(parts_of(view, document.id, user)[0]),
        claims=tuple(told_claim(one, document.text, user) for one in claims),
        aside=tuple(
            ToldAside(a.reason, a.detail, a.start, a.end, document.text[a.start : a.end])
            for a in asides
        ),
        raw={one.id: document.raw_span(Span(one.claim.start, one.claim.end)) for one in claims},
    )


@get(PATH, opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def document(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, id: FromPath[str]
) -> Response[ToldDocument]:
    """The document with its claims, set-aside stretches and the incidents that it tells of."""
    view = desk.view
    found = document_named(view, named(request, "/api/v1/documents/"))
    told = told_document(view, found, user)
    version = digest_of(msgspec.json.encode(told))[:32]
    if unchanged(request, version):
        return not_modified({"ETag": etag(version)})
    return Response(told, headers={"ETag": etag(version)})


@get(RAW, opt=needs("viewer"), sync_to_thread=True, responses=tells(404), media_type="text/plain")
def raw(desk: GivenDesk, digest: FromPath[str]) -> Response[bytes]:
    """The raw bytes of that digest, as they came in: to be saved, never to be shown as a page."""
    found = desk.view.raw(digest)
    if found is None:
        raise Problem(404, "There are no raw bytes of that digest.")
    headers = {
        "content-disposition": f'attachment; filename="{digest_of(found)[:16]}.txt"',
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
    }
    return Response(found, media_type="text/plain", headers=headers)


handlers = (document, raw)
