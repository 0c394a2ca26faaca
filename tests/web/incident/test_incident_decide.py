"""Decisions on an incident by keyboard alone, and two reviewers on one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from web.browsing import PHONE, WIDE, Open

type Serve = Callable[..., str]

ID = "i-ryhotgts7d"


def state(address: str, id: str = ID) -> Any:
    return httpx.get(f"{address}/api/v1/incidents/{id}", follow_redirects=True).json()


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_an_incident_is_confirmed_completed_and_reopened_by_keys(
    opened: Open, serve: Serve, size: tuple[int, int]
) -> None:
    address = serve()
    page = opened(address, f"/incidents/{ID}", size=size)
    page.press("c")
    page.toast("Confirmed.")
    page.at.locator(".badge[data-kind=confirmed]").wait_for()
    page.press("l")
    page.at.locator("dialog[open]").wait_for()
    page.press("Tab", "Tab", "Enter")
    page.at.locator(".badge[data-kind=completed]").wait_for()
    assert page.at.locator("[data-act=confirm], [data-act=merge], [data-act=reject]").count() == 0
    page.press("o")
    page.at.locator("dialog[open]").wait_for()
    page.type("A late report")
    page.press("Tab", "Tab", "Enter")
    page.at.locator(".badge[data-kind=reopened]").wait_for()
    review = state(address)["review"]
    assert (review["state"], review["by"], review["why"]) == ("reopened", "Ada", "A late report")


def test_a_reason_is_needed_to_reject(opened: Open, serve: Serve) -> None:
    address = serve()
    page = opened(address, f"/incidents/{ID}")
    page.press("x")
    page.at.locator("dialog[open]").wait_for()
    page.press("Tab", "Tab", "Enter")
    assert page.at.locator("dialog[open]").count() == 1
    page.at.locator("dialog textarea").focus()
    page.type("A film set")
    page.press("Tab", "Tab", "Enter")
    page.at.locator(".badge[data-kind=rejected]").wait_for()
    assert state(address)["review"]["state"] == "rejected"


def test_a_value_is_corrected_beside_the_machine_s(opened: Open, serve: Serve) -> None:
    address = serve()
    page = opened(address, f"/incidents/{ID}")
    before = next(f for f in state(address)["findings"] if f["property"] == "killed")
    page.press("e")
    page.at.locator("dialog[open] select[name=property]").wait_for()
    page.type("killed")
    page.at.locator("dialog input[name=low]").wait_for()
    assert before["words"] in str(page.at.locator("dialog .facts").text_content())
    page.press("Tab", "Control+a")
    page.type("4")
    page.press("Tab", "Control+a")
    page.type("5")
    page.press("Tab", "Tab", "Tab", "Tab")
    page.type("Four certificates, one missing")
    page.press("Tab", "Tab", "Enter")
    page.toast("Corrected")
    after = next(f for f in state(address)["findings"] if f["property"] == "killed")
    assert after["words"] == before["words"]
    assert (after["reviewed"]["value"]["low"], after["reviewed"]["value"]["high"]) == (4, 5)
    page.at.locator(".finding[data-property=killed] .reviewed", has_text="4–5").wait_for()


def test_a_claim_is_rejected_accepted_and_corrected_by_keys(opened: Open, serve: Serve) -> None:
    address = serve()
    page = opened(address, f"/incidents/{ID}")
    page.press("n")
    page.at.locator(".claim-card:not([hidden])").wait_for()
    page.press("a")
    page.toast("Claim accepted.")
    page.at.locator(".claim-card .badge", has_text="accepted").wait_for()
    page.press("n", "r")
    page.at.locator("dialog[open]").wait_for()
    page.type("Said of another day")
    page.press("Tab", "Tab", "Enter")
    page.toast("Claim rejected.")
    page.at.locator(".said[data-agreement=rejected]").first.wait_for()
    page.press("n", "n", "v")
    page.at.locator("dialog[open] select[name=property]").wait_for()
    page.at.locator("dialog textarea[name=why]").focus()
    page.type("Of the other speaker")
    page.press("Tab", "Tab", "Enter")
    page.toast("Claim corrected")


def test_merge_and_split_show_what_comes_of_them(opened: Open, serve: Serve) -> None:
    address = serve()
    listed = httpx.get(f"{address}/api/v1/incidents/{ID}/similar").json()["items"]
    other = listed[0]["incident"]["id"] if listed else "i-4w2ykfhlw2"
    page = opened(address, f"/incidents/{ID}")
    page.press("m")
    page.at.locator("dialog[open] input[name=other]").wait_for()
    page.type(other)
    page.press("Tab")
    page.says("What comes of it", "dialog[open]")
    page.at.locator("dialog textarea[name=why]").focus()
    page.type("The same, told anew")
    page.press("Tab", "Tab", "Enter")
    page.toast("Merged")
    page.says("formerly")
    kept = state(address)
    assert state(address, other)["id"] == kept["id"]
    page.press("s")
    page.at.locator("dialog[open] input[name=document]").first.wait_for()
    page.press("Space")
    page.says("What comes of it", "dialog[open]")
    page.at.locator("dialog textarea[name=why]").focus()
    page.type("Another street")
    page.press("Tab", "Tab", "Enter")
    page.toast("Split.")
    page.press("u")
    page.at.locator("dialog[open]").wait_for()
    page.press("Tab", "Tab", "Enter")
    page.toast("Taken back.")
    assert state(address)["documents"] == kept["documents"]


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
    second.press("Tab", "Tab", "Enter")
    conflict = second.at.locator("dialog[open] .conflict")
    conflict.wait_for()
    assert "Ada" in str(conflict.text_content())
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
    second.press("Tab", "Tab", "Enter")
    conflict = second.at.locator("dialog[open] .conflict")
    conflict.wait_for()
    assert other in str(conflict.text_content())
    assert "confirmed" in str(conflict.text_content())
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
