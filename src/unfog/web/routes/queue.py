"""What waits for a decision, one item at a time."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromQuery

from unfog.review.queue import Kind
from unfog.web import pages
from unfog.web.access import needs
from unfog.web.given import GivenDesk
from unfog.web.queued import TITLES


class Tab(msgspec.Struct, frozen=True):
    """A kind of item by name and title."""

    name: Kind
    title: str


TABS = tuple(Tab(name, title) for name, title in TITLES.items())


@get("/queue", opt=needs("coder"), include_in_schema=False, sync_to_thread=True)
def queue(
    request: Request[Any, Any, Any], desk: GivenDesk, kind: FromQuery[Kind] = "pair"
) -> Response[str]:
    """The page; its script asks the API for the items."""
    return pages.render(request, "queue.html", {"kind": kind, "kinds": TABS})


handlers = (queue,)
