"""A reviewer at the desk, with the keyboard alone: how long it takes from key to next item."""

from __future__ import annotations

import tempfile
import time
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from unfog.errors import UnfogError
from unfog.evaluation.desk_browser import browsing, opened
from unfog.evaluation.desk_server import Serving
from unfog.evaluation.worlds import World, WorldOptions
from unfog.pipeline.conclude import conclude
from unfog.pipeline.progress import Silent
from unfog.settings import Settings
from unfog.store import open_register

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAIRS = 20
INCIDENTS = 10
DOCUMENTS = 400
"""Reports of the invented world whose register is reviewed."""

_SHOWN = "document.querySelector('#queue-item').ariaBusy === 'false'"
_DONE = "document.querySelector('#queue-progress').textContent"
_EMPTY = "document.querySelector('#queue-acts').hidden"
_PATIENCE_SECONDS = 60


def reviewed(seed: int) -> dict[str, float]:
    """Seconds to judge `PAIRS` pairs and to confirm `INCIDENTS` incidents in the queue.

    Each is shown and decided by one key, and stored before the next; what is measured is the
    desk, not how long a person thinks. Raises UnfogError where fewer wait, SettingsError where
    Playwright or Chromium is missing.
    """
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "world.unfog"
        _fill(register, seed)
        with Serving(register) as server, browsing() as browser:
            judged = _decided(browser, f"{server.address}/queue?kind=pair", "sdu", PAIRS)
            confirmed = _decided(browser, f"{server.address}/queue?kind=value", "c", INCIDENTS)
    return {
        f"judged_{PAIRS}_seconds": round(judged, 2),
        f"confirmed_{INCIDENTS}_seconds": round(confirmed, 2),
    }


def _fill(register: Path, seed: int) -> None:
    world = World(WorldOptions(documents=DOCUMENTS, seed=seed))
    store = open_register(register)
    try:
        store.fill((one.entry(), one.raw) for one in world.documents(0, DOCUMENTS))
        conclude(store, Settings(), Silent())
    finally:
        store.close()


def _decided(browser: Browser, address: str, keys: str, count: int) -> float:
    with opened(browser, address) as page:
        _until(page, _SHOWN)
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
    _until(page, f"before => {_SHOWN} && {_DONE} !== before", before)


def _until(page: Page, script: str, given: str | None = None) -> None:
    """Waits until `script` is true; the policy of the pages forbids the browser's own way."""
    end = time.monotonic() + _PATIENCE_SECONDS
    while not page.evaluate(script, given):
        if time.monotonic() > end:
            raise UnfogError(f"desk: the queue did not go on: {script}")
        page.wait_for_timeout(10)
