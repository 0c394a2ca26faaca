"""Incidents over time."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.openapi.spec import Schema
from litestar.openapi.spec.enums import OpenAPIType

from unfog.review.board_timeline import Timeline, timeline
from unfog.web.access import needs
from unfog.web.api.filters import asked, filtered
from unfog.web.api.seen import answer, given
from unfog.web.asked import query_of, window_of
from unfog.web.given import GivenDesk

_WINDOW = Schema(type=OpenAPIType.STRING, examples=["2031-01-01..2031-12-31"])


@get(
    "/api/v1/timeline",
    opt=needs("viewer"),
    sync_to_thread=True,
    operation_class=filtered(
        asked("window", _WINDOW, "The days that it shows, `first..last`; without it all, as fits."),
    ),
)
def show_timeline(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[Timeline]:
    """Incidents by day, week, month or year that meet all filters but `since` and `until`."""
    asks = given(request)
    window = window_of(asks)
    selection = desk.boards.select(query_of(asks))
    return answer(request, desk.version(selection.board), lambda: timeline(selection, window))


handlers = (show_timeline,)
