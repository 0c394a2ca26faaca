"""Running the desk: one process that listens until it is stopped."""

from __future__ import annotations

import errno
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import uvicorn
from litestar.concurrency import set_asyncio_executor

from unfog.errors import SettingsError
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.gate import Gate
from unfog.web.listening import Listening, check, in_address, known
from unfog.web.patience import Patient
from unfog.web.roles import User
from unfog.web.security import Shield

THREADS = 3
"""Requests that are worked on at a time. With more, threads of one process only get in each other's
way: at ten requests at a time an answer takes a third longer."""

GRACE_SECONDS = 5
"""How long requests under way may take to end when the desk is stopped."""


class Server:
    """A desk that listens, for one user or for those whom the gate lets in.

    Raises SettingsError where the address is taken, cannot be had, or would let others see what
    is none of their business.
    """

    def __init__(self, desk: Desk, who: User | Gate, where: Listening) -> None:
        check(who, where)
        app = Shield(create_app(desk, who), known(where))
        self._listener = _listen(where)
        scheme = "https" if where.certificate else "http"
        self.address = f"{scheme}://{in_address(where.host)}:{self._listener.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=Patient,
                ws="none",
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=where.proxied,
                forwarded_allow_ips=["127.0.0.1", "::1"],
                ssl_certfile=where.certificate,
                ssl_keyfile=where.key,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )

    def run(self) -> None:
        """Answers requests until stopped or interrupted."""
        set_asyncio_executor(ThreadPoolExecutor(THREADS, "unfog-desk"))
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()

    def stop(self) -> None:
        """Has `run` end once the requests under way are answered."""
        self._server.should_exit = True


def serve(desk: Desk, who: User | Gate, where: Listening, tell: Callable[[str], None]) -> None:
    """Serves the desk until interrupted; `tell` gets its address once it listens.

    Raises SettingsError as `Server` does.
    """
    server = Server(desk, who, where)
    address = where.public or server.address
    tell(address + "/")
    if where.browser:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    server.run()


def _listen(where: Listening) -> socket.socket:
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    # named as TCP, since asyncio sends small pieces at once only on sockets that say so
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((where.host, where.port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise SettingsError(_not_had(where, error)) from error
    return listener


def _not_had(where: Listening, error: OSError) -> str:
    """Why the address cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        why = "is in use; is the desk open already? Choose another with --port"
        return f"--port: {where.host}:{where.port} {why}"
    if error.errno == errno.EACCES:
        return f"--port: {where.port} is the system's; choose another, above 1023"
    return f"--host: {where.host} is no address of this machine ({error.strerror or error})"
