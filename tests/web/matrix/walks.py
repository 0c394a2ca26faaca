"""Walks over pages: what is done there, halting at each thing to be looked at.

A halt gives the selector of the part to look at, None for the whole page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from web.browsing import PHONE, Opened

type Walk = Callable[[Opened], Iterator[str | None]]

DIALOG = "dialog[open]"
PASSWORD = "the ferry leaves at noon"


def as_it_is(page: Opened) -> Iterator[str | None]:
    yield None


def incidents(page: Opened) -> Iterator[str | None]:
    """List, map and timeline: side by side, or by turns on a phone."""
    if page.at.viewport_size["width"] != PHONE[0]:
        page.at.locator("#map[data-shown]").wait_for()
        page.at.locator("#time svg").wait_for()
        yield None
        return
    for view, drawn in (("list", "#found"), ("map", "#map[data-shown]"), ("time", "#time svg")):
        page.at.locator(f".inc-views [data-to={view}]").click()
        page.at.locator(drawn).wait_for()
        yield None if view == "list" else "main"


def facets(page: Opened) -> Iterator[str | None]:
    if page.at.viewport_size["width"] == PHONE[0]:
        page.at.locator(".inc-views [data-to=facets]").click()
    page.at.locator("#facets").wait_for()
    page.at.locator("#saved summary").click()
    yield "main"


def _dialog(page: Opened, key: str, within: str = ":is(textarea, input)") -> str:
    """Opens a dialog by its key."""
    page.press(key)
    page.at.locator(f"{DIALOG} {within}").first.wait_for()
    return DIALOG


def _closed(page: Opened) -> None:
    page.press("Escape")
    page.at.locator("dialog").wait_for(state="detached")


def _in_turn(page: Opened) -> bool:
    """Whether dialogs are looked at: once at each size, in one language there and in the other
    here, as they are made of the same parts in either."""
    wide = page.at.viewport_size["width"] != PHONE[0]
    return wide == (page.run("document.documentElement.lang") == "en")


def incident(page: Opened) -> Iterator[str | None]:
    """All its parts; then its dialogs, one after the other."""
    page.run("window.scrollTo(0, document.body.scrollHeight)")
    page.at.locator("[data-part] .panel-body > p > a[href*='/history']").wait_for(state="detached")
    page.at.locator(".near-map[data-drawn]").wait_for()
    page.press("n")
    page.at.locator(".claim-card").wait_for()
    yield None
    page.press("Escape")
    if not _in_turn(page):
        return
    for key in "exlu":
        yield _dialog(page, key)
        _closed(page)
    _dialog(page, "m")
    page.at.locator("dialog .near-lines button").first.click()
    page.at.locator(f"{DIALOG} .preview .brief").first.wait_for()
    yield DIALOG
    _closed(page)
    _dialog(page, "s")
    page.press("Space")
    page.at.locator(f"{DIALOG} .preview .brief").first.wait_for()
    yield DIALOG
    _closed(page)
    yield _dialog(page, "v")
    _closed(page)


def tray(page: Opened) -> Iterator[str | None]:
    page.at.locator("details.tray > summary").click()
    yield None


def near(page: Opened) -> Iterator[str | None]:
    page.at.locator(".near-map[data-drawn]").wait_for()
    yield None


def document(page: Opened) -> Iterator[str | None]:
    """With what was set aside and a claim chosen; then the dialogs, the last on words selected."""
    page.at.locator("details.tray > summary").click()
    page.press("n")
    page.at.locator(".claim-card").wait_for()
    yield None
    if not _in_turn(page):
        return
    for key in "rv":
        yield _dialog(page, key)
        _closed(page)
    page.select("Neither statement")
    yield _dialog(page, "w", "blockquote")
    _closed(page)


def queue(page: Opened) -> Iterator[str | None]:
    page.until("document.querySelector('#queue-item').ariaBusy === 'false'")
    yield None
    if page.at.url.endswith("/queue") and _in_turn(page):
        yield _dialog(page, "?", ".keys")
        _closed(page)


def draft(page: Opened) -> Iterator[str | None]:
    page.at.locator("input[name=document]").first.check()
    yield None
    for act in ("reject", "accept") if _in_turn(page) else ():
        page.at.locator(f"[data-act=drafts-{act}]").click()
        page.at.locator(DIALOG).wait_for()
        yield DIALOG
        _closed(page)


def method(page: Opened) -> Iterator[str | None]:
    """With the menu, which is on every page."""
    page.at.locator("details.tray > summary").click()
    yield None
    page.at.locator("details.menu > summary").click()
    yield "header"


def login(page: Opened) -> Iterator[str | None]:
    yield None
    page.at.locator("#name").fill("Nobody")
    page.at.locator("#password").fill("none of hers")
    page.at.locator("#password").press("Enter")
    page.at.locator("[role=alert]").wait_for()
    yield "main"


def account(page: Opened) -> Iterator[str | None]:
    """With the offer of a second factor, which nobody takes up."""
    yield None
    page.at.locator("#proof").fill(PASSWORD)
    page.at.locator("#proof").press("Enter")
    page.at.locator("img.qr").wait_for()
    yield "main"


def users(page: Opened) -> Iterator[str | None]:
    """After somebody is added; the second time the name is taken."""
    page.at.locator("#name").fill("Grace")
    page.at.locator("#name").press("Enter")
    page.at.locator("main > .notice").wait_for()
    yield None
