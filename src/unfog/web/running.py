"""What goes on around the requests: incidents are loaded at the start, large answers packed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from threading import Thread

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


def loading(desk: Desk) -> Callable[[Litestar], AbstractAsyncContextManager[None]]:
    """Has the incidents in memory soon after the start, so that the first page is quick.

    A register that cannot be read is told of by the first request.
    """

    def load() -> None:
        with suppress(RegisterError):
            desk.boards.current()

    @asynccontextmanager
    async def lifespan(_: Litestar) -> AsyncIterator[None]:
        thread = Thread(target=load, name="unfog-board")
        thread.start()
        try:
            yield
        finally:
            await asyncio.to_thread(thread.join)

    return lifespan
