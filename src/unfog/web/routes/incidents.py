"""The page of incidents: list, map and timeline beside one another."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get

from unfog.errors import SettingsError
from unfog.web import pages, told, vocabulary
from unfog.web.access import needs
from unfog.web.api.seen import given
from unfog.web.asked import PAGE, box_words, query_of
from unfog.web.found import found
from unfog.web.given import GivenDesk
from unfog.web.language import chosen
from unfog.web.lifting import cleared
from unfog.web.problems import Problem


@get(PAGE, opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def incidents(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """The page, for what its address asks."""
    return _page(request, desk, "incidents.html")


@get(f"{PAGE}/found", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def incidents_found(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """That part of the page that changes when something else is asked for."""
    return _page(request, desk, "incidents_found.html")


def _page(request: Request[Any, Any, Any], desk: GivenDesk, template: str) -> Response[str]:
    asks = given(request)
    query = query_of(asks)
    speech = chosen(request)
    cursor = asks.get("cursor", [""])[-1] or None
    try:
        shown = found(desk.boards.select(query), speech, cursor, frozenset(asks.get("more", ())))
    except SettingsError as error:
        raise Problem(400, f"cursor: {error}") from error
    values: dict[str, Any] = {
        "query": query,
        "found": shown,
        "cleared": cleared(query),
        "sorts": vocabulary.SORTS,
        "facet_names": vocabulary.FACETS,
        "told": told,
        "box_words": box_words,
    }
    return pages.render(request, template, values)


handlers = (incidents, incidents_found)
