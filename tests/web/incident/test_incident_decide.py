"""Decisions on an incident, by keys at a desk and by a finger on a phone; two reviewers on one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from web.browsing import BOTH, Open, Opened, Size
from web.hand import Hand

type Serve = Callable[..., str]

ID = "i-ryhotgts7d"


def state(address: str, id: str = ID) -> Any:
    return httpx.get(f"{address}/api/v1/incidents/{id}", follow_redirects=True).json()


def finding(address: str, name: str) -> Any:
    return next(one for one in state(address)["findings"] if one["property"] == name)


def badge(hand: Hand, kind: str) -> None:
    hand.page.at.locator(f".incident-head .badge[data-kind={kind}]").wait_for()


@BOTH
def test_an_incident_is_confirmed_completed_reopened_and_rejected(
    opened: Open, serve: Serve, size: Size
) -> None:
    address = serve()
    hand = Hand(opened(address, f"/incidents/{ID}", size=size))
    page = hand.page
    hand.act("confirm")
    page.toast("Confirmed.")
    badge(hand, "confirmed")
    hand.opens("complete")
    hand.does_it()
    badge(hand, "completed")
    assert page.at.locator("[data-act=confirm], [data-act=merge], [data-act=reject]").count() == 0
    hand.opens("reopen")
    hand.says_why("A late report")
    badge(hand, "reopened")
    review = state(address)["review"]
    assert (review["state"], review["by"], review["why"]) == ("reopened", "Ada", "A late report")
    hand.opens("reject")
    hand.does_it()
    assert page.at.locator("dialog[open]").count() == 1, "a reason is needed"
    hand.says_why("A film set")
    badge(hand, "rejected")
    assert state(address)["review"]["state"] == "rejected"


@BOTH
def test_a_value_is_corrected_beside_the_machine_s_and_taken_back(
    opened: Open, serve: Serve, size: Size
) -> None:
    address = serve()
    hand = Hand(opened(address, f"/incidents/{ID}", size=size))
    before = finding(address, "killed")
    hand.opens("correct")
    hand.chooses("dialog select[name=property]", "killed")
    hand.page.at.locator("dialog input[name=low]").wait_for()
    assert before["words"] in str(hand.page.at.locator("dialog .facts").text_content())
    hand.writes("dialog input[name=low]", "4")
    hand.writes("dialog input[name=high]", "5")
    hand.says_why("Four certificates, one missing")
    hand.page.toast("Corrected")
    after = finding(address, "killed")
    assert after["words"] == before["words"]
    assert (after["reviewed"]["value"]["low"], after["reviewed"]["value"]["high"]) == (4, 5)
    own = hand.page.at.locator(".finding[data-property=killed] .reviewed", has_text="4–5")
    own.wait_for()
    hand.opens("undo")
    hand.does_it()
    hand.page.toast("Taken back.")
    own.wait_for(state="detached")
    assert finding(address, "killed")["reviewed"] is None


@BOTH
def test_kind_day_and_place_are_corrected_and_shown_in_the_head(
    opened: Open, serve: Serve, size: Size
) -> None:
    address = serve()
    hand = Hand(opened(address, f"/incidents/{ID}", size=size))

    def corrects(property: str, field: str, value: str) -> None:
        hand.opens("correct")
        hand.chooses("dialog select[name=property]", property)
        if field == "select":
            hand.chooses("dialog select[name=text]", value)
        elif field == "date":
            hand.goes("dialog input[name=start]")
            hand.page.at.locator("dialog input[name=start]").fill(value)
        else:
            hand.writes("dialog input[name=text]", value)
        hand.says_why("As the court found")
        hand.page.toast("Corrected")
        hand.page.at.locator("dialog").wait_for(state="detached")

    corrects("type", "select", "Excessive force against protesters")
    corrects("date", "date", "2031-05-13")
    corrects("place", "text", "The bridge at -21.9, -63.6 within 2 km")
    head = hand.page.at.locator(".incident-head")
    for own in ("Excessive force against protesters", "2031-05-13", "The bridge"):
        head.get_by_text(own).first.wait_for()
    assert head.locator("s, del").count() >= 3, "what was read stands beside it, struck"


@BOTH
def test_a_claim_is_accepted_rejected_and_corrected(opened: Open, serve: Serve, size: Size) -> None:
    address = serve()
    hand = Hand(opened(address, f"/incidents/{ID}", size=size))
    page = hand.page
    place = page.at.locator("[data-told=claim-place]")

    def turns_on() -> None:
        """To the next claim; on a phone its words come up by a tap on a cell."""
        if hand.taps and not page.at.locator("#evidence").is_visible():
            page.at.locator(".said").first.tap()
        before = place.text_content()
        hand.act("claim-next")
        page.until(f"document.querySelector('[data-told=claim-place]').textContent !== '{before}'")
        page.at.locator(".claim-card").wait_for()

    turns_on()
    hand.act("claim-accept")
    page.toast("Claim accepted.")
    page.at.locator(".claim-card .badge", has_text="accepted").wait_for(state="attached")
    turns_on()
    hand.opens("claim-reject")
    hand.says_why("Said of another day")
    page.toast("Claim rejected.")
    page.at.locator(".said[data-agreement=rejected]").first.wait_for()
    turns_on()
    hand.opens("claim-correct")
    hand.chooses("dialog select[name=certainty]", "possible")
    hand.says_why("Of the other speaker")
    page.toast("Claim corrected")
    history = httpx.get(f"{address}/api/v1/incidents/{ID}/history").json()["items"]
    assert [one["what"] for one in history] == ["corrected", "rejected", "accepted"]


@BOTH
def test_merge_and_split_show_what_comes_of_them(opened: Open, serve: Serve, size: Size) -> None:
    address = serve()
    near = httpx.get(f"{address}/api/v1/incidents/{ID}/similar").json()["items"]
    other = near[0]["incident"]["id"]
    hand = Hand(opened(address, f"/incidents/{ID}", size=size))
    page = hand.page
    hand.opens("merge")
    if hand.taps:
        hand.presses("dialog .near-lines button")
    else:
        hand.writes("dialog input[name=other]", other)
        page.press("Tab")
    page.says("What comes of it", "dialog[open]")
    hand.says_why("The same, told anew")
    page.toast("Merged")
    page.says("formerly")
    kept = state(address)
    assert state(address, other)["id"] == kept["id"]
    hand.opens("split")
    hand.ticks("dialog input[name=document]")
    page.says("What comes of it", "dialog[open]")
    hand.says_why("Another street")
    page.toast("Split.")
    hand.opens("undo")
    hand.does_it()
    page.toast("Taken back.")
    assert state(address)["documents"] == kept["documents"]


def conflict_of(page: Opened) -> str:
    """What the open dialog says of what somebody else decided, after its button was pressed."""
    page.press("Tab", "Tab", "Enter")
    conflict = page.at.locator("dialog[open] .conflict")
    conflict.wait_for()
    return str(conflict.text_content())


def test_the_second_of_two_reviewers_sees_the_first_s_change_and_loses_nothing(
    opened: Open, serve: Serve
) -> None:
    address = serve()
    first = opened(address, f"/incidents/{ID}")
    second = opened(address, f"/incidents/{ID}")
    second.refused = (412,)
    second.press("x")
    second.at.locator("dialog[open]").wait_for()
    second.type("Told of an exercise")
    first.press("c")
    first.toast("Confirmed.")
    assert "Ada" in conflict_of(second)
    typed = second.at.locator("dialog[open] textarea[name=why]")
    assert typed.input_value() == "Told of an exercise"
    assert state(address)["review"]["state"] == "confirmed"
    second.at.locator(".badge[data-kind=confirmed]").wait_for()
    typed.focus()
    second.press("Tab", "Tab", "Enter")
    second.at.locator(".badge[data-kind=rejected]").wait_for()
    assert state(address)["review"]["why"] == "Told of an exercise"


def test_who_merges_sees_what_was_decided_on_the_other_meanwhile(
    opened: Open, serve: Serve
) -> None:
    address, other = serve(), "i-4w2ykfhlw2"
    first = opened(address, f"/incidents/{other}")
    second = opened(address, f"/incidents/{ID}")
    second.refused = (412,)
    second.press("m")
    second.at.locator("dialog[open] input[name=other]").wait_for()
    second.type(other)
    second.press("Tab")
    second.says("What comes of it", "dialog[open]")
    second.at.locator("dialog textarea[name=why]").focus()
    second.type("The same, told anew")
    first.press("c")
    first.toast("Confirmed.")
    told = conflict_of(second)
    assert other in told
    assert "confirmed" in told
    assert second.at.locator("dialog textarea[name=why]").input_value() == "The same, told anew"
    assert state(address, other)["id"] == other
    second.says("What comes of it", "dialog[open]")
    second.at.locator("dialog textarea[name=why]").focus()
    second.press("Tab", "Tab", "Enter")
    second.toast("Merged")
    assert state(address, other)["id"] == state(address)["id"]


def test_what_was_typed_outlives_a_conflict_that_is_left(opened: Open, serve: Serve) -> None:
    address = serve()
    first = opened(address, f"/incidents/{ID}")
    second = opened(address, f"/incidents/{ID}")
    second.refused = (412, 423)
    second.press("x")
    second.type("Told of an exercise")
    first.press("l")
    first.at.locator("dialog[open]").wait_for()
    first.press("Tab", "Tab", "Enter")
    first.at.locator(".badge[data-kind=completed]").wait_for()
    second.press("Tab", "Tab", "Enter")
    second.at.locator("dialog[open] .conflict").wait_for()
    second.press("Escape")
    second.at.locator(".badge[data-kind=completed]").wait_for()
    assert second.at.locator("[data-act=reject]").count() == 0
    second.press("o")
    second.at.locator("dialog[open]").wait_for()
    second.type("Needs another look")
    second.press("Tab", "Tab", "Enter")
    second.at.locator(".badge[data-kind=reopened]").wait_for()
    second.press("x")
    typed = second.at.locator("dialog[open] textarea[name=why]")
    typed.wait_for()
    assert typed.input_value() == "Told of an exercise"


@pytest.mark.parametrize("role", ["viewer", "coder", "reviewer"])
def test_each_role_is_offered_what_it_may_do(opened: Open, serve: Serve, role: str) -> None:
    page = opened(serve(role=role), f"/incidents/{ID}")
    offered = {
        str(button.get_attribute("data-act"))
        for button in page.at.locator(".decide [data-act]").all()
    }
    coder = {"confirm", "correct", "merge", "split", "undo"}
    whole = {"complete", "reject"}
    assert offered == {"viewer": set(), "coder": coder, "reviewer": coder | whole}[role]
