"""Incidents as a list, with the counts of what it may be narrowed to."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.openapi.spec import Schema
from litestar.openapi.spec.enums import OpenAPIType
from litestar.params import FromPath

from unfog.errors import SettingsError
from unfog.review.board_columns import FacetName
from unfog.review.board_facets import Facet, facet, facets
from unfog.review.board_page import LONGEST, PAGE, Row, page
from unfog.web.access import needs
from unfog.web.api.filters import asked, filtered
from unfog.web.api.seen import answer, given
from unfog.web.asked import number_of, query_of
from unfog.web.given import GivenDesk
from unfog.web.problems import Problem

MOST_FACET = 500
"""Values of one facet that are given at once."""


class IncidentPage(msgspec.Struct, frozen=True):
    """A page of the list. `next` is the cursor of the page after it, None at the end.

    `total` incidents meet the query; `undated` and `unplaced` count those that would, were days,
    or the map, not asked. `facets` are those of the whole list, on its first page only.
    """

    items: tuple[Row, ...]
    next: str | None
    total: int
    undated: int
    unplaced: int
    facets: tuple[Facet, ...] = ()


_COUNT = Schema(type=OpenAPIType.INTEGER, minimum=1, maximum=LONGEST, default=PAGE)
_MOST = Schema(type=OpenAPIType.INTEGER, minimum=1, maximum=MOST_FACET, default=40)
_TEXT = Schema(type=OpenAPIType.STRING, max_length=200)


@get(
    "/api/v1/incidents",
    opt=needs("viewer"),
    sync_to_thread=True,
    operation_class=filtered(
        asked("limit", _COUNT, "Incidents a page."),
        asked("cursor", Schema(type=OpenAPIType.STRING), "What `next` of the page before says."),
    ),
)
def list_incidents(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[IncidentPage]:
    """Incidents that meet all filters, by page.

    A cursor holds also when the register has changed since: none that was there all the while is
    given twice or left out.
    """
    asks = given(request)
    limit = number_of(asks, "limit", 1, LONGEST, PAGE)
    after = asks.get("cursor", [""])[-1] or None
    selection = desk.boards.select(query_of(asks))

    def found() -> IncidentPage:
        try:
            one = page(selection, limit, after)
        except SettingsError as error:
            raise Problem(400, f"cursor: {error}") from error
        counted = facets(selection) if after is None else ()
        return IncidentPage(**msgspec.structs.asdict(one), facets=counted)

    return answer(request, desk.version(selection.board), found)


@get(
    "/api/v1/facets/{name:str}",
    opt=needs("viewer"),
    sync_to_thread=True,
    operation_class=filtered(
        asked("like", _TEXT, "Letters that the value, or its label, holds."),
        asked("limit", _MOST, "Values at most."),
    ),
)
def one_facet(
    request: Request[Any, Any, Any], desk: GivenDesk, name: FromPath[FacetName]
) -> Response[Facet]:
    """The values of one facet, each with the number of incidents that it would leave."""
    asks = given(request)
    limit = number_of(asks, "limit", 1, MOST_FACET, 40)
    like = asks.get("like", [""])[-1].strip()
    selection = desk.boards.select(query_of(asks))
    version = desk.version(selection.board)
    return answer(request, version, lambda: facet(selection, name, limit, like))


handlers = (list_incidents, one_facet)
