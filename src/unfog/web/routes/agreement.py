"""How far coders agree."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from unfog.pipeline.judge import listed
from unfog.review.agreement import Agreement, agreement
from unfog.web import pages
from unfog.web.access import needs
from unfog.web.given import GivenDesk


@get("/agreement", opt=needs("reviewer"), include_in_schema=False, sync_to_thread=True)
def page(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """The page."""
    return pages.render(request, "agreement.html", {"agreement": _agreement(desk)})


@get("/api/v1/agreement", opt=needs("reviewer"), sync_to_thread=True)
def api(desk: GivenDesk) -> Agreement:
    """Pairs that two or more coders judged, with Krippendorff's alpha, all in all and by two."""
    return _agreement(desk)


def _agreement(desk: GivenDesk) -> Agreement:
    return agreement(listed(desk.view))


handlers = (page, api)
