"""The page of incidents in a real browser: nothing may fail on it, or be asked of another host."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest

from unfog.evaluation.desk_register import make_register
from unfog.model.place import Place
from web.conftest import served

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"),
)
HOSTILE = (
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    "\u202egnorts\u202c \u2066",
    "%(x)s {{ 7 * 7 }} ${name}",
    "Very" + "long" * 60,
)
"""Names that must stay text: of places, and in those of outlets."""

WIDE, PHONE = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("no chromium: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


@dataclass
class Opened:
    """A page, and what went wrong or was asked of the network meanwhile.

    `refused` are the answers that a test provokes: the browser notes each on the console.
    """

    at: Any
    host: str
    console: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refused: tuple[int, ...] = ()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.at.keyboard.press(key)

    def type(self, text: str) -> None:
        self.at.keyboard.type(text)

    def until(self, script: str, given: Any = None) -> None:
        """Waits until `script` comes to something true; the policy of pages forbids the browser's
        own way to wait, which compiles text."""
        for _ in range(200):
            if self.at.evaluate(script, given):
                return
            self.at.wait_for_timeout(50)
        raise AssertionError(f"not so after all: {script}")

    def says(self, text: str, within: str = "main") -> None:
        """Waits until the page says so."""
        self.at.locator(within).get_by_text(text).first.wait_for()

    def toast(self, text: str) -> None:
        self.says(text, ".toasts")

    def heard(self, message: Any) -> None:
        # drivers of software graphics talk about their speed
        provoked = any(f"status of {status}" in message.text for status in self.refused)
        if "GL Driver Message" not in message.text and not provoked:
            self.console.append(message.text)


type Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """Opens `path` of the desk at `address`, each time in a context of its own."""
    contexts, pages = [], []

    def _open(
        address: str,
        path: str,
        *,
        size: tuple[int, int] = WIDE,
        theme: str = "light",
        language: str = "en",
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        contexts.append(context)
        one = Opened(context.new_page(), address)
        one.at.on("console", one.heard)
        one.at.on("pageerror", lambda error: one.console.append(str(error)))
        one.at.on("request", lambda request: one.asked.append(request.url))
        one.at.goto(address + path, wait_until="load")
        one.at.wait_for_selector("html.scripted", state="attached")
        pages.append(one)
        return one

    yield _open
    for one in pages:
        assert one.console == []
        assert all(url.startswith((one.host, "data:", "blob:")) for url in one.asked), one.asked
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of 400 invented incidents, some reviewed, with what hostile papers might print."""
    path = tmp_path_factory.mktemp("many") / "many.unfog"
    make_register(path, 400)
    with closing(sqlite3.connect(path)) as register, register:
        ids = [id for (id,) in register.execute("SELECT id FROM incidents ORDER BY id")]
        reviews = [
            *((id, "rejected", 0) for id in ids[:3]),
            *((id, "confirmed", n < 2) for n, id in enumerate(ids[3:9])),
        ]
        register.executemany(
            "INSERT INTO reviews VALUES (?, ?, 'Ada', '2031-06-01T00:00:00Z', '', '', ?, '')",
            reviews,
        )
        for number, name in enumerate(HOSTILE):
            place = msgspec.json.encode(Place(name, "SY", 35.0 + number, 38.0, 12.0)).decode()
            outlet = f"{name} Times"
            register.execute(
                "UPDATE incidents SET place = ?, country = 'SY' WHERE id = ?",
                (place, ids[10 + number]),
            )
            register.execute(
                "UPDATE documents SET outlet = ? WHERE id IN "
                "(SELECT document FROM incident_parts WHERE incident = ?)",
                (outlet, ids[10 + number]),
            )
    return path


@pytest.fixture(scope="session")
def desk(many: Path) -> Iterator[str]:
    """The address of a desk over that register."""
    with served(many) as address:
        yield address
