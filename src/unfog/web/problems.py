"""What goes wrong on a request, told as a page or, to the API, as problem details (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Redirect

from unfog.errors import LockedError, RegisterError, UnfogError
from unfog.web import pages

if TYPE_CHECKING:
    from litestar.types import ASGIApp, ExceptionHandlersMap, Receive, Scope, Send

API = "/api/"
PROBLEM = "application/problem+json"

TITLES: Mapping[int, str] = {
    400: "Wrong request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Not possible here",
    408: "Too slow",
    409: "Conflict",
    412: "Changed meanwhile",
    413: "Too large",
    415: "Wrong kind of content",
    422: "Cannot be done",
    423: "Locked",
    428: "Needs If-Match",
    429: "Too many requests",
    503: "The register cannot be used now",
}

_log = logging.getLogger(__name__)


class Problem(HTTPException):
    """A request that cannot be answered. `current` is the state of what was to be changed."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        current: Any = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail=detail, status_code=status, headers=dict(headers or {}))
        self.current = current


class Detour(Problem):
    """A problem that the page at `to` helps with: who asked for a page is led there."""

    def __init__(self, status: int, detail: str, to: str) -> None:
        super().__init__(status, detail)
        self.to = to


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request that failed: problem details below /api/, else a page."""
    status, detail = _told(error)
    if status >= 500:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    if not request.url.path.startswith(API):
        if isinstance(error, Detour):
            return Redirect(error.to, status_code=303)
        shown = {"status": status, "title": TITLES.get(status, "Fault"), "detail": detail}
        return pages.render(request, "problem.html", shown, status=status, headers=headers)
    problem = {"type": "about:blank", "title": TITLES.get(status, "Fault"), "status": status}
    problem["detail"] = detail
    if isinstance(error, Problem) and error.current is not None:
        problem["current"] = error.current
    return Response(problem, status_code=status, media_type=PROBLEM, headers=headers)


def plain_problem(status: int, detail: str) -> ASGIApp:
    """An answer of problem details without anything around it."""
    body = msgspec.json.encode(
        {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    )

    async def send_it(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"content-type", PROBLEM.encode()), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return send_it


def _told(error: Exception) -> tuple[int, str]:
    if isinstance(error, HTTPException):
        return error.status_code, _worded(error)
    if isinstance(error, RegisterError):
        return 503, str(error)
    if isinstance(error, LockedError):
        return 423, str(error)
    if isinstance(error, UnfogError):
        return 422, str(error)
    if isinstance(error, RecursionError) and "deserializing" in str(error):
        return 400, "This is nested too deeply."
    return 500, "A fault of unfog itself; the server's log tells more. Nothing was lost."


def _worded(error: HTTPException) -> str:
    """The sentence of an error of the framework, with what it says of single fields."""
    extra = error.extra if isinstance(error.extra, list) else []
    said = [f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if "message" in one]
    return "; ".join([error.detail.rstrip("."), *said])


HANDLERS: ExceptionHandlersMap = {HTTPException: answer, UnfogError: answer, Exception: answer}
