"""Execution on a Dask cluster: the user's own, or one of processes on this machine.

The scheduler hands pieces to workers as they come free, and again where a worker is lost. A
death is put down to one piece by marks: a worker that begins at a piece tells the scheduler so,
and takes it back when it is done. Who finds such a mark at the piece that it is given knows
that a worker died at it. Counting by Dask itself would blame all that the worker held.

Code and data travel by pickle: whoever reaches the scheduler can run code on the workers.
"""

from __future__ import annotations

import asyncio
import json
import logging
import pickle
import time
from collections.abc import Generator, Iterable
from concurrent.futures import CancelledError
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Any, Self
from uuid import uuid4

from unfog.errors import SettingsError
from unfog.execution.base import Chunk, Lost, Task, WorkerFailed
from unfog.execution.interrupt import uninterrupted
from unfog.execution.pieces import Piece, Pieces
from unfog.settings import Settings

try:
    import dask
    from cryptography import x509 as _x509  # noqa: F401 (Dask asks for it only when it needs it)
    from distributed import (
        Client,
        Future,
        KilledWorker,
        LocalCluster,
        Security,
        get_worker,
    )
    from distributed.comm import connect
    from distributed.utils import silence_logging_cmgr, sync
except ImportError as error:
    raise SettingsError(
        f"the engine dask needs Dask ({error}): pip install 'unfog[dask]'"
    ) from error

_CHUNKS_A_WORKER = 4
_FEWEST_CHUNKS = 16
"""Chunks offered to a cluster that has no workers yet: so much for it to grow by."""
_WORKERS_SEEN = 2.0
"""Seconds for which the number of workers is taken to hold."""
_OWN: dict[str, object] = {
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.nanny.http.routes": [],
    "distributed.deploy.lost-worker-timeout": "1 day",
}
"""Configuration of a cluster of our own: no pages that tell of it; a worker that takes long to
start again, on a busy machine, is waited for."""
_PROTOCOL = pickle.HIGHEST_PROTOCOL
_ONE_AT_A_TIME = Lock()
"""A worker of several threads works on one piece at a time, or marks would tell nothing."""


def from_settings(settings: Settings) -> DaskExecutor:
    """On the scheduler that `settings` name, or in as many processes here as they say."""
    return DaskExecutor(settings.scheduler, settings.jobs)


class DaskExecutor:
    """Fulfils `Executor`. Without `scheduler`, `jobs` processes of this machine are the cluster.

    `scheduler` is an address or a scheduler file. `timeout` (seconds) is how long it may take
    to answer, `patience` (seconds) how long it may be without workers. `ahead` bounds the
    weight (bytes) of the chunks that are taken ahead of the results.
    """

    def __init__(
        self,
        scheduler: str = "",
        jobs: int = 1,
        *,
        ahead: int = 64 * 1024 * 1024,
        timeout: float = 30.0,
        patience: float = 300.0,
    ) -> None:
        self.scheduler = scheduler
        self.jobs = max(1, jobs)
        self.ahead = ahead
        self.timeout = timeout
        self.patience = patience
        self._crew: _Crew | None = None

    @property
    def apart(self) -> bool:
        return True

    def start(self, task: Task[Any, Any, Any]) -> None:
        """Connects to the cluster. Raises SettingsError where it does not answer, or its workers
        have no unfog or another one."""
        self._ready(task)

    def run[C, I, O, N](
        self, task: Task[C, I, O], chunks: Iterable[Chunk[I, N]]
    ) -> Generator[tuple[Chunk[I, N], list[O | Lost]]]:
        pieces = Pieces(chunks, self.ahead)
        try:
            yield from pieces.worked(
                partial(self._hand_out, task, pieces), partial(self._listen, task, pieces)
            )
        finally:
            self.close()

    def close(self) -> None:
        """Calls off what is under way, and ends the cluster where it is our own."""
        if self._crew is not None:
            self._crew.close()
            self._crew = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _ready(self, task: Task[Any, Any, Any]) -> _Crew:
        if self._crew is None:
            with ExitStack() as opened:
                client = _connected(opened, self.scheduler, self.jobs, self.timeout)
                self._crew = _Crew(client, task, self.patience, opened.pop_all())
        return self._crew

    def _hand_out(self, task: Task[Any, Any, Any], pieces: Pieces) -> None:
        workers = 0 if self._crew is None else self._crew.workers()
        pieces.take(max(_FEWEST_CHUNKS, _CHUNKS_A_WORKER * workers))
        while piece := pieces.next():
            self._ready(task).send(piece)

    def _listen(self, task: Task[Any, Any, Any], pieces: Pieces) -> None:
        self._ready(task).listen(pieces)


