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
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any

from unfog.execution.base import Chunk, Lost, Task, WorkerFailed
from unfog.execution.worker import DONE, FAILED, ONE_THREAD, main

_HELD = 2
_CHUNKS_A_JOB = 4


@dataclass(slots=True, eq=False)
class _Open:
    """A chunk under way."""

    chunk: Chunk[Any, Any]
    results: list[Any]
    missing: int


@dataclass(slots=True, eq=False)
class _Piece:
    """Some items of a chunk, from `start`; `tries` counts the workers that died of it."""

    of: _Open
    start: int
    stop: int
    tries: int = 0


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    held: deque[_Piece] = field(default_factory=deque)


class Pool:
    """As many workers as jobs, over one task."""

    def __init__(self, task: Task[Any, Any, Any], jobs: int, ahead: int) -> None:
        self._setup = pickle.dumps((task.prepare, task.work))
        self._jobs = jobs
        self._ahead = ahead
        self._workers: list[_Worker] = []
        self._open: deque[_Open] = deque()
        self._queue: deque[_Piece] = deque()
        self._idle_deaths = 0

    def start(self) -> None:
        """Starts all workers that are missing."""
        while len(self._workers) < self._jobs:
            self._workers.append(_start(self._setup))

    def run(self, chunks: Iterable[Chunk[Any, Any]]) -> Iterator[tuple[Chunk[Any, Any], list[Any]]]:
        source = iter(chunks)
        more = True
        while more or self._open:
            more = more and self._take(source)
            self._hand_out()
            while self._open and not self._open[0].missing:
                done = self._open.popleft()
                yield done.chunk, done.results
                more = more and self._take(source)
                self._hand_out()
            if self._open:
                self._listen()

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

    def _take(self, source: Iterator[Chunk[Any, Any]]) -> bool:
        """Takes chunks ahead as far as there is room; False at the end of `source`."""
        while self._has_room():
            chunk = next(source, None)
            if chunk is None:
                return False
            size = len(chunk.items)
            opened = _Open(chunk, [None] * size, size)
            self._open.append(opened)
            if size:
                self._queue.append(_Piece(opened, 0, size))
        return True

    def _has_room(self) -> bool:
        if len(self._open) >= _CHUNKS_A_JOB * self._jobs:
            return False
        return not self._open or sum(o.chunk.weight for o in self._open) < self._ahead

    def _hand_out(self) -> None:
        if self._queue:
            self.start()
        for depth in range(_HELD):
            for worker in list(self._workers):
                if self._queue and worker.ready and len(worker.held) == depth:
                    self._send(worker, self._queue.popleft())

    def _send(self, worker: _Worker, piece: _Piece) -> None:
        worker.held.append(piece)
        items = list(piece.of.chunk.items[piece.start : piece.stop])
        try:
            worker.connection.send_bytes(pickle.dumps(items, pickle.HIGHEST_PROTOCOL))
        except OSError:
            self._bury(worker)

    def _listen(self) -> None:
        by_connection = {id(worker.connection): worker for worker in self._workers}
        for connection in wait([worker.connection for worker in self._workers]):
            worker = by_connection[id(connection)]
            try:
                kind, payload = pickle.loads(worker.connection.recv_bytes())  # noqa: S301 (ours)
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if kind == FAILED:
                raise payload
            worker.ready = True
            if kind == DONE:
                self._settle(worker.held.popleft(), payload)

    def _settle(self, piece: _Piece, results: list[Any]) -> None:
        if len(results) != piece.stop - piece.start:
            raise WorkerFailed(f"{piece.stop - piece.start} items gave {len(results)} results")
        piece.of.results[piece.start : piece.stop] = results
        piece.of.missing -= len(results)
        self._idle_deaths = 0

    def _bury(self, worker: _Worker) -> None:
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
        self._queue.extendleft(reversed(rest))
        if culprit.tries and culprit.stop - culprit.start == 1:
            self._settle(culprit, [Lost(f"the worker process that read it {how}, twice")])
            return
        singly = range(culprit.start, culprit.stop)
        again = [_Piece(culprit.of, at, at + 1, culprit.tries + 1) for at in singly]
        self._queue.extendleft(reversed(again))


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
