"""Incidents on the map: one by one where there is room, else as clusters."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.openapi.spec import Schema
from litestar.openapi.spec.enums import OpenAPIType

from unfog.review.board_map import MapFeatures, features
from unfog.review.board_query import Box
from unfog.web.access import needs
from unfog.web.api.filters import BOX, asked, filtered
from unfog.web.api.seen import answer, given
from unfog.web.asked import box_of, number_of, query_of
from unfog.web.given import GivenDesk

WORLD = Box(-180.0, -90.0, 180.0, 90.0)
DEEPEST = 22

_ZOOM = Schema(type=OpenAPIType.INTEGER, minimum=0, maximum=DEEPEST, default=1)


@get(
    "/api/v1/map",
    opt=needs("viewer"),
    sync_to_thread=True,
    operation_class=filtered(
        asked("view", BOX, "The stretch that is drawn; the whole world without it."),
        asked("zoom", _ZOOM, "As map libraries count it: at 0 the world is 512 points wide."),
    ),
)
def show_map(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[MapFeatures]:
    """What to draw of the incidents that meet all filters but `box`."""
    asks = given(request)
    view = box_of(asks, "view") or WORLD
    zoom = number_of(asks, "zoom", 0, DEEPEST, 1)
    selection = desk.boards.select(query_of(asks))
    return answer(request, desk.version(selection.board), lambda: features(selection, view, zoom))


handlers = (show_map,)
