"""Running the desk: one process that listens until it is stopped."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable

import msgspec
import uvicorn

from unfog.errors import SettingsError
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.roles import User
from unfog.web.security import Shield

NAMES_OF_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

GRACE_SECONDS = 5
"""How long requests under way may take to end when the desk is stopped."""


class Listening(msgspec.Struct, frozen=True):
    """Where the desk listens. With `port` 0 the system chooses a free one."""

    host: str = "127.0.0.1"
    port: int = 8700
    browser: bool = True


class Server:
    """A desk that listens. Raises SettingsError where the address is taken or cannot be had."""

    def __init__(self, desk: Desk, user: User, where: Listening) -> None:
        if not is_loopback(where.host):
            raise SettingsError(
                f"--host: {where.host} lets other machines in, and without accounts everybody "
                "who reaches the desk may decide; use 127.0.0.1"
            )
        app = Shield(create_app(desk, user), {*NAMES_OF_LOOPBACK, where.host})
        self._listener = _listen(where)
        self.address = f"http://{_in_address(where.host)}:{self._listener.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )

    def run(self) -> None:
        """Answers requests until stopped or interrupted."""
        try:
            self._server.run(sockets=[self._listener])
        finally:
            self._listener.close()

    def stop(self) -> None:
        """Has `run` end once the requests under way are answered."""
        self._server.should_exit = True


def serve(desk: Desk, user: User, where: Listening, tell: Callable[[str], None]) -> None:
    """Serves the desk until interrupted; `tell` gets its address once it listens.

    Raises SettingsError as `Server` does.
    """
    server = Server(desk, user, where)
    tell(server.address + "/")
    if where.browser:
        threading.Timer(0.3, webbrowser.open, [server.address]).start()
    server.run()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address of that host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


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
        taken = error.errno == errno.EADDRINUSE
        why = "is in use; is the desk open already? Choose another with --port" if taken else error
        raise SettingsError(f"--port: {where.host}:{where.port} {why}") from error
    return listener


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
