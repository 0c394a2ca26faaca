"""What a worker process does: prepare once, then chunk after chunk until told to stop.

Imports nothing heavy: the environment for numeric libraries is set before the task, which
brings them, is unpickled.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

READY, DONE, FAILED = "ready", "done", "failed"


def main(connection: Connection) -> None:
    """Serves `connection` until it closes, which it does when the parent dies too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        _serve(connection)
    except (BrokenPipeError, ConnectionResetError, EOFError):
        return


def _serve(connection: Connection) -> None:
    inbox: SimpleQueue[bytes | None] = SimpleQueue()
    setup = connection.recv_bytes()
    try:
        prepare, work = pickle.loads(setup)  # noqa: S301 (from our own parent process)
        context = prepare()
    except BaseException as error:  # noqa: BLE001 (the parent raises it)
        connection.send_bytes(_packed(FAILED, error))
        return
    connection.send_bytes(_packed(READY, None))
    threading.Thread(target=_listen, args=(connection, inbox), daemon=True).start()
    while (message := inbox.get()) is not None:
        connection.send_bytes(_done(work, context, message))


def _done(work: Callable[[Any, Sequence[Any]], Any], context: object, message: bytes) -> bytes:
    try:
        items = pickle.loads(message)  # noqa: S301 (from our own parent process)
        return _packed(DONE, list(work(context, items)))
    except Exception as error:  # noqa: BLE001 (the parent raises it)
        return _packed(FAILED, error)


def _listen(connection: Connection, inbox: SimpleQueue[bytes | None]) -> None:
    """Takes chunks in while the last is still worked on, so that neither side waits.

    A parent that is gone ends the worker in the midst of its work: nobody wants the result.
    """
    try:
        while message := connection.recv_bytes():
            inbox.put(message)
    except (EOFError, OSError):
        os._exit(0)
    inbox.put(None)


def _packed(kind: str, payload: object) -> bytes:
    try:
        return pickle.dumps((kind, payload), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 (an error that cannot travel is told in words)
        return pickle.dumps((FAILED, RuntimeError(repr(payload)[:2000])))