class _Crew:
    """The workers of a cluster, at one task."""

    def __init__(
        self, client: Client, task: Task[Any, Any, Any], patience: float, opened: ExitStack
    ) -> None:
        self._client = client
        self._setup = pickle.dumps((task.prepare, task.work))
        self._patience = patience
        self._opened = opened
        self._run = f"unfog-{uuid4().hex[:12]}"
        self._sent = 0
        self._held: dict[str, tuple[Piece, Future[bytes | None]]] = {}
        self._done: SimpleQueue[Future[bytes | None]] = SimpleQueue()
        self._idle_deaths = 0
        self._seen_at = -_WORKERS_SEEN
        self._workers = 0
        self._alone_since: float | None = None

    def send(self, piece: Piece) -> None:
        self._sent += 1
        name = f"{self._run}-{self._sent}"
        packed = pickle.dumps(_Errand(self._run, name, self._setup, piece.items), _PROTOCOL)
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TB"}):
            future = self._client.submit(pickle.loads, packed, key=name, pure=False)
        self._held[name] = piece, future
        future.add_done_callback(self._done.put)

    def listen(self, pieces: Pieces) -> None:
        """Waits for a piece to come back, and settles it."""
        piece, future = self._held.pop(self._next().key)
        try:
            packed = future.result()
        except KilledWorker as error:
            self._killed(piece, future.key, pieces, error)
        except CancelledError as error:
            raise _lost(error) from error
        except ModuleNotFoundError as error:
            raise WorkerFailed(
                f"a worker of the cluster has no module {error.name!r}: install there what is "
                "installed here"
            ) from error
        else:
            self._idle_deaths = 0
            if packed is None:
                pieces.died(piece, "died")
            else:
                pieces.settle(piece, pickle.loads(packed))  # noqa: S301 (the user's own cluster)

    def _killed(self, piece: Piece, name: str, pieces: Pieces, error: KilledWorker) -> None:
        """Dask has given a piece up: perhaps a worker died at it, or it was only at hand."""
        marks = self._client.get_metadata([self._run], {})
        if name in marks.values():
            self._idle_deaths = 0
            pieces.died(piece, "died")
            return
        self._idle_deaths += 1
        if not marks or self._idle_deaths > _CHUNKS_A_WORKER:
            raise WorkerFailed(
                f"workers of the cluster die before they can work ({error}). Their logs may say "
                "why; perhaps they lack memory."
            )
        pieces.hand_back([piece])

    def _next(self) -> Future[bytes | None]:
        while True:
            try:
                return self._done.get(timeout=1.0)
            except Empty:
                self._check()

    def _check(self) -> None:
        """Raises WorkerFailed where nobody is left to wait for."""
        now = time.monotonic()
        if self.workers():
            self._alone_since = None
            return
        self._alone_since = self._alone_since or now
        if now - self._alone_since > self._patience:
            raise WorkerFailed(
                f"the scheduler {self._client.scheduler.address} has had no workers for "
                f"{self._patience:.0f} s. Start some, then run the same command again."
            )

    def workers(self) -> int:
        """How many workers the cluster has, or had a moment ago."""
        now = time.monotonic()
        if now - self._seen_at >= _WORKERS_SEEN:
            try:
                self._workers = len(self._client.nthreads())
            except (OSError, CancelledError) as error:
                raise _lost(error) from error
            self._seen_at = now
        return self._workers

    def close(self) -> None:
        futures = [future for _, future in self._held.values()]
        with uninterrupted(), self._opened, suppress(OSError, CancelledError):
            if self._client.status == "running":
                self._client.cancel(futures)
                self._client.set_metadata([self._run], {})


def _lost(error: BaseException) -> WorkerFailed:
    return WorkerFailed(
        f"the Dask scheduler is gone ({error}). What was stored is kept; "
        "run the same command again."
    )


