"""All handlers of the API."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from unfog.web.api import (
    audit,
    claims,
    document,
    drafts,
    history,
    incident,
    incidents,
    near,
    parting,
    queue,
    session,
    sources,
    standing,
    timeline,
    users,
)
from unfog.web.api import (
    map as map_,
)

HANDLERS: tuple[ControllerRouterHandler, ...] = (
    *incidents.handlers,
    *map_.handlers,
    *timeline.handlers,
    *incident.handlers,
    *near.handlers,
    *history.handlers,
    *parting.handlers,
    *standing.handlers,
    *claims.handlers,
    *document.handlers,
    *queue.handlers,
    *drafts.handlers,
    *sources.handlers,
    *audit.handlers,
)

WITH_ACCOUNTS: tuple[ControllerRouterHandler, ...] = (*session.handlers, *users.handlers)
"""What is there beside them where several share a desk."""
