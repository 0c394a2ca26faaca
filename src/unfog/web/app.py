"""The application: all handlers, and what stands around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import Litestar, Request, Router
from litestar.datastructures import CacheControlHeader, State
from litestar.di import Provide
from litestar.middleware import DefineMiddleware
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.static_files import create_static_files_router
from litestar.types import ControllerRouterHandler

import unfog
from unfog.web import access, assets, problems, running
from unfog.web.api import drafts as drafts_api
from unfog.web.api import incidents as incidents_api
from unfog.web.api import map as map_api
from unfog.web.api import queue as queue_api
from unfog.web.api import timeline as timeline_api
from unfog.web.desk import Desk
from unfog.web.roles import User
from unfog.web.routes import agreement, drafts, home, incidents, method, queue

HANDLERS: tuple[ControllerRouterHandler, ...] = (
    *home.handlers,
    *incidents.handlers,
    *incidents_api.handlers,
    *map_api.handlers,
    *timeline_api.handlers,
    *queue.handlers,
    *queue_api.handlers,
    *agreement.handlers,
    *drafts.handlers,
    *drafts_api.handlers,
    *method.handlers,
)

DESCRIPTION = "/api/v1/openapi.json"

MOST_BYTES = 2 * 1024 * 1024
"""Bytes that the body of a request may have."""


def create_app(desk: Desk, only_user: User) -> Litestar:
    """The desk as an application. Raises SettingsError where the front end is not built.

    Everybody who can reach it is `only_user`.
    """
    assets.manifest()
    return Litestar(
        route_handlers=[*HANDLERS, _static(assets.FOLDER)],
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "user": Provide(_user, sync_to_thread=False),
        },
        middleware=[DefineMiddleware(access.OnlyUser)],
        guards=[access.allowed],
        exception_handlers=problems.HANDLERS,
        lifespan=[running.loading(desk)],
        compression_config=running.COMPRESSION,
        openapi_config=OpenAPIConfig(
            title="unfog review desk",
            version=unfog.__version__,
            openapi_router=Router(
                DESCRIPTION,
                route_handlers=[],
                opt=access.needs("viewer"),
                include_in_schema=False,
            ),
            render_plugins=[JsonRenderPlugin(path="/")],
        ),
        request_max_body_size=MOST_BYTES,
        state=State({"only_user": only_user}),
    )


def _user(request: Request[Any, Any, Any]) -> User:
    user: User = request.user
    return user


def _static(folder: Path) -> ControllerRouterHandler:
    """Built files; each has the digest of its content in its name, so it never changes."""
    return create_static_files_router(
        path=assets.PATH,
        directories=[folder],
        include_in_schema=False,
        opt=access.needs("anyone"),
        cache_control=CacheControlHeader(max_age=365 * 24 * 3600, public=True, immutable=True),
    )
