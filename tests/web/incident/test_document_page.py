"""The page of a document, as a reviewer sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from web.browsing import PHONE, WIDE, Open

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

type Serve = Callable[..., str]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
DOCUMENT = "own-c222-1"
PAGE = f"/documents/{DOCUMENT}"

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


def claims(address: str) -> list[Any]:
    found: list[Any] = httpx.get(f"{address}/api/v1{PAGE}").json()["claims"]
    return found


@pytest.mark.parametrize(
    ("size", "theme", "language"),
    [(WIDE, "light", "ar"), (WIDE, "dark", "en"), (PHONE, "light", "en"), (PHONE, "dark", "ar")],
)
def test_page_is_accessible_and_fits(
    opened: Open, address: str, size: tuple[int, int], theme: str, language: str
) -> None:
    page = opened(address, PAGE, size=size, theme=theme, language=language)
    page.at.locator("details.tray > summary").click()
    page.press("n")
    page.at.locator(".claim-card:not([hidden])").wait_for(state="attached")
    found = axe.Axe().run(page.at, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()
    assert page.at.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_text_is_all_there_and_what_was_set_aside_says_why(opened: Open, address: str) -> None:
    told = httpx.get(f"{address}/api/v1{PAGE}").json()
    page = opened(address, PAGE)
    assert page.at.locator("[data-text]").text_content() == told["text"]
    page.at.locator("details.tray > summary").click()
    assert page.at.locator("details.tray li").count() == len(told["aside"])
    assert told["aside"][0]["reason"] in str(page.at.locator("details.tray").text_content())


def test_claims_are_chosen_by_property_and_speaker(opened: Open, address: str) -> None:
    page = opened(address, PAGE)
    page.at.locator("select[name=property]").select_option("killed")
    wanted = [one for one in claims(address) if one["property"] == "killed"]
    page.at.wait_for_url("**property=killed**")
    lines = page.at.locator(".claim-lines a")
    lines.nth(len(wanted)).wait_for(state="detached")
    assert lines.count() == len(wanted)


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_a_claim_is_added_by_typing_its_words(
    opened: Open, serve: Serve, size: tuple[int, int]
) -> None:
    address = serve()
    page = opened(address, PAGE, size=size)
    page.press("w")
    page.at.locator("dialog[open] textarea[name=words]").wait_for()
    page.type("no such words")
    page.at.locator("dialog input[name=low]").focus()
    page.type("7")
    page.at.locator("dialog textarea[name=why]").focus()
    page.press("Tab", "Tab", "Enter")
    page.says("These words do not stand in the text", "dialog[open]")
    words = page.at.locator("dialog[open] textarea[name=words]")
    assert page.at.locator("dialog[open] input[name=low]").input_value() == "7"
    words.focus()
    page.press("Control+a")
    page.type("said seven people had died at the Palmar Chico bridge")
    page.at.locator("dialog textarea[name=why]").focus()
    page.press("Tab", "Tab", "Enter")
    page.toast("Claim added.")
    added = [one for one in claims(address) if one["mark"] and one["mark"]["verdict"] == "added"]
    assert [one["quote"] for one in added] == [
        "said seven people had died at the Palmar Chico bridge"
    ]
    assert added[0]["value"]["low"] == 7


def test_a_claim_is_added_to_the_words_selected(opened: Open, serve: Serve) -> None:
    address = serve()
    page = opened(address, PAGE)
    page.at.evaluate(SELECT, "Neither statement")
    page.at.get_by_role("button", name="Add a claim").click()
    page.at.locator("dialog[open] blockquote", has_text="Neither statement").wait_for()
    page.at.locator("dialog select[name=property]").select_option("damage")
    page.at.locator("dialog input[name=text]").fill("a wall")
    page.at.locator("dialog [data-main]").click()
    page.toast("Claim added.")
    added = [one for one in claims(address) if one["mark"]]
    assert [(one["quote"], one["value"]) for one in added] == [("Neither statement", "a wall")]


def test_a_claim_is_rejected_by_key_and_struck(opened: Open, serve: Serve) -> None:
    address = serve()
    page = opened(address, PAGE)
    page.press("n", "n", "r")
    page.at.locator("dialog[open] textarea").wait_for()
    page.type("Of another year")
    page.press("Tab", "Tab", "Enter")
    page.toast("Claim rejected.")
    page.at.locator(".claim-lines .badge[data-kind=rejected]").wait_for()
    marks = [one["mark"]["why"] for one in claims(address) if one["mark"]]
    assert marks == ["Of another year"]


def test_two_readers_of_a_document_see_each_other_s_words(opened: Open, serve: Serve) -> None:
    address = serve()
    first, second = opened(address, PAGE), opened(address, PAGE)
    second.refused = (412,)
    for page in (first, second):
        page.press("n", "r")
        page.at.locator("dialog[open] textarea").wait_for()
        page.type("Misread")
    first.press("Tab", "Tab", "Enter")
    first.toast("Claim rejected.")
    second.press("Tab", "Tab", "Enter")
    second.at.locator("dialog[open] .conflict").wait_for()
    assert second.at.locator("dialog[open] textarea[name=why]").input_value() == "Misread"
