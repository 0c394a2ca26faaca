"""The page of incidents, as somebody who records casualties uses it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx

from web.browsing import Open


def _total(opened: Any) -> int:
    return int(opened.at.locator("#found").get_attribute("data-total"))


def _asked(opened: Any) -> dict[str, list[str]]:
    return parse_qs(urlsplit(opened.at.url).query)


def _quiet(opened: Any) -> None:
    """Waits until all parts show what is asked."""
    opened.until("document.querySelector('.inc').dataset.busy === '0'")


def _drawn(opened: Any) -> None:
    opened.at.wait_for_selector("#map[data-shown]")
    opened.at.wait_for_selector("#time svg")
    _quiet(opened)


def _mapped(opened: Any) -> int:
    return int(opened.at.locator("#map").get_attribute("data-shown"))


def _brush(opened: Any, left: float, right: float) -> None:
    """Draws across the timeline, from one share of its width to another."""
    box = opened.at.locator(".inc-brush svg").bounding_box()
    inner = box["width"] - 40
    y = box["y"] + 40
    opened.at.mouse.move(box["x"] + 40 + left * inner, y)
    opened.at.mouse.down()
    opened.at.mouse.move(box["x"] + 40 + (left + right) / 2 * inner, y, steps=4)
    opened.at.mouse.move(box["x"] + 40 + right * inner, y, steps=4)
    opened.at.mouse.up()


def test_brushing_the_timeline_narrows_list_and_map(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    _drawn(page)
    before = _total(page), _mapped(page)
    _brush(page, 0.2, 0.4)
    page.at.wait_for_url("**since=**")
    _quiet(page)
    after = _total(page), _mapped(page)
    assert 0 < after[0] < before[0]
    assert 0 < after[1] < before[1]
    assert re.search(rf"\b{after[0]}\b", page.at.locator("#total").inner_text()), "the live count"
    rows = page.at.locator(".inc-row time").evaluate_all("all => all.map(t => t.dateTime)")
    assert max(rows) <= _asked(page)["until"][0]
    assert page.at.locator(".inc-out").count() > 0, "what is outside is drawn paler"
    page.press("Escape")
    page.at.get_by_role("button", name="All days").click()
    _quiet(page)
    assert (_total(page), _mapped(page)) == before


def test_the_map_narrows_the_list_when_told_to(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    _drawn(page)
    before = _total(page)
    page.at.get_by_label("Only what the map shows").check()
    page.at.wait_for_url("**box=**")
    _quiet(page)
    assert _total(page) == _mapped(page) < before, "what has no place is not on the map"
    canvas = page.at.locator("#map canvas").bounding_box()
    middle = canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2
    box = _asked(page)["box"]
    page.at.mouse.move(*middle)
    page.at.mouse.wheel(0, -900)
    page.until("box => !location.search.includes(encodeURIComponent(box))", box[0])
    _quiet(page)
    assert 0 < _total(page) == _mapped(page) < before - 20
    page.at.get_by_label("Only what the map shows").uncheck()
    _quiet(page)
    assert _total(page) == before


def test_the_address_is_the_whole_state(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    _drawn(page)
    page.at.get_by_label("contested").check()
    _quiet(page)
    first = page.at.url, _total(page)
    page.at.get_by_label("Order").select_option("killed")
    _quiet(page)
    _brush(page, 0.5, 0.9)
    page.at.wait_for_url("**since=**")
    _quiet(page)
    second = page.at.url, _total(page)
    other = opened(desk, second[0].removeprefix(desk))
    assert _total(other) == second[1]
    assert other.at.get_by_label("contested").is_checked()
    assert other.at.locator("#ask-sort").input_value() == "killed"
    page.at.go_back()
    page.at.go_back()
    _quiet(page)
    assert (page.at.url, _total(page)) == first
    assert page.at.locator("#ask-since").input_value() == ""
    page.at.go_forward()
    page.at.go_forward()
    _quiet(page)
    assert (page.at.url, _total(page)) == second
    assert page.at.locator("#ask-since").input_value() == _asked(page)["since"][0]


def test_filters_widen_and_narrow_and_are_lifted(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    facet = page.at.locator("[data-facet=status]")
    counts = {
        label.locator("bdi").inner_text(): int(label.locator(".count").inner_text())
        for label in facet.locator("label").all()
    }
    facet.get_by_label("contested").check()
    _quiet(page)
    assert _total(page) == counts["contested"]
    assert page.at.evaluate("document.activeElement.value") == "contested", "the focus stays"
    facet.get_by_label("corroborated").check()
    _quiet(page)
    assert _total(page) == counts["contested"] + counts["corroborated"]
    page.at.locator(".inc-chips").get_by_text("Status: contested").click()
    _quiet(page)
    assert _total(page) == counts["corroborated"]
    page.at.locator(".inc-clear").click()
    _quiet(page)
    assert page.at.url == f"{desk}/incidents"


def test_long_facets_are_searched(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    facet = page.at.locator("[data-facet=outlet]")
    facet.locator("summary").click()
    whole = facet.locator("label:visible").count()
    facet.get_by_placeholder("Search").fill("orbis")
    page.until(
        "() => [...document.querySelectorAll('[data-facet=outlet] label:not([hidden]) bdi')]"
        ".every(one => /orbis/i.test(one.textContent))"
    )
    assert 0 < facet.locator("label:visible").count() < whole
    facet.get_by_label("Orbis Times").check()
    _quiet(page)
    assert _asked(page)["outlet"] == ["Orbis Times"]
    assert facet.get_by_label("Orbis Times").is_checked()


def test_what_is_easily_overlooked_is_offered(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    page.at.get_by_text("3 rejected, hidden").click()
    _quiet(page)
    assert _total(page) == 3
    page.at.locator(".inc-clear").click()
    page.at.get_by_text("2 changed since confirmed").click()
    _quiet(page)
    assert _total(page) == 2
    assert page.at.locator(".badge[data-kind=changed]").count() == 2
    page.at.locator(".inc-clear").click()
    _quiet(page)
    for kind, told in (("undated", "no date"), ("unplaced", "no place")):
        offer = page.at.locator(f".inc-offer[data-kind={kind}]")
        number = int(offer.inner_text().split()[0])
        offer.click()
        _quiet(page)
        assert _total(page) == number
        assert page.at.locator(".inc-row").first.get_by_text(told).count() == 1
        page.at.locator(".inc-clear").click()
        _quiet(page)


def test_words_are_searched_while_they_are_typed(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    before = _total(page)
    page.press("/")
    page.type("hospital")
    page.at.wait_for_url("**q=hospital**")
    _quiet(page)
    assert 0 < _total(page) < before
    assert page.at.evaluate("document.activeElement.id") == "ask-q"


def test_by_keyboard_alone(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents")
    _drawn(page)
    names = page.at.locator(".inc-row a").evaluate_all("all => all.map(one => one.href)")
    focused = "document.activeElement.href"
    page.press("j", "j", "ArrowDown", "k")
    assert page.at.evaluate(focused) == names[1]
    page.at.locator(".inc-row a").nth(49).focus()
    page.press("j")
    page.until("document.querySelectorAll('.inc-row').length > 50")
    page.until("document.activeElement === document.querySelectorAll('.inc-row a')[50]")
    assert page.at.locator("[data-facet=outlet] .inc-letters").count() == 1
    page.press("t")
    slider = "document.activeElement.getAttribute('aria-label')"
    assert page.at.evaluate(slider) == "First day"
    before = _total(page)
    page.press("PageUp", "PageUp")
    page.at.wait_for_url("**since=**")
    _quiet(page)
    assert _total(page) < before
    assert page.at.evaluate(slider) == "First day"
    told = page.at.evaluate("document.activeElement.getAttribute('aria-valuetext')")
    assert _asked(page)["since"][0][:4] in told
    page.press("Escape")
    page.at.wait_for_url(f"{desk}/incidents")
    page.press("Tab", "Shift+Tab")
    page.at.locator("#inc-list").focus()
    page.press("m")
    assert page.at.evaluate("document.activeElement.closest('#map') !== null")
    page.at.locator("#inc-list").focus()
    page.press("j", "Enter")
    page.at.wait_for_url("**/incidents/desk-**" if "desk-" in names[0] else "**/incidents/i-**")
    page.console.clear()


def test_the_map_has_a_list_for_those_who_do_not_see_it(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents?country=HT")
    _drawn(page)
    page.at.get_by_text("What the map shows, as a list").click()
    lines = page.at.locator("#map-list .lines > li")
    lines.first.wait_for()
    assert lines.count() >= 1


def test_a_view_is_saved_by_name(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents?status=contested")
    page.at.get_by_text("Saved views").click()
    page.at.get_by_label("Name of this view").fill("Contested ones")
    page.press("Enter")
    page.at.goto(f"{desk}/incidents")
    page.at.get_by_text("Saved views").click()
    page.at.get_by_role("link", name="Contested ones").click()
    page.at.wait_for_url("**status=contested")


def test_what_hostile_papers_print_stays_text(opened: Open, desk: str) -> None:
    page = opened(desk, "/incidents?country=SY&more=outlet")
    _drawn(page)
    page.at.get_by_text("What the map shows, as a list").click()
    text = page.at.locator("main").inner_text()
    assert "<script>window.hurt" in text
    assert "{{ 7 * 7 }} ${name}" in text
    assert page.at.evaluate("window.hurt") is None
    page.sound()
    page.at.get_by_placeholder("Search").last.fill("<script>")
    _quiet(page)
    assert page.at.evaluate("window.hurt") is None


def test_without_scripts_the_form_and_links_do_it(browser: Any, desk: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk}/incidents")
    first = page.locator(".inc-row a").first.get_attribute("href")
    page.get_by_role("link", name="More").click()
    assert page.locator(".inc-row a").first.get_attribute("href") != first
    page.get_by_role("link", name="First page").click()
    assert page.locator(".inc-row a").first.get_attribute("href") == first
    page.get_by_label("contested").check()
    page.get_by_label("From").fill("2030-01-01")
    page.get_by_role("button", name="Show these").click()
    asked = parse_qs(urlsplit(page.url).query)
    assert asked == {"status": ["contested"], "since": ["2030-01-01"], "sort": ["-date"]}
    assert page.get_by_label("contested").is_checked()
    assert "The map needs scripts." in page.locator(".inc-map noscript").inner_text()
    context.close()


def test_a_page_keeps_what_it_is_asked_in_its_links(desk: str) -> None:
    page = httpx.get(f"{desk}/incidents", params={"status": "contested", "sort": "killed"}).text
    following = re.search(r'rel="next" href="([^"]*)"', page)
    assert following
    asked = parse_qs(urlsplit(following[1].replace("&amp;", "&")).query)
    assert asked["status"] == ["contested"]
    assert asked["sort"] == ["killed"]
