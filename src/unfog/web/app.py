"""The application: all handlers, and what stands around them."""

from __future__ import annotations

import secrets
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
from unfog.web import access, assets, forms, problems, running
from unfog.web.api import all as api
from unfog.web.api.deciding import deciding
from unfog.web.desk import Desk
from unfog.web.gate import Admission, Gate
from unfog.web.roles import User
from unfog.web.routes import all as routes

HANDLERS = (*routes.HANDLERS, *api.HANDLERS)
WITH_ACCOUNTS = (*routes.WITH_ACCOUNTS, *api.WITH_ACCOUNTS)
"""What is there beside `HANDLERS` where several share a desk."""

DESCRIPTION = "/api/v1/openapi.json"

MOST_BYTES = 2 * 1024 * 1024
"""Bytes that the body of a request may have."""


def create_app(desk: Desk, who: User | Gate) -> Litestar:
    """The desk as an application. Raises SettingsError where the front end is not built.

    Everybody who can reach it is the one user, or comes in through the gate.
    """
    assets.manifest()
    return Litestar(
        route_handlers=[_handlers(who), _static(assets.FOLDER)],
        dependencies={
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "user": Provide(_user, sync_to_thread=False),
            "gate": Provide(_gate, sync_to_thread=False),
            "fields": Provide(forms.fields),
            "deciding": Provide(deciding, sync_to_thread=False),
        },
        middleware=[_at_the_door(who)],
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
        # the log of whoever runs the desk stays as it is; Litestar would set that of all up anew
        logging_config=None,
        request_max_body_size=MOST_BYTES,
        state=_state(who),
    )


def _handlers(who: User | Gate) -> Router:
    """All handlers, registered in one go: Litestar 2.25 wraps a handler that runs in a thread once
    more, and breaks it, when another of the same path comes later."""
    accounts = WITH_ACCOUNTS if isinstance(who, Gate) else ()
    return Router("/", route_handlers=[*HANDLERS, *accounts])


def _at_the_door(who: User | Gate) -> DefineMiddleware:
    kind = access.SignedIn if isinstance(who, Gate) else access.OnlyUser
    return DefineMiddleware(kind, exclude=f"^{assets.PATH}/")


def _state(who: User | Gate) -> State:
    """What stays the same while the desk runs."""
    if isinstance(who, Gate):
        return State({"gate": who})
    return State({"gate": None, "only_user": who, "admission": Admission(secrets.token_hex())})


def _gate(request: Request[Any, Any, Any]) -> Gate:
    gate: Gate = request.app.state.gate
    return gate


def _user(request: Request[Any, Any, Any]) -> User:
    user: User = request.user
    return user


def _static(folder: Path) -> ControllerRouterHandler:
    """Built files; each has the digest of its content in its name, so it never changes."""
    return create_static_files_router(
        path=assets.PATH,
        directories=[folder],
        include_in_schema=False,
        opt={**access.needs("anyone"), access.UNCOUNTED: True},
        cache_control=CacheControlHeader(max_age=365 * 24 * 3600, public=True, immutable=True),
    )
