"""The second factor of one's own account: set up by a picture and a code, taken off."""

from __future__ import annotations

from typing import Any

import segno
from litestar import Request, Response, post
from litestar.response import Redirect

from unfog.errors import SettingsError
from unfog.store.accounts.codes import address_of_secret
from unfog.web.access import needs
from unfog.web.forms import GivenFields
from unfog.web.gate import Gate
from unfog.web.given import GivenGate, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User
from unfog.web.routes.account import doing, shown


@post("/account/factor", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def offer(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[str]:
    """Shows a new secret, as a picture and in letters."""
    try:
        gate.proves(request, user.name, fields.get("password", ""))
    except Problem as problem:
        return shown(request, gate, user, problem)
    return _offered(request, gate, user, gate.accounts.entry.offered(user.name), None)


@post("/account/factor/confirm", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def confirm(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[str]:
    """Sets it up where the code is right, and shows the recovery codes, this once.

    All other sessions end: they were begun without it.
    """
    secret = gate.accounts.entry.offer(user.name)
    try:
        codes = gate.accounts.entry.confirm(user.name, fields.get("code", ""), doing(request, user))
    except SettingsError as error:
        return shown(request, gate, user, error)
    if codes is None and secret is not None:
        wrong = Problem(422, "This is not the code that is shown now.")
        return _offered(request, gate, user, secret, wrong)
    gate.accounts.sessions.end_all(user.name, but=request.auth.token)
    return shown(request, gate, user, codes=codes)


@post("/account/factor/remove", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def remove(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, fields: GivenFields
) -> Response[Any]:
    """Takes it off."""
    try:
        gate.proves(request, user.name, fields.get("password", ""))
    except Problem as problem:
        return shown(request, gate, user, problem)
    gate.accounts.entry.remove(user.name, doing(request, user))
    return Redirect("/account", status_code=303)


def _offered(
    request: Request[Any, Any, Any], gate: Gate, user: User, secret: str, fault: Problem | None
) -> Response[str]:
    code = segno.make(address_of_secret(secret, user.name, "unfog"), micro=False)
    # black on white whatever the theme: cameras read nothing else reliably
    picture = code.svg_data_uri(scale=5, dark="#000", light="#fff")
    return shown(request, gate, user, fault, picture=picture, secret=secret)


handlers = (offer, confirm, remove)
