"""The page of an incident, as a reviewer sees it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hostile_register import hostile_register
from web.browsing import PHONE, Open

MOST_TOLD = "/incidents/i-ryhotgts7d"


def scrolled(page: Any) -> None:
    """Brings in what is fetched when it comes into the window."""
    page.at.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.at.locator("[data-part] .panel-body > p > a[href*='/history']").wait_for(state="detached")
    page.at.wait_for_load_state("networkidle")
    page.at.evaluate("window.scrollTo(0, 0)")


def test_a_cell_leads_to_its_words(opened: Open, address: str) -> None:
    page = opened(address, MOST_TOLD)
    cell = (
        page.at.locator("tr", has_text="Gran Chaco Civic Committee")
        .locator(".said", has_text="7 people")
        .first
    )
    cell.focus()
    page.press("Enter")
    picked = page.at.locator(".seg.picked")
    picked.first.wait_for()
    assert "seven" in " ".join(picked.all_text_contents()).lower()
    assert "claim=c-" in page.at.url


def test_keys_step_through_claims_and_documents(opened: Open, address: str) -> None:
    page = opened(address, MOST_TOLD)
    document = page.at.locator("#evidence .tabs a[aria-current]").get_attribute("data-document")
    page.press("n")
    page.at.locator(".seg.picked").first.wait_for()
    first = page.at.locator(".seg.picked").first.text_content()
    page.press("n", "p")
    assert page.at.locator(".seg.picked").first.text_content() == first
    page.press("p")
    page.at.locator(f"[data-text]:not([data-text='{document}']) .seg.picked").first.wait_for()


def test_on_a_phone_each_account_is_a_card_below_the_finding_and_evidence_slides_up(
    opened: Open, address: str
) -> None:
    page = opened(address, MOST_TOLD, size=PHONE)
    assert page.at.locator(".sheet tbody tr").first.evaluate(
        "e => getComputedStyle(e).display"
    ) == ("block")
    pane = page.at.locator("#evidence")
    assert not pane.is_visible()
    finding = page.at.locator(".sheet tfoot").bounding_box()
    account = page.at.locator(".sheet tbody tr").first.bounding_box()
    assert finding is not None
    assert account is not None
    assert finding["y"] + finding["height"] <= account["y"]
    page.at.locator(".said").first.click()
    pane.locator(".seg.picked").first.wait_for()
    assert pane.is_visible()
    page.press("Escape")
    pane.wait_for(state="hidden")


def test_the_rule_set_stands_in_the_address_and_changes_the_findings(
    opened: Open, address: str
) -> None:
    page = opened(address, MOST_TOLD)
    page.at.locator(".rule-sets a", has_text="acled").click()
    page.at.wait_for_url("**?rules=acled")
    finding = page.at.locator(".finding[data-property=killed]")
    assert "lowest figure that stands" in str(finding.first.text_content())


def test_names_of_another_script_begin_where_the_page_s_words_do(
    opened: Open, address: str
) -> None:
    page = opened(address, MOST_TOLD, size=PHONE, language="ar")
    card = page.at.locator(".sheet tbody th").first
    ends = card.evaluate(
        """e => [".speaker", ".small"].map((one) => {
          const range = document.createRange();
          range.selectNodeContents(e.querySelector(one));
          return range.getBoundingClientRect().right;
        })"""
    )
    assert abs(ends[0] - ends[1]) < 2


def test_denials_are_struck_and_named(opened: Open, address: str) -> None:
    page = opened(address, MOST_TOLD)
    denial = page.at.locator(".said[data-agreement=denies]").first
    assert "DENIES" in str(denial.text_content())
    line = denial.locator("s").evaluate("e => getComputedStyle(e).textDecorationLine")
    assert line == "line-through"


def test_texts_of_many_dead_stay_closed_for_who_wishes(opened: Open, address: str) -> None:
    page = opened(address, "/incidents/i-4w2ykfhlw2")
    page.at.get_by_label("Keep texts of incidents").check()
    page.at.reload()
    text = page.at.locator("#evidence [data-text]")
    assert not text.is_visible()
    page.at.locator("#evidence details.greyed > summary").click()
    assert text.is_visible()


def test_without_script_all_is_there(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + MOST_TOLD)
    page.locator(".said", has_text="7 people").first.click()
    assert page.locator(".seg.picked").first.is_visible()
    page.locator("#toll-panel a").click()
    assert page.locator("svg.toll").is_visible()
    context.close()


def test_hostile_words_stay_words(opened: Open, serve: Callable[..., str], tmp_path: Path) -> None:
    register = hostile_register(tmp_path / "hostile.unfog")
    page = opened(serve(register), "/incidents/i-izza6s63kj")
    scrolled(page)
    page.sound()
    page.press("n")
    assert "<script>alert(1)</script>" in str(page.at.locator("#sheet").text_content())
    assert page.at.locator("img").count() == 0
    page.at.locator("#evidence h3 a").click()
    page.at.wait_for_url("**/documents/**")
    assert "<script>alert(1)</script>" in str(page.at.locator("h1").text_content())
    assert page.at.locator("img, a[href^='javascript']").count() == 0
    page.sound()
