"""Answers that a browser may keep until the register changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from litestar import Request, Response

from unfog.web.api.versions import etag, unchanged
from unfog.web.asked import Given


def given(request: Request[Any, Any, Any]) -> Given:
    """What stands in the query of the request."""
    return request.query_params.dict()


def answer[T](request: Request[Any, Any, Any], version: str, make: Callable[[], T]) -> Response[T]:
    """What `make` gives, or 304 without asking it where the browser has this version."""
    headers = {"etag": etag(version), "cache-control": "private, no-cache"}
    if unchanged(request, version):
        return Response(None, status_code=304, headers=headers)  # type: ignore[arg-type]
    return Response(make(), headers=headers)
