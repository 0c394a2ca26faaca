"""Optimistic locking: whoever changes something says which version of it they saw."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from unfog.web.problems import Problem


def etag(version: str) -> str:
    """A version as the header ETag has it (RFC 9110, section 8.8.3)."""
    return f'"{version}"'


def same_version(request: Request[Any, Any, Any], version: str, current: Any) -> None:
    """Lets a change through whose If-Match names `version`.

    Raises Problem: 428 where the header is missing, 412, with `current` in it, where what is to
    be changed is not any more as whoever asks saw it.
    """
    given = request.headers.get("if-match")
    if given is None:
        raise Problem(428, "Say in If-Match which version you saw; its ETag tells.")
    seen = {one.strip().removeprefix("W/") for one in given.split(",")}
    if etag(version) not in seen:
        raise changed(version, current)


def changed(version: str, current: Any) -> Problem:
    """412: what is to be changed is of `version` by now, and `current`."""
    return Problem(
        412,
        "Somebody changed this since you saw it; look at it as it is now, then decide.",
        current=current,
        headers={"ETag": etag(version)},
    )


def unchanged(request: Request[Any, Any, Any], version: str) -> bool:
    """Whether whoever asks has `version` already (If-None-Match), so that 304 suffices."""
    given = request.headers.get("if-none-match", "")
    return etag(version) in {one.strip().removeprefix("W/") for one in given.split(",")}


def not_modified(headers: Mapping[str, str]) -> Response[Any]:
    """The answer to who has the version already."""
    return Response(None, status_code=304, headers=dict(headers))
