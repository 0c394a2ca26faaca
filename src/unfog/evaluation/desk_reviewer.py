"""A reviewer at the desk, with the keyboard alone: how long it takes from key to next item."""

from __future__ import annotations

import time
from itertools import cycle
from typing import TYPE_CHECKING

from unfog.errors import UnfogError
from unfog.evaluation.desk_browser import browsing, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAIRS = 20
INCIDENTS = 10

_LEFT = "document.querySelector('#queue-item').getAttribute('aria-busy') === 'false'"
_DONE = "document.querySelector('#queue-progress').textContent"
_EMPTY = "document.querySelector('#queue-acts').hidden"


def review(address: str) -> dict[str, float]:
    """Seconds to judge `PAIRS` pairs and to confirm `INCIDENTS` incidents in the queue.

    Each is looked at as the page shows it and decided by one key; what is measured is the desk,
    not how long a person thinks. Raises UnfogError where fewer wait, SettingsError where
    Playwright or Chromium is missing.
    """
    with browsing() as browser:
        judged = _decided(browser, f"{address}/queue?kind=pair", "sdu", PAIRS)
        confirmed = _decided(browser, f"{address}/queue?kind=value", "c", INCIDENTS)
    return {
        f"judged_{PAIRS}_seconds": round(judged, 2),
        f"confirmed_{INCIDENTS}_seconds": round(confirmed, 2),
    }


def _decided(browser: Browser, address: str, keys: str, count: int) -> float:
    with opened(browser, address) as page:
        page.wait_for_function(_LEFT)
        begun = time.monotonic()
        for _, key in zip(range(count), cycle(keys), strict=False):
            _press(page, key)
        return time.monotonic() - begun


def _press(page: Page, key: str) -> None:
    """Presses the key and waits until the decision is stored and the next item shown."""
    if page.evaluate(_EMPTY):
        raise UnfogError("desk: too little waits in the queue")
    before = page.evaluate(_DONE)
    page.keyboard.press(key)
    page.wait_for_function(f"before => {_LEFT} && {_DONE} !== before", arg=before)
