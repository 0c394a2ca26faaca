"""The page on which admins manage accounts, with the log of sign-ins and changes."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Request, Response, get, post
from litestar.params import QueryParameter
from litestar.response import Redirect

from unfog.errors import SettingsError
from unfog.model.role import ROLES
from unfog.store.accounts import passwords
from unfog.store.accounts.users import checked_role
from unfog.web import pages
from unfog.web.access import needs
from unfog.web.api.pages import MOST_NUMBERED
from unfog.web.forms import GivenFields
from unfog.web.gate import Gate
from unfog.web.given import GivenGate, GivenUser
from unfog.web.routes.account import doing

LINES = 50
"""Lines of the log on a page."""


@get("/users", opt=needs("admin"), include_in_schema=False, sync_to_thread=True)
def users(
    request: Request[Any, Any, Any],
    gate: GivenGate,
    before: Annotated[int | None, QueryParameter(ge=1, le=MOST_NUMBERED)] = None,
) -> Response[str]:
    """The page."""
    return _shown(request, gate, before=before)


@post("/users", opt=needs("admin"), include_in_schema=False, sync_to_thread=True)
def add(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[str]:
    """Adds an account with a password made up, shown this once."""
    password = passwords.made_up()
    try:
        role = checked_role(fields.get("role", ""))
        by = doing(request, user)
        made = gate.accounts.users.add(fields.get("name", ""), role, password, by, given=True)
    except SettingsError as error:
        return _shown(request, gate, fault=str(error))
    return _shown(request, gate, name=made.name, password=password)


@post("/users/role", opt=needs("admin"), include_in_schema=False, sync_to_thread=True)
def change_role(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[Any]:
    """Changes what somebody may do."""
    try:
        role = checked_role(fields.get("role", ""))
        gate.accounts.users.change_role(fields.get("name", ""), role, doing(request, user))
    except SettingsError as error:
        return _shown(request, gate, fault=str(error))
    return Redirect("/users", status_code=303)


@post("/users/disable", opt=needs("admin"), include_in_schema=False, sync_to_thread=True)
def disable(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[Any]:
    """Shuts somebody out, or lets them in again."""
    out = fields.get("enable") != "yes"
    try:
        gate.accounts.users.disable(fields.get("name", ""), doing(request, user), disabled=out)
    except SettingsError as error:
        return _shown(request, gate, fault=str(error))
    return Redirect("/users", status_code=303)


@post("/users/reset", opt=needs("admin"), include_in_schema=False, sync_to_thread=True)
def reset(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[str]:
    """A new password for who lost theirs, shown this once."""
    password, name = passwords.made_up(), fields.get("name", "")
    try:
        gate.accounts.users.reset(name, password, doing(request, user), given=True)
    except SettingsError as error:
        return _shown(request, gate, fault=str(error))
    return _shown(request, gate, name=name, password=password)


def _shown(
    request: Request[Any, Any, Any],
    gate: Gate,
    *,
    before: int | None = None,
    fault: str = "",
    name: str = "",
    password: str = "",
) -> Response[str]:
    lines = gate.accounts.log.page(before, LINES + 1)
    values = {
        "accounts": gate.accounts.users.all(),
        "roles": ROLES,
        "lines": lines[:LINES],
        "older": lines[LINES - 1].number if len(lines) > LINES else None,
        "fault": fault,
        "name": name,
        "password": password,
    }
    return pages.render(request, "users.html", values, status=422 if fault else 200)


handlers = (users, add, change_role, disable, reset)
