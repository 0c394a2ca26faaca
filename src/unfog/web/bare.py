"""Answers to whom the desk does not let in: problem details, or a page of one sentence where a
browser asks for one. Nothing else of the desk is in it, and it asks for no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from litestar.connection import ASGIConnection
from markupsafe import Markup

from unfog.web.language import chosen
from unfog.web.problems import API, PROBLEM
from unfog.web.refusals import TITLES
from unfog.web.worded import worded

if TYPE_CHECKING:
    from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

_PAGE = Markup("""<!doctype html>
<html lang="{code}" dir="{direction}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>{title} · unfog</title>
  <link rel="icon" href="data:,">
</head>
<body><main><h1>{title}</h1><p>{told}</p></main></body>
</html>
""")


def refusal(scope: HTTPScope, status: int, detail: str) -> ASGIApp:
    """The answer to the request of `scope`: why it is not let in."""
    kind, body = _page(scope, status, detail) if _from_page(scope) else _problem(status, detail)

    async def send_it(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", kind.encode()), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return send_it


def _from_page(scope: HTTPScope) -> bool:
    """Whether a browser asks on somebody's behalf, who reads the answer."""
    accepted = (value for name, value in scope["headers"] if name.lower() == b"accept")
    return not scope["path"].startswith(API) and any(b"text/html" in one for one in accepted)


def _problem(status: int, detail: str) -> tuple[str, bytes]:
    told = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return PROBLEM, msgspec.json.encode(told)


def _page(scope: HTTPScope, status: int, detail: str) -> tuple[str, bytes]:
    language = chosen(ASGIConnection(scope))
    page = _PAGE.format(
        code=language.code,
        direction=language.direction,
        title=language.say(TITLES[status]),
        told=worded(detail, language),
    )
    return "text/html; charset=utf-8", page.encode()
