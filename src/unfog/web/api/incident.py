"""One incident: what it comes to, what its accounts say, where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery

from unfog.model.incident import AsRead, Incident
from unfog.model.origin import Edge
from unfog.pipeline.provenance import sources
from unfog.publish.toll import Toll, toll
from unfog.review.origins import Origin, origins_told
from unfog.store.base import View
from unfog.store.filters import ClaimFilter
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.shapes import ToldClaim, ToldFinding, ToldReview, ToldReviewed, ToldSheet
from unfog.web.api.told import (
    told_claim,
    told_finding,
    told_review,
    told_reviewed,
    told_sheet,
)
from unfog.web.api.versions import etag, not_modified, unchanged
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.roles import User
from unfog.web.shown import Shown, moved, shown

PATH = "/api/v1/incidents/{id:str}"


class ToldIncident(msgspec.Struct, frozen=True):
    """An incident as it stands. `version` is what If-Match takes, `earlier` are ids that lead
    here since they merged into it. Where reviewers' words rule type, date or place, `read` is what
    was read; `typed` is their word on the type."""

    id: str
    version: str
    incident: Incident
    status: str
    accounts: int
    origins: int
    documents: tuple[str, ...]
    rules: str
    findings: tuple[ToldFinding, ...]
    review: ToldReview | None
    read: AsRead | None
    typed: ToldReviewed | None
    earlier: tuple[str, ...]


class ToldSource(msgspec.Struct, frozen=True):
    """A document that tells of the incident, with what it says of it."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    origin: str
    claims: tuple[ToldClaim, ...]


class ToldOrigins(msgspec.Struct, frozen=True):
    """Who stands behind the claims, and on which texts and agencies the documents hang."""

    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]


def told_incident(view: View, one: Shown, user: User) -> ToldIncident:
    found = one.found
    return ToldIncident(
        id=found.incident.id,
        version=one.version,
        incident=found.incident,
        status=found.status,
        accounts=found.accounts,
        origins=found.origins,
        documents=tuple(sorted({part.document for part in found.incident.parts})),
        rules=one.rules,
        findings=tuple(told_finding(one, user) for one in found.findings),
        review=told_review(found.review, user),
        read=found.read,
        typed=told_reviewed(found.typed, user) if found.typed else None,
        earlier=view.merged_into(found.incident.id),
    )


@get(PATH, opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def incident(
    request: Request[Any, Any, Any],
    *,
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    rules: FromQuery[str | None] = None,
) -> Response[ToldIncident]:
    """The incident with its findings under `rules`; an id that has merged leads on."""
    one = shown(desk.view, id, rules).seen_by(user)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    tag = {"ETag": etag(one.version)}
    if unchanged(request, one.version):
        return not_modified(tag)
    return Response(told_incident(desk.view, one, user), headers=tag)


@get(f"{PATH}/sheet", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def accounts(
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    rules: FromQuery[str | None] = None,
) -> ToldSheet:
    """The sheet of accounts: one row a speaker, one column a property."""
    return told_sheet(shown(desk.view, id, rules).sheet(), user)


@get(f"{PATH}/findings", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def findings(
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    rules: FromQuery[str | None] = None,
) -> list[ToldFinding]:
    """What each property comes to under `rules`, and why."""
    return [told_finding(one, user) for one in shown(desk.view, id, rules).found.findings]


@get(f"{PATH}/toll", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def course(desk: GivenDesk, id: FromPath[str], rules: FromQuery[str | None] = None) -> Toll:
    """How each count rose: who gave which figure when, and the bounds day by day."""
    one = shown(desk.view, id, rules)
    return toll(one.found, one.reports, one.rules)


@get(f"{PATH}/origins", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def origins(desk: GivenDesk, id: FromPath[str]) -> ToldOrigins:
    """The independent origins behind the claims, and what hangs on what."""
    one = shown(desk.view, id, None)
    outlets = {name: report.outlet for name, report in one.reports.items()}
    told = origins_told(one.gathered, outlets)
    return ToldOrigins(told, sources(desk.view, one.found.incident).edges)


@get(f"{PATH}/documents", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def documents(desk: GivenDesk, user: GivenUser, id: FromPath[str]) -> list[ToldSource]:
    """The documents that tell of it, the earliest first, each with its claims."""
    return list(told_sources(desk.view, shown(desk.view, id, None), user))


def told_sources(view: View, one: Shown, user: User) -> Iterator[ToldSource]:
    claims = list(view.claims(ClaimFilter(incident=one.found.incident.id)))
    reports = sorted(one.reports.values(), key=lambda r: (str(r.published or "~"), r.document))
    texts = view.texts([report.document for report in reports])
    for report in reports:
        text = texts.get(report.document, "")
        mine = [claim for claim in claims if claim.document == report.document]
        yield ToldSource(
            id=report.document,
            title=report.title,
            outlet=report.outlet,
            published=report.published.isoformat() if report.published else None,
            origin=report.origin,
            claims=tuple(told_claim(claim, text, user) for claim in mine),
        )


handlers = (incident, accounts, findings, course, origins, documents)
