"""What goes on around the requests: incidents are loaded at the start, a backlog is taken in, large
answers are packed."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Event, Thread

from litestar import Litestar
from litestar.config.compression import CompressionConfig

from unfog.errors import RegisterError
from unfog.web.desk import Desk

COMPRESSION = CompressionConfig(
    backend="gzip",
    gzip_compress_level=3,
    minimum_size=4096,
    exclude=r"^/(?!api/|static/).+",
)
"""Answers of the API and built files only. Pages hold both what their address says and tokens
of the session: packed, their length would tell the token by and by (the attack BREACH)."""


PAUSE_SECONDS = 0.02
"""How long others may come in between two steps of taking a backlog in."""

_log = logging.getLogger(__name__)


def loading(desk: Desk) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Has the incidents in memory soon after the start, so that the first page is quick.

    A register that cannot be read is told of by the first request.
    """

    def load() -> None:
        with suppress(RegisterError):
            desk.boards.current()

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        over = Event()
        threads = (
            Thread(target=load, name="unfog-board"),
            Thread(target=_catch_up, args=(desk, over), name="unfog-backlog"),
        )
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            desk.backlog.set()
            for thread in threads:
                await asyncio.to_thread(thread.join)

    return lifespan


def _catch_up(desk: Desk, over: Event) -> None:
    """Takes in, bit by bit, what decisions leave pending, until it is `over`."""
    while desk.backlog.wait() and not over.is_set():
        desk.backlog.clear()
        try:
            while desk.catch_up() and not over.wait(PAUSE_SECONDS):
                pass
        except Exception:  # noqa: BLE001 (whatever it is, the desk goes on)
            # it is pending still, and the next decision has it tried again
            _log.exception("what is pending cannot be taken in")
