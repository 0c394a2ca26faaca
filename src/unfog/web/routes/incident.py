"""The page of one incident, and of each of its parts that takes a while to work out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery

from unfog.model.document import Document
from unfog.model.incident import Report
from unfog.pipeline.provenance import sources
from unfog.publish import words
from unfog.publish.toll import layout, toll
from unfog.review.origins import origins_told
from unfog.store.base import StoredClaim, View
from unfog.store.filters import ClaimFilter
from unfog.web import pages, vocabulary
from unfog.web.access import needs
from unfog.web.api.history import told_history
from unfog.web.api.near import told_near, told_similar
from unfog.web.api.told import finding_words
from unfog.web.api.versions import etag
from unfog.web.drawn import drawn
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.marked import Stretch, marked
from unfog.web.roles import User
from unfog.web.shown import Shown, moved, rule_sets, shown

PATH = "/incidents/{id:str}"
GREY_COOKIE = "grey"
MANY_DEAD = 10
"""Dead, at the most, from which on the texts of an incident are greyed for who wishes so."""

TOP = 8

MOST_DECISIONS = 100
"""Decisions that the page lists; the API has all."""


class Evidence(NamedTuple):
    """A document of the incident as the pane of evidence shows it."""

    document: Document
    stretches: list[Stretch]
    claims: Sequence[StoredClaim]


@get(PATH, opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def incident(
    request: Request[Any, Any, Any],
    *,
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    rules: FromQuery[str | None] = None,
    document: FromQuery[str | None] = None,
    claim: FromQuery[str | None] = None,
) -> Response[Any]:
    """The page: sheet of accounts and evidence; the rest is on pages of its own."""
    view, seen = desk.view, now_words()
    one = shown(view, id, rules).seen_by(user)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    chosen = _chosen(view, one, document, claim)
    values = {
        **_head(view, one, user),
        "sheet": one.sheet(),
        "seen": seen,
        "evidence": _evidence(view, id, chosen),
        "picked": claim or "",
        "grey": bool(request.cookies.get(GREY_COOKIE)) and _dead(one) >= MANY_DEAD,
        "grey_on": bool(request.cookies.get(GREY_COOKIE)),
        "many_dead": MANY_DEAD,
    }
    return pages.render(request, "incident.html", values, headers={"ETag": etag(one.version)})


@get(f"{PATH}/toll", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def course(
    request: Request[Any, Any, Any],
    *,
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    rules: FromQuery[str | None] = None,
) -> Response[Any]:
    """How its figures rose."""
    one = shown(desk.view, id, rules)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    rising = toll(one.found, one.reports, one.rules)
    panels = list(layout.panels(rising, TOP))
    values = {
        **_head(desk.view, one, user),
        "toll": rising,
        "panels": panels,
        "layout": layout,
        "height": (panels[-1].bottom if panels else TOP) + TOP,
    }
    return pages.render(request, "incident-toll.html", values)


@get(f"{PATH}/origins", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def origins(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, id: FromPath[str]
) -> Response[Any]:
    """Where its claims come from."""
    one = shown(desk.view, id, None)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    outlets = {name: report.outlet for name, report in one.reports.items()}
    told = origins_told(one.gathered, outlets)
    values = {
        **_head(desk.view, one, user),
        "origins": told,
        "reports": one.reports,
        "drawn": drawn(in_order(one), told),
        "edges": sources(desk.view, one.found.incident).edges,
    }
    return pages.render(request, "incident-origins.html", values)


@get(f"{PATH}/map", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def near(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, id: FromPath[str]
) -> Response[Any]:
    """Where it happened, and what happened near by."""
    one = shown(desk.view, id, None)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    values = {
        **_head(desk.view, one, user),
        "near": told_near(desk, one.found.incident),
        "similar": told_similar(desk, id),
    }
    return pages.render(request, "incident-map.html", values)


@get(f"{PATH}/history", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def history(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, id: FromPath[str]
) -> Response[Any]:
    """Who decided what on it, and why."""
    one = shown(desk.view, id, None)
    if one.found.incident.id != id:
        return moved(request, id, one.found.incident.id)
    told = told_history(desk.view, one.found.incident, user, MOST_DECISIONS)
    return pages.render(
        request, "incident-history.html", {**_head(desk.view, one, user), "history": told}
    )


def now_words() -> str:
    """The time, as the API tells that of decisions."""
    return msgspec.to_builtins(dt.datetime.now(dt.UTC))  # type: ignore[no-any-return]


def in_order(one: Shown) -> list[Report]:
    """Its documents, the earliest first; undated ones last."""
    return sorted(
        one.reports.values(), key=lambda r: (r.published is None, str(r.published), r.document)
    )


def _head(view: View, one: Shown, user: User) -> dict[str, Any]:
    """What all its pages show of it."""
    return {
        "one": one,
        "found": one.found,
        "incident": one.found.incident,
        "user": user,
        "told_in": in_order(one),
        "earlier": view.merged_into(one.found.incident.id),
        "rule_sets": rule_sets(),
        "words": words,
        "terms": vocabulary,
        "finding_words": finding_words,
    }


def _chosen(view: View, one: Shown, document: str | None, claim: str | None) -> str:
    """The document to show: that of the claim, or that asked for, or the first."""
    if claim is not None:
        document = next((found.document for found in view.claims(ClaimFilter(id=claim))), document)
    if document is None or document not in one.reports:
        return in_order(one)[0].document
    return document


def _evidence(view: View, incident: str, document: str) -> Evidence | None:
    stored = view.document(document)
    if stored is None:
        return None
    claims = list(view.claims(ClaimFilter(incident=incident, document=document)))
    claims.sort(key=lambda claim: (claim.claim.start, claim.claim.end, claim.id))
    return Evidence(stored.document, marked(stored.document.text, claims), claims)


def _dead(one: Shown) -> int:
    """The most dead that its findings allow."""
    ends = (f.high or f.best or f.low for f in one.found.findings if f.property == "killed")
    return max((end.value for end in ends if end), default=0)


handlers = (incident, course, origins, near, history)
