"""What stands around the whole application: which requests are let in, what each answer forbids.

A page of another site must not get a browser to act here. A request is let in only if it names
this desk as its host (a name that was bound to loopback by its owner does not), and one that
changes something only if it comes from a page of the desk (OWASP's check of origin, with the
browser's own `Sec-Fetch-Site`).
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
from litestar.enums import ScopeType

from unfog.web.bare import refusal
from unfog.web.problems import Problem

if TYPE_CHECKING:
    from litestar.types import (
        ASGIApp,
        HTTPReceiveMessage,
        HTTPScope,
        Message,
        Receive,
        Scope,
        Send,
        WebSocketReceiveMessage,
    )

HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}

FOR_TLS = {"strict-transport-security": "max-age=31536000"}
"""What answers say besides where the desk is opened over TLS."""

BODY_SECONDS = 30.0
"""How long the body of a request may take to come; who needs longer is slow on purpose."""

_MEANINGLESS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Characters that steer terminals or end lines: in a path they would forge lines of a log."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


class Known(msgspec.Struct, frozen=True):
    """How the desk is opened: host names, over TLS or not, and the public origin, if any, as
    browsers write it, where a proxy stands before the desk."""

    hosts: frozenset[str]
    secure: bool = False
    origin: str | None = None

    def is_own(self, origin: str, host: str) -> bool:
        """Whether a page of `origin` is one of the desk, asked under `host`."""
        scheme = "https" if self.secure else "http"
        return origin == self.origin or (self.origin is None and origin == f"{scheme}://{host}")


class Shield:
    """An ASGI application around `inner`."""

    def __init__(self, inner: ASGIApp, known: Known | Iterable[str]) -> None:
        self._inner = inner
        self._known = known if isinstance(known, Known) else Known(frozenset(known))
        self._headers = HEADERS if not self._known.secure else {**HEADERS, **FOR_TLS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in self._headers.items()]
                more = [(name, value) for name, value in added if name not in given]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        if scope["type"] == ScopeType.HTTP:
            refused = self._refusal(scope)
            if refused is not None:
                await refusal(scope, *refused)(scope, receive, guarded)
                return
            receive = _hasty(receive)
        await self._inner(scope, receive, guarded)

    def _refusal(self, scope: HTTPScope) -> tuple[int, str] | None:
        """Why the request is not let in, with the status that says so, or None."""
        headers = {name.decode("latin-1"): v.decode("latin-1") for name, v in scope["headers"]}
        host = headers.get("host", "")
        if _name(host) not in self._known.hosts:
            return 403, "This desk is not known under that host name; open it by its own address."
        if _MEANINGLESS.search(scope["path"]):
            return 400, "There are characters in the address that mean nothing."
        if scope["method"] in SAFE:
            return None
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        foreign = origin is not None and not self._known.is_own(origin, host)
        if foreign or site not in ("same-origin", "none"):
            return 403, "Changes are taken from the desk's own pages only."
        return None


def _hasty(receive: Receive) -> Receive:
    """Has reading a body fail with a Problem (408) where it does not come in time."""
    ends = asyncio.get_running_loop().time() + BODY_SECONDS
    whole = False

    async def received() -> HTTPReceiveMessage | WebSocketReceiveMessage:
        nonlocal whole
        if whole:  # what comes now is that the browser leaves, which may take as long as it will
            return await receive()
        try:
            async with asyncio.timeout_at(ends):
                message = await receive()
        except TimeoutError as error:
            raise Problem(408, "The request did not come in time.") from error
        whole = not message.get("more_body", False)
        return message

    return received


def _name(host: str) -> str:
    """The host without its port, in lower case; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
