"""Execution on this machine: in this process, or in worker processes beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable
from typing import Any, Self

from unfog.errors import SettingsError
from unfog.execution.base import Chunk, Lost, Task
from unfog.execution.pool import Pool
from unfog.execution.worker import ONE_THREAD
from unfog.settings import Settings


def from_settings(settings: Settings) -> LocalExecutor:
    """Raises SettingsError where a scheduler is named, which this engine has no use for."""
    if settings.scheduler:
        raise SettingsError(
            f"the engine local has no scheduler; to read on {settings.scheduler}, choose the "
            "engine dask"
        )
    return LocalExecutor(settings.jobs)


class LocalExecutor:
    """Fulfils `Executor`. One job works in this process, more in as many processes.

    `ahead` bounds the weight (bytes) of the chunks that are taken ahead of the results. A
    context manager, as workers may be started before there is work: no worker outlives it.
    """

    def __init__(self, jobs: int = 1, *, ahead: int = 64 * 1024 * 1024) -> None:
        self.jobs = max(1, jobs)
        self.ahead = ahead
        self._pool: Pool | None = None

    @property
    def apart(self) -> bool:
        return self.jobs > 1

    def start(self, task: Task[Any, Any, Any]) -> None:
        """Starts the workers that `run` will use for the same task, while others prepare."""
        if self.apart and self._pool is None:
            self._pool = Pool(task, self.jobs, self.ahead)
            self._pool.start()

    def run[C, I, O, N](
        self, task: Task[C, I, O], chunks: Iterable[Chunk[I, N]]
    ) -> Generator[tuple[Chunk[I, N], list[O | Lost]]]:
        if self.jobs == 1:
            yield from _here(task, chunks)
            return
        if self._pool is None:
            self._pool = Pool(task, self.jobs, self.ahead)
        try:
            yield from self._pool.run(chunks)
        finally:
            self.close()

    def close(self) -> None:
        """Ends the workers."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _here[C, I, O, N](
    task: Task[C, I, O], chunks: Iterable[Chunk[I, N]]
) -> Generator[tuple[Chunk[I, N], list[O | Lost]]]:
    if "numpy" not in sys.modules:  # it looks at these once, when it is loaded
        for name in ONE_THREAD:
            os.environ.setdefault(name, "1")
    prepared: list[C] = []
    for chunk in chunks:
        if not chunk.items:
            yield chunk, []
            continue
        if not prepared:
            prepared.append(task.prepare())
        yield chunk, list(task.work(prepared[0], chunk.items))
