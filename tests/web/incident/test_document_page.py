"""The page of a document, as a reviewer sees it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from web.browsing import BOTH, Open, Size
from web.hand import Hand

type Serve = Callable[..., str]

DOCUMENT = "own-c222-1"
PAGE = f"/documents/{DOCUMENT}"


def claims(address: str) -> list[Any]:
    found: list[Any] = httpx.get(f"{address}/api/v1{PAGE}").json()["claims"]
    return found


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


@BOTH
def test_a_claim_is_added_by_typing_its_words(opened: Open, serve: Serve, size: Size) -> None:
    address = serve()
    hand = Hand(opened(address, PAGE, size=size))
    hand.opens("claim-add")
    hand.writes("dialog textarea[name=words]", "no such words")
    hand.writes("dialog input[name=low]", "7")
    hand.does_it()
    hand.page.says("These words do not stand in the text", "dialog[open]")
    assert hand.page.at.locator("dialog[open] input[name=low]").input_value() == "7"
    words = "said seven people had died at the Palmar Chico bridge"
    hand.writes("dialog textarea[name=words]", words)
    hand.does_it()
    hand.page.toast("Claim added.")
    added = [one for one in claims(address) if one["mark"] and one["mark"]["verdict"] == "added"]
    assert [one["quote"] for one in added] == [words]
    assert added[0]["value"]["low"] == 7


@BOTH
def test_a_claim_is_added_to_the_words_selected(opened: Open, serve: Serve, size: Size) -> None:
    address = serve()
    hand = Hand(opened(address, PAGE, size=size))
    hand.page.select("Neither statement")
    hand.opens("claim-add")
    hand.page.says("Neither statement", "dialog[open] blockquote")
    hand.chooses("dialog select[name=property]", "damage")
    hand.writes("dialog input[name=text]", "a wall")
    hand.does_it()
    hand.page.toast("Claim added.")
    added = [one for one in claims(address) if one["mark"]]
    assert [(one["quote"], one["value"]) for one in added] == [("Neither statement", "a wall")]


@BOTH
def test_a_claim_is_rejected_accepted_and_corrected(opened: Open, serve: Serve, size: Size) -> None:
    address = serve()
    hand = Hand(opened(address, PAGE, size=size))
    if hand.taps:
        hand.presses(".claim-lines a")
    else:
        hand.act("claim-next")
    hand.opens("claim-reject")
    hand.says_why("Of another year")
    hand.page.toast("Claim rejected.")
    hand.page.at.locator(".claim-lines .badge[data-kind=rejected]").wait_for(state="attached")
    marks = [one["mark"]["why"] for one in claims(address) if one["mark"]]
    assert marks == ["Of another year"]
    hand.act("claim-accept")
    hand.page.toast("Claim accepted.")
    hand.opens("claim-correct")
    hand.chooses("dialog select[name=certainty]", "likely")
    hand.says_why("Said with a doubt")
    hand.page.toast("Claim corrected")
    said = [(one["mark"]["verdict"], one["certainty"]) for one in claims(address) if one["mark"]]
    assert said == [("rejected", "stated"), ("added", "likely")]


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
