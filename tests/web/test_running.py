"""What goes on around the requests of a desk."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.roles import User
from unfog.web.running import loading


def test_a_backlog_is_taken_in_while_the_desk_runs(copied: Callable[[], Path]) -> None:
    async def run(desk: Desk) -> None:
        async with loading(desk)(create_app(desk, User("Ada", "admin"))):
            with desk.store.write() as writer:
                revision, heeded = desk.view.revision(), desk.view.heeded()
                assert writer.postpone(["own-c222-1", "own-d3-2"], heeded, revision, [])
            assert desk.view.backlog()[0] == 2
            desk.backlog.set()
            while desk.view.backlog()[0]:
                await asyncio.sleep(0.05)

    with open_register(copied(), create=False) as store:  # type: ignore[attr-defined]
        before = [*store.view.incidents()]
        asyncio.run(run(Desk(store, Settings(cache=default_cache()))))
        assert store.view.concluded()
        assert [*store.view.incidents()] == before
