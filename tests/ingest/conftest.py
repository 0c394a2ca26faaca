"""A real web server on loopback whose answers a test lays out by path."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


class Site:
    """`answers` maps a path to (status, headers, body); a list of bodies is sent slowly."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.answers: dict[str, tuple[int, dict[str, str], bytes | list[bytes]]] = {}
        self.asked: list[str] = []
        self.agents: set[str] = set()

    def page(self, path: str, body: str, kind: str = "text/html; charset=utf-8") -> str:
        self.answers[path] = (200, {"Content-Type": kind}, body.encode())
        return self.base + path

    def answer(
        self, path: str, status: int, headers: dict[str, str], body: bytes | list[bytes] = b""
    ) -> str:
        self.answers[path] = (status, headers, body)
        return self.base + path


@pytest.fixture
def site() -> Iterator[Site]:
    """A site of its own for one test; paths not laid out answer 404."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            found.agents.add(self.headers["User-Agent"])
            status, headers, body = found.answers.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                for part in [body] if isinstance(body, bytes) else body:
                    self.wfile.write(part)
                    self.wfile.flush()
                    if isinstance(body, list):
                        time.sleep(0.05)
            except OSError:
                pass  # the client hung up, as it should

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Site(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()
