"""The desk as a browser shows it: how soon something is painted, how the map moves."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec

from unfog.errors import SettingsError, UnfogError

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROUNDS = 5
"""Times that each page is opened, in a new profile."""

PANS = 12
"""Times that the map is moved, by a third of its width."""

_PATIENCE_MS = 60_000
_FLAGS = ("--no-sandbox", "--enable-unsafe-swiftshader", "--disable-background-networking")

_PAINT = """() => new Promise((tell) => {
  const told = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  if (told() !== undefined) tell(told());
  else new PerformanceObserver(() => { if (told() !== undefined) tell(told()); })
    .observe({ type: "paint", buffered: true });
})"""

_FRAMES = """() => {
  const frames = [];
  let last = performance.now(), on = true;
  const next = (now) => {
    frames.push(now - last);
    last = now;
    if (on) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(2000);
  window.endFrames = () => {
    on = false;
    const asked = performance.getEntriesByType("resource")
      .filter((one) => new URL(one.name).pathname === "/api/v1/map");
    return { frames, asked: asked.map((one) => one.duration) };
  };
}"""


class _Panned(msgspec.Struct, frozen=True):
    """Milliseconds from frame to frame, and of each of the map's requests."""

    frames: list[float]
    asked: list[float]


def look(address: str, incident: str) -> dict[str, float]:
    """Figures of the page of incidents, of that of `incident`, and of the map.

    Raises SettingsError where Playwright or Chromium is missing, UnfogError where the map asks
    for nothing while it is moved.
    """
    with browsing() as browser:
        paths = {"incidents": "/incidents", "incident": f"/incidents/{incident}"}
        painted = {
            f"paint_{name}_ms": statistics.median(
                _painted(browser, address + path) for _ in range(ROUNDS)
            )
            for name, path in paths.items()
        }
        panned = _panned(browser, f"{address}/incidents")
    if not panned.asked:
        raise UnfogError("desk: the map asked for nothing while it was moved")
    slow = sorted(panned.frames)[int(0.95 * (len(panned.frames) - 1))]
    times = {"pan_map_ms": statistics.median(panned.asked), "pan_frame_p95_ms": slow}
    return {name: round(value, 1) for name, value in (painted | times).items()}


@contextmanager
def browsing() -> Iterator[Browser]:
    """Chromium, without a window. Raises SettingsError where it or Playwright is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise SettingsError("desk: install playwright, by which Chromium is asked") from error
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SettingsError("desk: install Chromium (apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a profile of its own, with nothing in its cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        page = context.new_page()
        page.set_default_timeout(_PATIENCE_MS)
        page.goto(address, wait_until="load")
        yield page
    finally:
        context.close()


def _painted(browser: Browser, address: str) -> float:
    """Milliseconds until something was painted."""
    with opened(browser, address) as page:
        return float(page.evaluate(_PAINT))


def _panned(browser: Browser, address: str) -> _Panned:
    with opened(browser, address) as page:
        left, top, width, height = _map(page)
        middle = left + width / 2, top + height / 2
        third = width / 3
        page.mouse.move(*middle)
        page.mouse.wheel(0, -600)
        page.wait_for_load_state("networkidle")
        page.evaluate(_FRAMES)
        for number in range(PANS):
            step = third if number % 4 < 2 else -third
            page.mouse.move(middle[0] - step / 2, middle[1])
            page.mouse.down()
            page.mouse.move(middle[0] + step / 2, middle[1], steps=12)
            page.mouse.up()
            page.wait_for_timeout(400)
        page.wait_for_load_state("networkidle")
        return msgspec.convert(page.evaluate("() => window.endFrames()"), _Panned)


def _map(page: Page) -> tuple[float, float, float, float]:
    """Where the map is drawn: left, top, width and height in points.

    Raises UnfogError where the page shows none.
    """
    from playwright.sync_api import Error

    canvas = page.locator("#map canvas").first
    try:
        canvas.wait_for()
        page.wait_for_load_state("networkidle")
        box = canvas.bounding_box()
    except Error as error:
        raise UnfogError(f"desk: the page of incidents shows no map: {error}") from error
    if box is None:
        raise UnfogError("desk: the page of incidents shows no map")
    return box["x"], box["y"], box["width"], box["height"]
