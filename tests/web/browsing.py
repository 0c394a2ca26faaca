"""A real browser for pages of the desk: nothing may fail on them, or be asked of another host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"),
)

WIDE, PHONE = (1440, 900), (390, 844)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
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

    def run(self, script: str, given: Any = None) -> Any:
        return self.at.evaluate(script, given)

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
