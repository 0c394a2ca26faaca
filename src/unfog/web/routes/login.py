"""Signing in and out."""

from __future__ import annotations

import re
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from unfog.web import pages
from unfog.web.access import BEFORE_CHOOSING, needs
from unfog.web.forms import GivenFields
from unfog.web.given import GivenGate
from unfog.web.problems import Problem

HOME = "/incidents"


@get("/login", opt=needs("anyone"), include_in_schema=False, sync_to_thread=True)
def login(request: Request[Any, Any, Any], next: FromQuery[str] = HOME) -> Response[str]:
    """The form; who is signed in is offered the way on, since a link from elsewhere leads here:
    cookies do not come along with those."""
    return _form(request, place(next), "", 200)


@post("/login", opt=needs("anyone"), include_in_schema=False, sync_to_thread=True)
def sign_in(request: Request[Any, Any, Any], gate: GivenGate, fields: GivenFields) -> Response[Any]:
    """Lets in whose name, password and code are right."""
    to = place(fields.get("next", HOME))
    name, password, code = (fields.get(one, "") for one in ("name", "password", "code"))
    try:
        _, token = gate.sign_in(request, name, password, code)
    except Problem as problem:
        return _form(request, to, problem.detail, problem.status_code, problem.headers)
    return Redirect(to, status_code=303, cookies=[gate.cookie_of(token)])


@post(
    "/logout",
    opt={**needs("viewer"), BEFORE_CHOOSING: True},
    include_in_schema=False,
    sync_to_thread=True,
)
def sign_out(request: Request[Any, Any, Any], gate: GivenGate) -> Redirect:
    """Ends the session."""
    gate.accounts.sessions.end(request.auth.token)
    return Redirect("/login", status_code=303, cookies=[gate.no_cookie()])


def place(given: str) -> str:
    """A path on this desk to go on to; nothing that leads elsewhere, HOME instead."""
    return given if re.fullmatch(r"/(?![/\\])[!-\[\]-~]*", given) else HOME


def _form(
    request: Request[Any, Any, Any],
    to: str,
    fault: str,
    status: int,
    headers: dict[str, str] | None = None,
) -> Response[str]:
    shown = {"next": to, "fault": fault}
    return pages.render(request, "login.html", shown, status=status, headers=headers)


handlers = (login, sign_in, sign_out)
