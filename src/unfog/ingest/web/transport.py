"""An httpx transport that connects only to checked addresses and keeps one deadline.

The name is resolved once, the address is checked and that same address is connected to, so
a name that resolves differently a moment later gains nothing. TLS still verifies the name.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from unfog.ingest.web.address import resolve


class Deadline:
    """Counts down the seconds that one fetch, redirects included, may take."""

    def __init__(self) -> None:
        self._end = 0.0

    def start(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises httpcore.ReadTimeout where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("took longer than allowed")
        return left


class _TimedStream(httpcore.NetworkStream):
    """A network stream whose every step ends by the deadline: trickling does not help."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _CheckedBackend(httpcore.NetworkBackend):
    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = resolve(host, port, allow_private=self._allow_private)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known") from error
        problem: Exception = httpcore.ConnectError(f"{host} cannot be reached")
        for address in addresses:
            try:
                inner = self._inner.connect_tcp(
                    address, port, self._deadline.left(), None, socket_options
                )
            except httpcore.ConnectError as error:
                problem = error
            else:
                return _TimedStream(inner, self._deadline)
        raise problem


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Iterable[bytes], response: httpcore.Response) -> None:
        self._parts = parts
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._response.close()


class CheckedTransport(httpx.BaseTransport):
    """httpcore's connection pool behind httpx, with address check and deadline."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),
            network_backend=_CheckedBackend(deadline, allow_private=allow_private),
            max_keepalive_connections=0,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw)
        )
        if not isinstance(response.stream, Iterable):
            raise httpcore.ProtocolError("no body to read")
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response.stream, response)
        )

    def close(self) -> None:
        self._pool.close()
