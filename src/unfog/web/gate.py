"""The gate of a desk that several share: accounts, sessions in cookies, and what slows guessing."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
import math
from threading import Lock
from typing import TYPE_CHECKING, Any

import msgspec
from litestar.datastructures import Cookie

from unfog.store.accounts.base import Account, Doing, Session, key_of
from unfog.web.limits import Flow, Limits, Waits
from unfog.web.problems import Problem

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection

    from unfog.store.accounts import Accounts

WRONG = "The name, the password or the code is wrong."
"""The one answer to a sign-in that fails, whatever it was."""


class Admission(msgspec.Struct, frozen=True):
    """What let a request in. `csrf` is what changes have to bring along; without accounts there
    are no session and token."""

    csrf: str
    session: Session | None = None
    token: str = ""


class Gate:
    """Lets in who has an account. With `secure` cookies go over TLS alone."""

    def __init__(
        self, accounts: Accounts, *, secure: bool = False, limits: Limits | None = None
    ) -> None:
        given = limits or Limits()
        self.accounts = accounts
        self.secure = secure
        self.cookie = "__Host-unfog" if secure else "unfog"
        self.changing = Lock()
        """Held by who looks at an account and changes it accordingly."""
        self.flow = Flow(given.rate, given.burst)
        self._by_account = Waits(given.tries_of_account, given.wait_of_account)
        self._by_address = Waits(given.tries_of_address, given.wait_of_address)

    def admission(self, token: str | None) -> Admission | None:
        """What the token of a cookie opens, if anything."""
        session = self.accounts.sessions.of_token(token, now()) if token else None
        return Admission(csrf_of(token), session, token) if session and token else None

    def sign_in(
        self, connection: ASGIConnection[Any, Any, Any, Any], name: str, password: str, code: str
    ) -> tuple[Account, str]:
        """The account, and the token of a new session in place of the one that was.

        Raises Problem: 401 where anything is wrong, 429 where it was tried too often.
        """
        address, network = address_of(connection), network_of(connection)
        self._slow_down(key_of(name), network)
        account = self.accounts.entry.proved(name, password, code, now())
        if account is None:
            known = self.accounts.users.named(name)
            # people type their password in place of their name: what is no name is not kept
            about = known.name if known else "(no such account)"
            self.accounts.log.note(Doing("", now(), address), "sign-in failed", about)
            raise Problem(401, WRONG)
        self._by_account.forgive(key_of(name))
        self._by_address.give_back(network)
        old = connection.cookies.get(self.cookie)
        if old:
            self.accounts.sessions.end(old)
        self.accounts.log.note(Doing(account.name, now(), address), "signed in", account.name)
        return account, self.begin(connection, account)

    def proves(
        self, connection: ASGIConnection[Any, Any, Any, Any], name: str, password: str
    ) -> None:
        """Asks for the password again before weighty changes. Raises Problem (422, 429)."""
        network = network_of(connection)
        self._slow_down(key_of(name), network)
        if not self.accounts.entry.knows_password(name, password):
            raise Problem(422, "This is not your password.")
        self._by_account.forgive(key_of(name))
        self._by_address.give_back(network)

    def begin(self, connection: ASGIConnection[Any, Any, Any, Any], account: Account) -> str:
        """The token of a new session."""
        agent = connection.headers.get("user-agent", "")
        return self.accounts.sessions.begin(account, now(), address_of(connection), agent)

    def cookie_of(self, token: str) -> Cookie:
        return self._cookie(token, None)

    def no_cookie(self) -> Cookie:
        """A cookie that takes the place of the session's, and is gone."""
        return self._cookie("", 0)

    def _cookie(self, value: str, seconds: int | None) -> Cookie:
        return Cookie(
            key=self.cookie,
            value=value,
            max_age=seconds,
            path="/",
            httponly=True,
            secure=self.secure,
            samesite="strict",
        )

    def _slow_down(self, account: str, network: str) -> None:
        wait = self._by_address.tried(network) or self._by_account.tried(account)
        if wait > 0:
            raise too_many("Tried too often", wait)


def too_many(what: str, wait: float) -> Problem:
    """429, with the time to wait."""
    seconds = max(1, math.ceil(wait))
    return Problem(
        429, f"{what}; wait {seconds} s and try again.", headers={"Retry-After": str(seconds)}
    )


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def address_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """Where a request comes from; behind a proxy what that says, where uvicorn trusts it."""
    return connection.client.host if connection.client else ""


def network_of(connection: ASGIConnection[Any, Any, Any, Any]) -> str:
    """By what tries and requests are counted: the address; of IPv6 its /64, since whoever has
    one address of that has all."""
    address = address_of(connection)
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv4Address):
        return address
    return str(ip.ipv4_mapped or ipaddress.ip_network((int(ip), 64), strict=False))


def csrf_of(token: str) -> str:
    """What a page of a session carries so that its changes are told from other sites'."""
    return hmac.new(token.encode(), b"unfog csrf", hashlib.sha256).hexdigest()
