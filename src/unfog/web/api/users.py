"""Accounts, for admins; and the log of sign-ins and of changes to accounts."""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, patch, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from unfog.store.accounts import passwords
from unfog.store.accounts.base import Account, Event
from unfog.web.access import needs
from unfog.web.api.pages import MOST, Number, Page, cursor, place_of
from unfog.web.api.versions import etag, same_version
from unfog.web.gate import Gate
from unfog.web.given import GivenGate, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import Role
from unfog.web.routes.account import doing


class NewUser(msgspec.Struct, frozen=True):
    """An account to be made."""

    name: str
    role: Role


class UserChange(msgspec.Struct, frozen=True):
    """What is to change of an account; None leaves it as it is."""

    role: Role | None = None
    disabled: bool | None = None


class Given(msgspec.Struct, frozen=True):
    """An account with the password made up for it, which is told this once."""

    account: Account
    password: str


@get("/api/v1/users", opt=needs("admin"), sync_to_thread=True)
def all_users(gate: GivenGate) -> Page[Account]:
    """All accounts by name; there are few enough for one page."""
    return Page(tuple(gate.accounts.users.all()))


@get("/api/v1/users/{name:str}", opt=needs("admin"), sync_to_thread=True)
def one_user(gate: GivenGate, name: FromPath[str]) -> Response[Account]:
    """One account."""
    return _versioned(_found(gate, name))


@post("/api/v1/users", opt=needs("admin"), sync_to_thread=True)
def new_user(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, data: JSONBody[NewUser]
) -> Given:
    """Makes an account."""
    password = passwords.made_up()
    by = doing(request, user)
    return Given(gate.accounts.users.add(data.name, data.role, password, by, given=True), password)


@patch("/api/v1/users/{name:str}", opt=needs("admin"), sync_to_thread=True)
def change_user(
    request: Request[Any, Any, Any],
    gate: GivenGate,
    user: GivenUser,
    name: FromPath[str],
    data: JSONBody[UserChange],
) -> Response[Account]:
    """Changes a role, shuts out or lets in again. The last admin stays one."""
    with gate.changing:
        before = _found(gate, name)
        same_version(request, _version(before), before)
        if data.role is not None and data.role != before.role:
            gate.accounts.users.change_role(name, data.role, doing(request, user))
        if data.disabled is not None and data.disabled != before.disabled:
            gate.accounts.users.disable(name, doing(request, user), disabled=data.disabled)
        return _versioned(_found(gate, name))


@post("/api/v1/users/{name:str}/reset", opt=needs("admin"), status_code=200, sync_to_thread=True)
def reset_user(
    request: Request[Any, Any, Any], gate: GivenGate, user: GivenUser, name: FromPath[str]
) -> Given:
    """A new password, no second factor any more, no sessions."""
    _found(gate, name)
    password = passwords.made_up()
    gate.accounts.users.reset(name, password, doing(request, user), given=True)
    return Given(_found(gate, name), password)


@get("/api/v1/users-log", opt=needs("admin"), sync_to_thread=True)
def users_log(
    gate: GivenGate,
    after: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST)] = 50,
) -> Page[Event]:
    """Sign-ins and changes of accounts, the newest first."""
    lines = gate.accounts.log.page(place_of(after, Number.__value__), limit + 1)
    more = cursor(lines[limit - 1].number) if len(lines) > limit else None
    return Page(tuple(lines[:limit]), more)


def _found(gate: Gate, name: str) -> Account:
    account = gate.accounts.users.named(name)
    if account is None:
        raise Problem(404, "There is no account of that name.")
    return account


def _version(account: Account) -> str:
    return hashlib.sha256(msgspec.json.encode(account)).hexdigest()[:16]


def _versioned(account: Account) -> Response[Account]:
    return Response(account, headers={"ETag": etag(_version(account))})


handlers = (all_users, one_user, new_user, change_user, reset_user, users_log)
