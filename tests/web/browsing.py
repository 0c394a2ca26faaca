"""A real browser for pages of the desk: nothing may fail on them, or be asked of another host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader"),
)

WIDE, PHONE = (1440, 900), (390, 844)

BOTH = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["desk", "phone"])

type Size = tuple[int, int]
type Theme = Literal["light", "dark"]

SELECT = """words => {
  const text = document.querySelector("[data-text]");
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    return;
  }
}"""
AXE = """({within, runOnly}) => axe
  .run(within || document, {runOnly, preload: false, resultTypes: ["violations"]})
  .then(found => found.violations.map(one =>
    `${one.id}: ${one.help}\\n` + one.nodes.map(node => node.html.slice(0, 200)).join("\\n")))"""
RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""What of these a theme can change: it changes colours and nothing else."""


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

    def listen(self) -> None:
        """Notes what goes wrong and what is asked from now on."""
        self.at.on("console", self.heard)
        self.at.on("pageerror", lambda error: self.console.append(str(error)))
        self.at.on("request", lambda request: self.asked.append(request.url))

    def visit(self, path: str) -> None:
        self.console.clear()
        self.asked.clear()
        self.at.goto(self.host + path, wait_until="load")
        self.alive()

    def alive(self) -> None:
        """Waits until the page's script is at work."""
        self.at.wait_for_selector("html.scripted", state="attached")

    def unharmed(self) -> None:
        """Nothing failed, and nothing was asked of another host."""
        assert self.console == [], self.console
        assert all(url.startswith((self.host, "data:", "blob:")) for url in self.asked), self.asked

    def select(self, words: str) -> None:
        """Selects these words of a document's text, as a mouse or a finger does."""
        self.run(SELECT, words)

    def faults(self, within: str | None = None, rules: dict[str, Any] = RULES) -> list[str]:
        """What axe finds wrong with the page, or with the part of it that `within` selects."""
        base = pytest.importorskip("axe_playwright_python.base", reason="axe is not installed")
        if not self.run("'axe' in window"):
            self.run(base.AXE_SCRIPT)
        found: list[str] = self.run(AXE, {"within": within, "runOnly": rules})
        return found

    def overhang(self) -> int:
        """How many pixels the page is wider than the window."""
        return int(self.run("document.documentElement.scrollWidth")) - int(
            self.at.viewport_size["width"]
        )

    def sound(self, within: str | None = None) -> None:
        """Nothing is wrong for those who do not see, in either theme, and nothing hangs over."""
        now = "dark" if self.run("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        _none(self.faults(within), now)
        other = "light" if now == "dark" else "dark"
        self.at.emulate_media(color_scheme=other)
        _none(self.faults(within, COLOURS), other)
        self.at.emulate_media(color_scheme=now)
        assert self.overhang() <= 0, f"{self.overhang()} pixels wider than the window"

    def heard(self, message: Any) -> None:
        # drivers of software graphics talk about their speed
        provoked = any(f"status of {status}" in message.text for status in self.refused)
        if "GL Driver Message" not in message.text and not provoked:
            self.console.append(message.text)


def _none(faults: list[str], theme: str) -> None:
    assert not faults, "\n".join([f"in the {theme} theme:", *faults])


type Open = Callable[..., Opened]


@pytest.fixture
def opened(browser: Any) -> Iterator[Open]:
    """Opens `path` of the desk at `address`, each time in a context of its own, signed in by the
    cookie `session`."""
    contexts, pages = [], []

    def _open(
        address: str,
        path: str,
        *,
        size: tuple[int, int] = WIDE,
        theme: str = "light",
        language: str = "en",
        session: dict[str, str] | None = None,
    ) -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
            has_touch=size == PHONE,
            is_mobile=size == PHONE,
        )
        context.add_cookies([{"name": "language", "value": language, "url": address}])
        if session is not None:
            context.add_cookies([session])
        contexts.append(context)
        one = Opened(context.new_page(), address)
        one.listen()
        one.visit(path)
        pages.append(one)
        return one

    yield _open
    for one in pages:
        one.unharmed()
    for context in contexts:
        context.close()
