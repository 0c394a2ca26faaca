"""Changes have to bring what only the desk's own pages know: a token bound to the session.

It comes in the header X-CSRF-Token or in the field `csrf` of a form. A request that no browser
made (it has no cookie and none of the headers that a browser adds) rides on nobody's session; a
desk for one person takes that without a token, so that scripts can use its API.
"""

from __future__ import annotations

from hmac import compare_digest
from typing import TYPE_CHECKING, Any

from litestar import Request

from unfog.web.forms import fields_of
from unfog.web.problems import Problem
from unfog.web.security import SAFE

if TYPE_CHECKING:
    from litestar.connection import ASGIConnection

HEADER = "x-csrf-token"
FIELD = "csrf"

_SIGNS_OF_BROWSERS = ("cookie", "origin", "referer", "sec-fetch-site", "sec-fetch-mode")


async def check(connection: ASGIConnection[Any, Any, Any, Any], token: str) -> None:
    """Raises Problem (403) where a change does not bring `token`."""
    if connection.scope.get("method", "GET") in SAFE:
        return
    if not any(sign in connection.headers for sign in _SIGNS_OF_BROWSERS):
        return
    given = connection.headers.get(HEADER)
    if given is None and isinstance(connection, Request):
        given = (await fields_of(connection)).get(FIELD, "")
    if not compare_digest((given or "").encode(), token.encode()):
        raise Problem(
            403, "This page is from before the desk was started or you signed in; load it anew."
        )
