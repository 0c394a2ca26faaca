"""The page as a person meets it, in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from unfog.publish.explain import Explained, page

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)

CHROMIUM = shutil.which("chromium")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
WIDE, PHONE, NARROWEST = (1440, 900), (390, 844), (360, 740)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium")


@dataclass
class Opened:
    """A page in a browser, and what went wrong or was asked of the network meanwhile."""

    at: Any
    console: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def selected(self) -> list[str]:
        numbers = self.at.eval_on_selector_all(
            "#chosen .number", "all => all.map(one => one.textContent)"
        )
        return [str(number) for number in numbers]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.at.keyboard.press(key)

    def hash(self) -> str:
        return str(self.at.evaluate("location.hash"))


type Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        # no profile is named: each launch has a new one, which goes with it
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any, shown: Explained, tmp_path: Path) -> Iterator[Open]:
    """Opens the page; at the end nothing may have run, failed or been fetched."""
    file = tmp_path / "page.html"
    file.write_bytes(page(shown))
    opened: list[Opened] = []
    contexts = []

    def _open(size: tuple[int, int] = WIDE, theme: str = "light", hash: str = "") -> Opened:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=theme,
            reduced_motion="reduce",
        )
        contexts.append(context)
        one = Opened(context.new_page())
        one.at.on("console", lambda message: one.console.append(message.text))
        one.at.on("pageerror", lambda error: one.console.append(str(error)))
        one.at.on("request", lambda request: one.asked.append(request.url))
        one.at.goto(file.as_uri() + hash)
        opened.append(one)
        return one

    yield _open
    for one in opened:
        assert one.console == []
        assert {url.split("#")[0] for url in one.asked} == {file.as_uri()}
        assert one.at.evaluate("window.sprung") is None
    for context in contexts:
        context.close()


def test_claims_are_stepped_through_by_keyboard(open_page: Open, shown: Explained) -> None:
    opened = open_page()
    for key, number in (("j", 1), ("n", 2), ("ArrowRight", 3), ("k", 2), ("p", 1)):
        opened.press(key)
        assert opened.selected() == [str(number)]
        assert opened.hash() == f"#claim-{number}"
    opened.press("ArrowLeft", "ArrowLeft")
    assert opened.selected() == ["×2"], "before the first claim comes the end of the tray"
    assert opened.at.text_content("#place") == "×2 of 3"
    opened.press("Escape")
    assert opened.selected() == []
    assert opened.hash() == ""
    opened.press("t", "k")
    assert opened.selected() == [str(len(shown.claims))]


def test_a_step_brings_the_words_into_view_and_says_so(open_page: Open) -> None:
    for size in (WIDE, PHONE):
        opened = open_page(size)
        opened.press(*["j"] * 8)
        sheet = opened.at.locator("#evidence").bounding_box()
        chip = opened.at.locator("#text .chip[aria-current]").bounding_box()
        assert chip["y"] > 0
        floor = sheet["y"] if size == PHONE else size[1]
        assert chip["y"] + chip["height"] <= floor
        said = opened.at.text_content("[role=status]")
        assert said.startswith("Claim 8 of 8: damage: depot <script>")
        assert "its owner, via Harbour Radio" in said


def test_keys_can_be_turned_off_and_leave_form_fields_alone(open_page: Open) -> None:
    opened = open_page()
    opened.at.focus("input[value=property]")
    opened.press("ArrowRight")
    assert opened.selected() == []
    assert opened.at.evaluate("document.documentElement.dataset.by") == "speaker"
    opened.at.uncheck("#listen")
    opened.press("j")
    assert opened.selected() == []


def test_a_number_a_stretch_or_a_line_of_the_list_selects(open_page: Open) -> None:
    opened = open_page()
    opened.at.click("#text [data-go=claim-5]")
    assert opened.selected() == ["5"]
    fields = opened.at.inner_text("#chosen")
    for words in ("denies", "Ministry of Defence", "3 guards", "Attack · Poti, GE"):
        assert words in fields
    opened.at.click(".seg:has-text('with a mortar, police said')")
    assert opened.selected() == ["1", "2", "3", "4"]
    assert opened.at.text_content("#place") == "4 selected"
    assert opened.at.locator("#chosen blockquote").count() == 3, "the same words stand once"
    opened.at.click("#claim-8 .go")
    assert opened.selected() == ["8"]
    opened.at.click("#clear")
    assert opened.selected() == []


def test_enter_selects_what_has_the_focus(open_page: Open) -> None:
    opened = open_page()
    opened.at.focus("#text [data-go=claim-1]")
    opened.press("Enter")
    assert opened.selected() == ["1"]
    opened.press("j", "j")
    assert opened.at.eval_on_selector_all(
        "#text .chip", "all => all.filter(c => c.tabIndex === 0).map(c => c.dataset.go)"
    ) == ["claim-3"], "the text is one stop of the tab key: the selected claim"


@pytest.mark.parametrize("hash", ["#claim-7", "#aside-3"])
def test_a_link_to_a_claim_selects_it(open_page: Open, hash: str) -> None:
    opened = open_page(hash=hash)
    assert opened.selected() == [hash[-1] if "claim" in hash else "×3"]
    opened.at.evaluate("location.hash = '#claim-2'")
    opened.at.wait_for_selector("#chosen .number >> text='2'")


@pytest.mark.parametrize("hash", ["#claim-99", "#%3Cscript%3E", "#__proto__", "#text"])
def test_any_other_link_selects_nothing(open_page: Open, hash: str) -> None:
    assert open_page(hash=hash).selected() == []


def test_colours_are_chosen_by_property_speaker_and_stance(open_page: Open) -> None:
    opened = open_page()
    painted = "node => getComputedStyle(node).backgroundImage"
    colours = {}
    for by in ("property", "speaker", "stance"):
        opened.at.check(f"input[value={by}]")
        colours[by] = opened.at.eval_on_selector(".seg.told", painted)
        visible = opened.at.locator(".legend:visible")
        assert visible.count() == 1
        assert visible.get_attribute("data-legend") == by
    assert len(set(colours.values())) == 3
    assert colours["property"].count("gradient") == 2, "two claims over the first words"
    assert colours["speaker"].count("gradient") == 1, "of one speaker"
    opened.press("c")
    assert opened.at.is_checked("input[value=property]")


def test_denials_and_doubts_look_different(open_page: Open) -> None:
    opened = open_page()
    style = (
        "node => [getComputedStyle(node).textDecoration, getComputedStyle(node).backgroundImage]"
    )
    plain, denied, doubted = (
        opened.at.eval_on_selector(f".seg.told{kind}", style)
        for kind in (":not(.denies, .doubts)", ".denies", ".doubts")
    )
    assert "none" in plain[0]
    assert "overline" in denied[0]
    assert "dotted" in doubted[0]
    assert "repeating" not in plain[1]
    assert denied[1].startswith("repeating")
    assert doubted[1].startswith("repeating")


def test_text_from_right_to_left_keeps_its_direction(open_page: Open) -> None:
    opened = open_page(hash="#claim-7")
    assert opened.selected() == ["7"]
    box = opened.at.locator("#chosen blockquote").evaluate(
        "node => getComputedStyle(node).direction"
    )
    assert box == "rtl"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, PHONE, NARROWEST])
def test_the_page_is_accessible_and_fits(
    open_page: Open, size: tuple[int, int], theme: str
) -> None:
    opened = open_page(size, theme)
    for keys in ((), ("j", "j", "j", "j", "j", "c")):
        opened.press(*keys)
        found = axe.Axe().run(opened.at, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, found.generate_report()
        assert opened.at.evaluate("document.documentElement.scrollWidth") == size[0]


def test_the_focus_is_seen(open_page: Open) -> None:
    opened = open_page()
    opened.press("Tab")
    assert opened.at.evaluate("document.activeElement.className") == "skip"
    assert opened.at.locator(".skip").bounding_box()["x"] > 0
    outline = opened.at.evaluate("getComputedStyle(document.activeElement).outlineWidth")
    assert outline == "3px"
    opened.press("Enter")
    assert opened.at.evaluate("document.activeElement.id") == "reading"


def test_the_page_can_be_read_without_its_script(
    browser: Any, shown: Explained, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(page(shown))
    context = browser.new_context(java_script_enabled=False)
    at = context.new_page()
    at.goto(file.as_uri())
    assert at.locator("#claim-5 blockquote").is_visible()
    assert at.locator("#evidence").is_hidden()
    at.click("#claim-5 summary")
    assert at.locator("#claim-5 dd >> text=Ministry of Defence").is_visible()
    context.close()
