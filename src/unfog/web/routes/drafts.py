"""Batches of drafts, and what each holds."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery

from unfog.errors import SettingsError
from unfog.review.drafts import batches, drafts
from unfog.web import pages
from unfog.web.access import needs
from unfog.web.api.drafts import told
from unfog.web.given import GivenDesk
from unfog.web.problems import Problem

_PAGE = 50


@get("/drafts", opt=needs("coder"), include_in_schema=False, sync_to_thread=True)
def list_batches(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """All batches."""
    return pages.render(request, "drafts.html", {"batches": batches(desk.store)})


@get("/drafts/{name:str}", opt=needs("coder"), include_in_schema=False, sync_to_thread=True)
def list_drafts(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    name: FromPath[str],
    after: FromQuery[str] = "",
) -> Response[str]:
    """The documents of one."""
    try:
        found = drafts(desk.store, name, after, _PAGE)
    except SettingsError as error:
        raise Problem(404, f"There is no draft {name}.") from error
    values = {
        "name": name,
        "drafts": [told(one) for one in found],
        "next": found[-1].document.id if len(found) == _PAGE else "",
    }
    return pages.render(request, "draft.html", values)


handlers = (list_batches, list_drafts)
