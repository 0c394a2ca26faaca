"""Running the desk: one process that listens until it is stopped."""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import ssl
import threading
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import uvicorn
from litestar.concurrency import set_asyncio_executor

from unfog.errors import SettingsError
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.gate import Gate
from unfog.web.patience import Patient
from unfog.web.roles import User
from unfog.web.security import Known, Shield

NAMES_OF_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

ANY = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - to be refused without a name
"""Hosts that stand for all addresses of this machine."""

THREADS = 3
"""Requests that are worked on at a time. With more, threads of one process only get in each other's
way: at ten requests at a time an answer takes a third longer."""

GRACE_SECONDS = 5
"""How long requests under way may take to end when the desk is stopped."""


class Listening(msgspec.Struct, frozen=True):
    """Where the desk listens. With `port` 0 the system chooses a free one.

    `certificate` and `key` are PEM files for TLS. `public` is the address under which a proxy
    on this machine offers the desk, or by which others reach a host of many names. `insecure`
    lets other machines in without TLS.
    """

    host: str = "127.0.0.1"
    port: int = 8700
    browser: bool = True
    certificate: Path | None = None
    key: Path | None = None
    public: str | None = None
    insecure: bool = False

    @property
    def secure(self) -> bool:
        """Whether browsers open the desk over TLS."""
        return self.certificate is not None or (self.public or "").startswith("https://")

    @property
    def proxied(self) -> bool:
        """Whether a proxy on this machine is believed whom it asks for (X-Forwarded-For)."""
        return self.public is not None and self.certificate is None


class Server:
    """A desk that listens, for one user or for those whom the gate lets in.

    Raises SettingsError where the address is taken, cannot be had, or would let others see what
    is none of their business.
    """

    def __init__(self, desk: Desk, who: User | Gate, where: Listening) -> None:
        _check(who, where)
        app = Shield(create_app(desk, who), _known(where))
        self._listener = _listen(where)
        scheme = "https" if where.certificate else "http"
        self.address = f"{scheme}://{_in_address(where.host)}:{self._listener.getsockname()[1]}"
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


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address of that host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _check(who: User | Gate, where: Listening) -> None:
    """Raises SettingsError where others would come in who should not, or could listen in."""
    if where.public is not None:
        _check_public(where.public)
    _check_certificate(where)
    if isinstance(who, User):
        _check_alone(where)
    if is_loopback(where.host):
        return
    if not where.secure and not where.insecure:
        raise SettingsError(
            f"--host: on {where.host} without TLS others could read passwords on the way; give "
            "--certificate and --key, or --public-address https://… of a proxy that does TLS "
            "(--insecure-http does without, for a network of your own)"
        )
    if where.host in ANY and where.public is None:
        raise SettingsError(
            f"--host: {where.host} has many names; say with --public-address under which one "
            "the desk is opened, as https://desk.example:8700"
        )


def _check_public(address: str) -> None:
    written = _origin(address)
    if address != written or urlsplit(address).scheme not in ("http", "https"):
        example = written if written.startswith(("http://", "https://")) else "https://desk.example"
        raise SettingsError(f"--public-address: {address!r} is none; write it as {example}")


def _check_certificate(where: Listening) -> None:
    if where.certificate is None:
        if where.key is not None:
            raise SettingsError("--key: is of no use without its --certificate; give both")
        return
    for option, file in (("--certificate", where.certificate), ("--key", where.key)):
        if file is not None and not file.is_file():
            raise SettingsError(f"{option}: there is no file {file}")

    def password() -> str:
        raise ValueError("the key is locked with a password; give one that is not")

    try:
        context = ssl.create_default_context()
        context.load_cert_chain(where.certificate, where.key, password)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"--certificate, --key: cannot be used ({error}); give a certificate and its private "
            "key, both PEM"
        ) from error


def _check_alone(where: Listening) -> None:
    """Raises SettingsError where a desk without accounts would be open to others."""
    way = "--host", where.host
    if is_loopback(where.host):
        if where.public is None or is_loopback(urlsplit(where.public).hostname or ""):
            return
        way = "--public-address", where.public
    raise SettingsError(
        f"{way[0]}: {way[1]} lets other machines in, and without accounts everybody "
        "who reaches the desk may decide; use 127.0.0.1 alone, or make accounts with "
        "`unfog users add` and give --auth"
    )


def _known(where: Listening) -> Known:
    hosts = {*NAMES_OF_LOOPBACK, where.host.lower()}
    if where.public is not None:
        hosts.add(urlsplit(where.public).hostname or "")
    return Known(frozenset(hosts), where.secure, where.public)


def _origin(address: str) -> str:
    """The address as browsers write an origin; "" where it is none."""
    try:
        parts = urlsplit(address)
        standard = {"http": 80, "https": 443}.get(parts.scheme)
        port = "" if parts.port in (None, standard) else f":{parts.port}"
    except ValueError:
        return ""
    return f"{parts.scheme}://{_in_address(parts.hostname or '')}{port}" if parts.hostname else ""


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


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
