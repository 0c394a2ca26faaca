"""Worker processes, and which of them holds what: so that a death is put down to one item.

Workers are spawned, not forked: the parent may run threads. Each holds up to two pieces of
work, so that it never waits for the parent, and works on them in order: the first of a
worker that died is the one it died of.
"""

from __future__ import annotations

import os
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from unfog.execution.base import Chunk, Task, WorkerFailed
from unfog.execution.pieces import Piece, Pieces
from unfog.execution.worker import DONE, FAILED, ONE_THREAD, main

_HELD = 2
_CHUNKS_A_JOB = 4


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    held: deque[Piece] = field(default_factory=deque)


class Pool:
    """As many workers as jobs, over one task."""

    def __init__(self, task: Task[Any, Any, Any], jobs: int, ahead: int) -> None:
        self._setup = pickle.dumps((task.prepare, task.work))
        self._jobs = jobs
        self._ahead = ahead
        self._workers: list[_Worker] = []
        self._idle_deaths = 0

    def start(self) -> None:
        """Starts all workers that are missing."""
        while len(self._workers) < self._jobs:
            self._workers.append(_start(self._setup))

    def run(self, chunks: Iterable[Chunk[Any, Any]]) -> Iterator[tuple[Chunk[Any, Any], list[Any]]]:
        pieces = Pieces(chunks, self._ahead)
        yield from pieces.worked(partial(self._hand_out, pieces), partial(self._listen, pieces))

    def close(self) -> None:
        """Ends all workers; one in the midst of work is not waited for."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(timeout=2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _hand_out(self, pieces: Pieces) -> None:
        pieces.take(_CHUNKS_A_JOB * self._jobs)
        if pieces.waiting:
            self.start()
        for depth in range(_HELD):
            for worker in list(self._workers):
                if worker.ready and len(worker.held) == depth and (piece := pieces.next()):
                    self._send(worker, piece, pieces)

    def _send(self, worker: _Worker, piece: Piece, pieces: Pieces) -> None:
        worker.held.append(piece)
        try:
            worker.connection.send_bytes(pickle.dumps(piece.items, pickle.HIGHEST_PROTOCOL))
        except OSError:
            self._bury(worker, pieces)

    def _listen(self, pieces: Pieces) -> None:
        by_connection = {id(worker.connection): worker for worker in self._workers}
        for connection in wait([worker.connection for worker in self._workers]):
            worker = by_connection[id(connection)]
            try:
                kind, payload = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 (ours)
            except (EOFError, OSError):
                self._bury(worker, pieces)
                continue
            if kind == FAILED:
                raise payload
            worker.ready = True
            if kind == DONE:
                pieces.settle(worker.held.popleft(), payload)
                self._idle_deaths = 0

    def _bury(self, worker: _Worker, pieces: Pieces) -> None:
        """Puts down a death to the piece that the worker was at, and hands back the rest."""
        worker.connection.close()
        worker.process.join()
        self._workers.remove(worker)
        how = _ending(worker.process.exitcode)
        was_ready, worker.ready = worker.ready, False
        if not worker.held:
            self._idle_deaths += 1
        if not was_ready or self._idle_deaths > _CHUNKS_A_JOB:
            raise WorkerFailed(f"a worker process {how} before it could work. Try with fewer jobs.")
        if not worker.held:
            return
        culprit, *rest = worker.held
        pieces.hand_back(rest)
        pieces.died(culprit, how)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in list(signal.Signals) else str(-code)
        hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
        return f"was killed ({name}{hint})"
    return f"ended (status {code})"


def _start(setup: bytes) -> _Worker:
    spawn = get_context("spawn")
    here, there = spawn.Pipe()
    process = spawn.Process(target=main, args=(there,), daemon=True)
    with _one_thread():
        process.start()
    there.close()
    here.send_bytes(setup)
    return _Worker(process, here)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Numeric libraries of processes started within take one thread each."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
