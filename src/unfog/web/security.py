"""What stands around the whole application: which requests are let in, what each answer forbids.

A page of another site must not get a browser to act here. A request is let in only if it names
this desk as its host (a name that was bound to loopback by its owner does not), and one that
changes something only if it comes from a page of the desk (OWASP's check of origin, with the
browser's own `Sec-Fetch-Site`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from litestar.enums import ScopeType

from unfog.web.problems import plain_problem

if TYPE_CHECKING:
    from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

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

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing."""


class Shield:
    """An ASGI application around `inner`. `hosts` are the names under which it may be asked."""

    def __init__(self, inner: ASGIApp, hosts: Iterable[str]) -> None:
        self._inner = inner
        self._hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name.lower() for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items()]
                more = [(name, value) for name, value in added if name not in given]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        if scope["type"] == ScopeType.HTTP:
            refused = self._refusal(scope)
            if refused is not None:
                await plain_problem(403, refused)(scope, receive, guarded)
                return
        await self._inner(scope, receive, guarded)

    def _refusal(self, scope: HTTPScope) -> str | None:
        """Why the request is not let in, or None."""
        headers = {name.decode("latin-1"): v.decode("latin-1") for name, v in scope["headers"]}
        host = headers.get("host", "")
        if _name(host) not in self._hosts:
            return "This desk is not known under that host name; open it by its own address."
        if scope["method"] in SAFE:
            return None
        site = headers.get("sec-fetch-site", "same-origin")
        origin = headers.get("origin")
        foreign = origin is not None and urlsplit(origin).netloc != host
        if foreign or site not in ("same-origin", "none"):
            return "Changes are taken from the desk's own pages only."
        return None


def _name(host: str) -> str:
    """The host without its port, in lower case; "" where it is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""
