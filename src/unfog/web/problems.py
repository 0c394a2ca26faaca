"""What goes wrong on a request, told as a page or, to the API, as problem details (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from litestar import Request, Response
from litestar.exceptions import (
    HTTPException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)
from litestar.response import Redirect

from unfog.errors import LockedError, RegisterError, UnfogError
from unfog.web import pages
from unfog.web.refusals import TITLES

if TYPE_CHECKING:
    from litestar.types import ExceptionHandlersMap

API = "/api/"
PROBLEM = "application/problem+json"

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
        shown = {"status": status, "title": TITLES.get(status, TITLES[500]), "detail": detail}
        return pages.render(request, "problem.html", shown, status=status, headers=headers)
    problem = {"type": "about:blank", "title": TITLES.get(status, TITLES[500]), "status": status}
    problem["detail"] = detail
    if isinstance(error, Problem) and error.current is not None:
        problem["current"] = error.current
    return Response(problem, status_code=status, media_type=PROBLEM, headers=headers)


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
    """What a problem says; of an error of the framework what it says of single fields."""
    if isinstance(error, NotFoundException):
        return "There is nothing at this address."
    if isinstance(error, MethodNotAllowedException):
        return "Nothing is shown at this address; it takes what pages send."
    extra = error.extra if isinstance(error.extra, list) else []
    said = [f"{one.get('key', '')}: {one.get('message', '')}" for one in extra if "message" in one]
    if said and isinstance(error, ValidationException):
        return f"{'; '.join(said)}."
    return "; ".join([error.detail.rstrip("."), *said]) + "." if said else error.detail


HANDLERS: ExceptionHandlersMap = {HTTPException: answer, UnfogError: answer, Exception: answer}