def _connected(opened: ExitStack, scheduler: str, jobs: int, timeout: float) -> Client:
    """A client, closed with `opened`; likewise the cluster where it is our own.

    What Dask logs meanwhile is told by the errors raised here, or of no use to the reader.
    """
    opened.enter_context(silence_logging_cmgr(logging.CRITICAL))
    if not scheduler:
        with uninterrupted():
            cluster = _own_cluster(opened, jobs)
            return opened.enter_context(Client(cluster, set_as_default=False, name="unfog"))
    address = _address(scheduler)
    try:
        _knock(address, timeout)
        client = Client(address, timeout=timeout, set_as_default=False, name="unfog")
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(
            f"the scheduler {scheduler} does not answer ({error}). Is it running, and does Dask's "
            "configuration here have its certificates, where it asks for TLS?"
        ) from error
    opened.enter_context(client)
    _check_versions(client)
    return client


def _address(scheduler: str) -> str:
    """An address as it is, or the one that a scheduler file holds."""
    if not scheduler.endswith(".json"):
        return scheduler
    try:
        return str(json.loads(Path(scheduler).read_bytes())["address"])
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise SettingsError(
            f"{scheduler}: no scheduler file ({error}). "
            "`dask scheduler --scheduler-file` writes one."
        ) from error


def _knock(address: str, timeout: float) -> None:
    """Connects once and hangs up: a client that cannot connect would linger for seconds."""
    with suppress(RuntimeError):
        asyncio.get_running_loop()
        return  # within a notebook nothing else may run in this thread

    async def connected() -> None:
        arguments = Security().get_connection_args("client")
        comm = await connect(address, timeout=timeout, **arguments)
        await comm.close()

    asyncio.run(connected())


def _own_cluster(opened: ExitStack, jobs: int) -> LocalCluster:
    """Processes of this machine. TLS keeps its other users from running code as this one."""
    opened.enter_context(dask.config.set(_OWN))
    return opened.enter_context(
        LocalCluster(
            n_workers=jobs,
            threads_per_worker=1,
            memory_limit=0,
            host="127.0.0.1",
            security=Security.temporary(),
            silence_logs=logging.CRITICAL,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
        )
    )


def _check_versions(client: Client) -> None:
    """Raises SettingsError where a worker has no unfog, another one, or another Python."""
    found = client.get_versions(packages=["unfog"])
    mine = _named(found["client"])
    for address, one in sorted(found["workers"].items()):
        theirs = _named(one)
        if theirs != mine:
            raise SettingsError(
                f"the worker {address} has {theirs}, this process {mine}: install the same there"
            )


def _named(versions: dict[str, Any]) -> str:
    packages = versions["packages"]
    python = ".".join(packages["python"].split(".")[:2])
    unfog = packages["unfog"]
    return f"{f'unfog {unfog}' if unfog else 'no unfog'} on Python {python}"


@dataclass(frozen=True, slots=True)
class _Errand:
    """A piece on its way: the run, its own name, its task and its items.

    To unpickle it is to work on it. So a worker gets nothing to load but bytes, and one that
    lacks unfog fails at its task; given a function of ours, it would end.
    """

    run: str
    name: str
    setup: bytes
    items: list[Any]

    def __reduce__(self) -> tuple[Any, ...]:
        return _serve, (self.run, self.name, self.setup, pickle.dumps(self.items, _PROTOCOL))


def _serve(run: str, name: str, setup: bytes, packed: bytes) -> bytes | None:
    """Works on a piece, in a worker. None where a worker has died at it before."""
    with _ONE_AT_A_TIME:
        work, context = _prepared(setup)
        worker = get_worker()
        ask, tell = worker.scheduler.get_metadata, worker.scheduler.set_metadata
        if name in sync(worker.loop, ask, keys=[run], default={}).values():
            return None
        mark = [run, worker.id]
        sync(worker.loop, tell, keys=mark, value=name)
        try:
            items = pickle.loads(packed)  # noqa: S301 (from whom the user lets at the cluster)
            return pickle.dumps(list(work(context, items)), _PROTOCOL)
        finally:
            sync(worker.loop, tell, keys=mark, value="")


@lru_cache(maxsize=2)
def _prepared(setup: bytes) -> tuple[Any, Any]:
    """The work of a task, and what it needs: made once a worker process."""
    prepare, work = pickle.loads(setup)  # noqa: S301 (likewise)
    return work, prepare()
