"""The queue and drafts in a real browser, with the keyboard alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from unfog.store import open_register
from web.browsing import PHONE, WIDE, Open
from web.conftest import served

BOTH = pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
READY = "() => document.querySelector('#queue-item').ariaBusy === 'false'"


def _title(page: Any) -> str:
    page.until(READY)
    return str(page.at.inner_text("#queue-body"))


def _decided(page: Any) -> str:
    return str(page.at.inner_text("#queue-progress"))


@BOTH
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_fault_that_axe_finds(
    opened: Open, address: str, size: tuple[int, int], theme: str
) -> None:
    for path in ("/queue?kind=pair", "/queue?kind=value", "/drafts", "/agreement"):
        page = opened(address, path, size=size, theme=theme)
        if path.startswith("/queue"):
            page.until(READY)
        found = Axe().run(page.at)
        assert found.violations_count == 0, found.generate_report()


@BOTH
def test_pairs_are_judged_one_key_each(
    opened: Open, copied: Callable[[], Path], size: tuple[int, int]
) -> None:
    register = copied()
    with served(register) as address:
        page = opened(address, "/queue?kind=pair", size=size)
        first = _title(page)
        for number, key in enumerate("sdu", 1):
            page.press(key)
            page.until("n => document.querySelector('#queue-progress').textContent.includes(n)",
                       str(number))  # fmt: skip
            page.until(READY)
        assert _title(page) != first
        page.press("z")
        page.says("Taken back.")
        page.until(READY)
        page.press("w")
        page.type("told on other days")
        page.press("Enter", "d")
        page.says("Different.")
        page.until(READY)
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        log = store.view.judgements()
    assert [getattr(row.subject, "verdict", "undo") for row in log] == [
        "same", "different", "unsure", "undo", "different",
    ]  # fmt: skip
    assert log[-1].why == "told on other days"


def test_keys_while_typing_are_letters(opened: Open, address: str) -> None:
    page = opened(address, "/queue?kind=pair")
    before = _title(page)
    page.press("w")
    page.type("sdu")
    assert page.at.input_value("#queue-why") == "sdu"
    page.press("Escape")
    assert _title(page) == before
    assert _decided(page) == ""


def test_incidents_are_confirmed_as_they_stand(opened: Open, copied: Callable[[], Path]) -> None:
    register = copied()
    with served(register) as address:
        page = opened(address, "/queue?kind=value")
        page.until(READY)
        page.press("c")
        page.says("Confirmed.")
        page.until(READY)
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        states = [row.review.state for row in store.view.incidents() if row.review]
    assert states == ["confirmed"]


@BOTH
def test_the_last_one_leaves_an_empty_queue(
    opened: Open, address: str, size: tuple[int, int]
) -> None:
    page = opened(address, "/queue?kind=changed", size=size)
    page.says("Nothing is left to decide here")


def test_arabic_is_shown_from_the_right(opened: Open, address: str) -> None:
    page = opened(address, "/queue?kind=pair", language="ar")
    page.until(READY)
    assert page.at.get_attribute("html", "dir") == "rtl"
    assert not Axe().run(page.at).violations_count


@BOTH
def test_drafts_are_taken_in_and_rejected(
    opened: Open, copied: Callable[[], Path], tmp_path: Path, size: tuple[int, int]
) -> None:
    register = copied()
    (tmp_path / "one.txt").write_text(
        "Gunmen killed three guards near Poti on Tuesday, police said."
    )
    (tmp_path / "two.txt").write_text("A mine killed two farmers near Zugdidi on Wednesday.")
    read = ["read", tmp_path, "--draft", "spring", "--published", "2031-05-08", "--reader", "rules"]
    command = "import unfog.cli; unfog.cli.main()"
    subprocess.run(
        [sys.executable, "-c", command, *read, "--register", register],
        check=True,
        capture_output=True,
    )
    with served(register) as address:
        page = opened(address, "/drafts", size=size)
        page.at.click("text=spring")
        page.at.locator("input[name=document]").first.check()
        page.at.click("[data-act=drafts-reject]")
        page.at.fill("textarea[name=why]", "a test of the siren")
        page.at.keyboard.press("Tab")
        page.at.click("dialog [data-main]")
        page.says("a test of the siren")
        page.at.check("#drafts-all")
        page.at.click("[data-act=drafts-accept]")
        page.at.click("dialog [data-main]")
        page.says("taken in")
        assert not Axe().run(page.at).violations_count
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        assert store.view.counts()["documents"] == 13
