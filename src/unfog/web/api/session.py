"""One's own session, for programs that use the API: begin, look at, end; the own password."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, delete, get, post
from litestar.params import JSONBody

from unfog.web.access import BEFORE_CHOOSING, needs
from unfog.web.gate import csrf_of
from unfog.web.given import GivenGate, GivenUser
from unfog.web.roles import Role
from unfog.web.routes.account import changed

OWN = {**needs("viewer"), BEFORE_CHOOSING: True}


class SignIn(msgspec.Struct, frozen=True):
    """What opens a session. `code` is that of the second factor, or a recovery code."""

    name: str
    password: str
    code: str = ""


class OwnSession(msgspec.Struct, frozen=True):
    """Who is signed in. `csrf` goes into the header X-CSRF-Token of all that changes something."""

    name: str
    role: Role
    csrf: str


class NewPassword(msgspec.Struct, frozen=True):
    """The password in use and the one to use from now on."""

    password: str
    new: str


@post(
    "/api/v1/session",
    opt=needs("anyone"),
    status_code=200,
    sync_to_thread=True,
)
def begin_session(
    request: Request[Any, Any, Any], gate: GivenGate, data: JSONBody[SignIn]
) -> Response[OwnSession]:
    """Signs in: sets the session's cookie. 401 whatever is wrong, 429 after too many tries."""
    account, token = gate.sign_in(request, data.name, data.password, data.code)
    own = OwnSession(account.name, account.role, csrf_of(token))
    return Response(own, cookies=[gate.cookie_of(token)])


@get("/api/v1/session", opt=OWN, sync_to_thread=False)
def own_session(request: Request[Any, Any, Any], user: GivenUser) -> OwnSession:
    """Who is signed in."""
    return OwnSession(user.name, user.role, request.auth.csrf)


@delete("/api/v1/session", opt=OWN, sync_to_thread=True)
def end_session(request: Request[Any, Any, Any], gate: GivenGate) -> Response[None]:
    """Signs out."""
    gate.accounts.sessions.end(request.auth.token)
    return Response(None, status_code=204, cookies=[gate.no_cookie()])


@post("/api/v1/account/password", opt=OWN, status_code=200, sync_to_thread=True)
def new_password(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, data: JSONBody[NewPassword]
) -> Response[OwnSession]:
    """Changes one's own password; all other sessions end."""
    token = changed(request, gate, user, data.password, data.new)
    own = OwnSession(user.name, user.role, csrf_of(token))
    return Response(own, cookies=[gate.cookie_of(token)])


handlers = (begin_session, own_session, end_session, new_password)
