"""The front door."""

from __future__ import annotations

from litestar import get
from litestar.response import Redirect

from unfog.web.access import needs


@get("/", opt=needs("viewer"), include_in_schema=False, sync_to_thread=False)
def home() -> Redirect:
    """Leads to the incidents."""
    return Redirect("/incidents")


handlers = (home,)
