"""All handlers of pages."""

from __future__ import annotations

from litestar.types import ControllerRouterHandler

from unfog.web.routes import (
    account,
    agreement,
    audit,
    document,
    drafts,
    factor,
    home,
    incident,
    incidents,
    login,
    method,
    queue,
    sources,
    users,
)

HANDLERS: tuple[ControllerRouterHandler, ...] = (
    *home.handlers,
    *incidents.handlers,
    *incident.handlers,
    *document.handlers,
    *queue.handlers,
    *agreement.handlers,
    *drafts.handlers,
    *sources.handlers,
    *audit.handlers,
    *method.handlers,
)

WITH_ACCOUNTS: tuple[ControllerRouterHandler, ...] = (
    *login.handlers,
    *account.handlers,
    *factor.handlers,
    *users.handlers,
)
"""What is there beside them where several share a desk."""
