"""The page of decisions: who changed what, old and new, why."""

from __future__ import annotations

from typing import Any, get_args
from urllib.parse import urlencode

import msgspec
from litestar import Request, Response, get
from litestar.params import FromQuery

from unfog.review.audit import AuditQuery, audit
from unfog.review.history import Kind
from unfog.web import pages
from unfog.web.access import needs
from unfog.web.api.audit import allowed_query, seen_by
from unfog.web.api.pages import Moment, cursor, place_of
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem

LINES = 50


@get("/audit", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def decisions(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    user: GivenUser,
    by: FromQuery[str] = "",
    kind: FromQuery[str] = "",
    incident: FromQuery[str] = "",
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    after: FromQuery[str | None] = None,
) -> Response[str]:
    """The page. Fields of the form that were left empty ask for nothing."""
    given = {"by": by, "kind": kind, "incident": incident, "since": since, "until": until}
    asked = {name: value.strip() for name, value in given.items() if value.strip()}
    try:
        query = msgspec.convert(asked, AuditQuery)
    except msgspec.ValidationError as error:
        raise Problem(400, f"{error}. Days are written as 2031-03-12.") from error
    page = audit(
        desk.view, allowed_query(user, query), after=place_of(after, Moment.__value__), limit=LINES
    )
    more = urlencode({**asked, "after": cursor(page.next)}) if page.next else None
    values = {
        "given": given,
        "kinds": get_args(Kind),
        "people": sorted({row.by for row in desk.view.judgements()}) if user.may("coder") else [],
        "entries": [seen_by(user, one) for one in page.items],
        "more": more,
        "export": urlencode(asked),
    }
    return pages.render(request, "audit.html", values)


handlers = (decisions,)
