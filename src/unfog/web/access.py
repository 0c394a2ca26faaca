"""Who asks, and whether they may: each handler names the least role that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult

from unfog.web.problems import Problem
from unfog.web.roles import Role, User

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection
    from litestar.handlers import BaseRouteHandler

ROLE = "role"
"""The name in a handler's `opt` under which its least role stands."""


ANYONE = "anyone"
"""Stands for the role of those who are not signed in."""


def needs(role: Role | Literal["anyone"]) -> dict[str, Any]:
    """What a handler gives as `opt` to be open to `role` and those above."""
    return {ROLE: role}


class OnlyUser(AbstractAuthenticationMiddleware):
    """Whoever asks is the one user of the desk."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        return AuthenticationResult(user=connection.app.state.only_user, auth=None)


async def allowed(
    connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """Lets nobody in whose role is below that of the handler. Raises Problem (401, 403)."""
    role = handler.opt.get(ROLE, "admin")
    if role == ANYONE:
        return
    user: User | None = connection.user
    if user is None:
        raise Problem(401, "Sign in first.")
    if not user.may(cast("Role", role)):
        raise Problem(403, f"This needs the role of {role}; yours is {user.role}.")
