"""Who asks, and whether they may: each handler names the least role that it needs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import quote

from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from unfog.web import csrf
from unfog.web.gate import Admission, Gate, network_of, too_many
from unfog.web.problems import Detour, Problem
from unfog.web.roles import Role, User

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection
    from litestar.handlers import BaseRouteHandler

ROLE = "role"
"""The name in a handler's `opt` under which its least role stands."""

ANYONE = "anyone"
"""Stands for the role of those who are not signed in."""

BEFORE_CHOOSING = "given"
"""The name in a handler's `opt` of those open to who has yet to choose a password."""


UNCOUNTED = "uncounted"
"""The name in a handler's `opt` of the files that pages are made of, which no limit counts: a page
that says that there were too many requests needs them too."""


def needs(role: Role | Literal["anyone"]) -> dict[str, Any]:
    """What a handler gives as `opt` to be open to `role` and those above."""
    return {ROLE: role}


class OnlyUser(AbstractAuthenticationMiddleware):
    """Whoever asks is the one user of the desk."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        state = connection.app.state
        return AuthenticationResult(user=state.only_user, auth=state.admission)


class SignedIn(AbstractAuthenticationMiddleware):
    """Whoever asks is the one whose session the cookie names, or nobody."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        gate: Gate = connection.app.state.gate
        token = connection.cookies.get(gate.cookie)
        admission = await asyncio.to_thread(gate.admission, token) if token else None
        if admission is None or admission.session is None:
            return AuthenticationResult(user=None, auth=None)
        account = admission.session.account
        return AuthenticationResult(user=User(account.name, account.role), auth=admission)


async def allowed(
    connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """Lets nobody in whose role is below that of the handler, who asks too often, or whose change
    does not come from a page of the desk. Raises Problem (401, 403, 429)."""
    role = handler.opt.get(ROLE, "admin")
    gate: Gate | None = connection.app.state.gate
    user: User | None = connection.scope.get("user")
    if gate is not None and not handler.opt.get(UNCOUNTED):
        wait = gate.flow.taken(user.name if user else f"@{network_of(connection)}")
        if wait > 0:
            raise too_many("Too many requests", wait)
    if role == ANYONE:
        return
    if user is None:
        raise Detour(401, "Sign in first.", f"/login?next={quote(_place(connection), safe='')}")
    if not user.may(cast("Role", role)):
        raise Problem(403, f"This needs the role of {role}; yours is {user.role}.")
    admission: Admission = connection.auth
    own = admission.session is None or not admission.session.account.given
    if not own and not handler.opt.get(BEFORE_CHOOSING):
        raise Detour(403, "Choose a password of your own first.", "/account")
    await csrf.check(connection, admission.csrf)


def _place(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """Path and query of what was asked for."""
    query = connection.scope["query_string"].decode("latin-1")
    return connection.url.path + (f"?{query}" if query else "")
