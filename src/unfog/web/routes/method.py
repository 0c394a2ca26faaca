"""How the figures come about, in plain words, with the versions that run."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from unfog.web import pages
from unfog.web.access import needs
from unfog.web.given import GivenDesk


@get("/method", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def method(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """The page."""
    return pages.render(request, "method.html", {"counts": desk.view.counts()})


handlers = (method,)
