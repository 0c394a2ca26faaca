"""What everybody may do with their own account: password, sessions."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get, post
from litestar.response import Redirect

from unfog.errors import SettingsError
from unfog.store.accounts.base import Doing
from unfog.web import pages
from unfog.web.access import BEFORE_CHOOSING, needs
from unfog.web.forms import GivenFields
from unfog.web.gate import Admission, Gate, address_of, now
from unfog.web.given import GivenGate, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User

OWN = {**needs("viewer"), BEFORE_CHOOSING: True}


@get("/account", opt=OWN, include_in_schema=False, sync_to_thread=True)
def account(request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser) -> Response[str]:
    """The page."""
    return shown(request, gate, user)


@post("/account/password", opt=OWN, include_in_schema=False, sync_to_thread=True)
def choose_password(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[Any]:
    """Changes the password: all other sessions end, this one goes on under a new token."""
    try:
        token = changed(request, gate, user, fields.get("password", ""), fields.get("new", ""))
    except (Problem, SettingsError) as error:
        return shown(request, gate, user, error)
    return Redirect("/account", status_code=303, cookies=[gate.cookie_of(token)])


@post("/account/sessions", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def end_sessions(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Redirect:
    """Ends the session that is named, or all others."""
    id = fields.get("id")
    if id:
        gate.accounts.sessions.end_one(user.name, id)
    else:
        gate.accounts.sessions.end_all(user.name, but=request.auth.token)
    gate.accounts.log.note(doing(request, user), "sessions ended", user.name)
    return Redirect("/account", status_code=303)


def changed(
    request: Request[Any, Any, Any], gate: Gate, user: User, password: str, new: str
) -> str:
    """Changes the password from `password` to `new`; the token of the session that goes on.

    Raises Problem where `password` is wrong, SettingsError where `new` is too weak.
    """
    gate.proves(request, user.name, password)
    if new == password:
        raise SettingsError("the new password is the old one")
    gate.accounts.users.choose_password(user.name, new, doing(request, user))
    gate.accounts.sessions.end_all(user.name)
    admission: Admission = request.auth
    assert admission.session is not None  # noqa: S101 - there are accounts
    return gate.begin(request, admission.session.account)


def doing(request: Request[Any, Any, Any], user: User) -> Doing:
    """What the log of accounts says of this request."""
    return Doing(user.name, now(), address_of(request))


def shown(
    request: Request[Any, Any, Any],
    gate: Gate,
    user: User,
    fault: Exception | None = None,
    **more: Any,
) -> Response[str]:
    """The page of the account, with what went wrong."""
    status, headers = 200, {}
    if fault is not None:
        status = fault.status_code if isinstance(fault, Problem) else 422
        headers = dict(fault.headers or {}) if isinstance(fault, Problem) else {}
    values = {
        "account": gate.accounts.users.named(user.name),
        "sessions": gate.accounts.sessions.of_account(user.name, now()),
        "codes_left": gate.accounts.entry.recovery_left(user.name),
        "fault": "" if fault is None else getattr(fault, "detail", str(fault)),
        "picture": None,
        "secret": None,
        "codes": None,
    }
    return pages.render(request, "account.html", values | more, status=status, headers=headers)


handlers = (account, choose_password, end_sessions)
