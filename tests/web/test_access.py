"""Every handler names the role that it needs."""

from pathlib import Path

from litestar.handlers import HTTPRouteHandler

from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.web.access import ROLE
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.roles import ROLES, User
from web.conftest import Shared


def test_no_handler_is_open_by_oversight(demo_register: Path) -> None:
    with open_register(demo_register, create=False) as store:  # type: ignore[attr-defined]
        app = create_app(Desk(store, Settings(cache=default_cache())), User("Ada", "admin"))
        handlers = [
            handler
            for route in app.routes
            for handler in route.route_handlers  # type: ignore[union-attr]
            if isinstance(handler, HTTPRouteHandler) and "OPTIONS" not in handler.http_methods
        ]
        assert handlers
        roles = {str(handler): handler.opt.get(ROLE) for handler in handlers}
    open_ones = {name for name, role in roles.items() if role not in {*ROLES, "anyone"}}
    assert not open_ones


def test_pages_are_offered_to_who_may_see_them(shared: Shared) -> None:
    for role, offered in (("viewer", False), ("coder", True)):
        with shared.client(role) as client:
            page = client.get("/incidents").text
            for path in ("/queue", "/drafts"):
                assert (f'href="{path}"' in page) == offered
                assert (client.get(path).status_code == 200) == offered
