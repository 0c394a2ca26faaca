"""A page with every component and module of the front end, built and served as the desk does."""

import functools
import http.server
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from unfog.web.security import HEADERS
from web.browsing import WIDE, Open, Opened

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the build under /static, by their names without the hash too; the gallery at /."""

    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".geojson": "application/geo+json"
    }

    def __init__(self, *args: Any, built: Path, answers: dict[str, Any], **more: Any) -> None:
        self.answers = answers
        self.manifest = json.loads((built / "manifest.json").read_text())
        super().__init__(*args, directory=str(built), **more)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/":
            self._send(200, "text/html; charset=utf-8", _gallery(query))
        elif path.startswith("/api/"):
            self._api()
        else:
            name = path.removeprefix("/static/")
            self.path = "/" + self.manifest.get(name, name)
            super().do_GET()

    def _api(self) -> None:
        size = int(self.headers.get("content-length", 0))
        sent = json.loads(self.rfile.read(size) or "null")
        status, body = self.answers.get(f"{self.command} {self.path}", (404, {"title": "None"}))
        self.answers["last"] = {"headers": dict(self.headers), "body": sent}
        kind = "application/json" if status < 400 else "application/problem+json"
        self._send(status, kind, json.dumps(body).encode(), {"ETag": '"v2"'})

    do_POST = _api  # noqa: N815

    def _send(
        self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""


ARABIC = {
    "Close message": "أغلق الرسالة",
    "{n} claim": ["لا ادعاء", "ادعاء", "ادعاءان", "{n} ادعاءات", "{n} ادعاءً", "{n} ادعاء"],
}


def _gallery(query: str) -> bytes:
    wishes = dict(part.split("=") for part in query.split("&") if part)
    text = (HERE / "gallery.html").read_text(encoding="utf-8")
    for word, default in (("lang", "en"), ("dir", "ltr"), ("theme", "")):
        text = text.replace(word.upper(), wishes.get(word, default), 1)
    strings = ARABIC if wishes.get("lang") == "ar" else {}
    return text.replace("STRINGS", json.dumps(strings)).encode()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the front end with the gallery's script in it."""
    out = tmp_path_factory.mktemp("front") / "static"
    subprocess.run([ROOT / ".ci" / "front", out, HERE / "gallery.ts"], check=True)
    return out


@pytest.fixture(scope="session")
def answers() -> dict[str, Any]:
    """What the API answers, by method and path; "last" is what it was asked last."""
    return {}


@pytest.fixture(scope="session")
def site(built: Path, answers: dict[str, Any]) -> Iterator[str]:
    handler = functools.partial(Handler, built=built, answers=answers)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def _opening(browser: Any, site: str) -> Iterator[Open]:
    contexts, opened = [], []

    def _open(size: tuple[int, int] = WIDE, scheme: str = "light", **wishes: str) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        one = Opened(context.new_page(), site)
        one.at.on("console", one.heard)
        one.at.on("pageerror", lambda error: one.console.append(str(error)))
        one.at.on("request", lambda request: one.asked.append(request.url))
        query = "&".join(f"{name}={value}" for name, value in wishes.items())
        one.at.goto(f"{site}/?{query}", wait_until="load")
        one.at.wait_for_function("window.desk !== undefined")
        opened.append(one)
        return one

    yield _open
    for one in opened:
        assert one.console == []
        assert all(url.startswith((site, "data:")) for url in one.asked), one.asked
    for context in contexts:
        context.close()


@pytest.fixture
def gallery(browser: Any, site: str) -> Iterator[Open]:
    """Opens the gallery. At the end nothing may have failed, nor been asked of another host."""
    with _opening(browser, site) as opened:
        yield opened


@pytest.fixture(scope="module")
def lasting(browser: Any, site: str) -> Iterator[Open]:
    """As `gallery`, for a page that the tests of a module share."""
    with _opening(browser, site) as opened:
        yield opened
