"""All components, as a person meets them: both themes, both directions, wide and on a phone."""

from typing import Any

import pytest

from web.browsing import Open

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")


WIDE, PHONE, NARROWEST = (1440, 900), (390, 844), (360, 740)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SURFACES = ("paper", "panel", "sunk", "hover", "picked")
TONES = ("good", "bad", "warn", "info", "gone", "plain")
TEXTS = [
    *((text, surface) for text in ("ink", "quiet", "link", *TONES) for surface in SURFACES),
    *((name, f"{name}-tint") for name in TONES),
    *(("ink", f"{name}-tint") for name in TONES),
    *(("link", f"{name}-tint") for name in TONES),
    *(("on-act", ground) for ground in ("act", "act-hover")),
    *(("danger", ground) for ground in ("paper", "panel")),
    ("on-danger", "danger-hover"),
    ("map-name", "map-land"),
    ("map-count", "map-mark"),
]
SHAPES = [
    *(("edge", surface) for surface in SURFACES),
    *(("focus", surface) for surface in SURFACES),
    *(
        (mark, ground)
        for mark in ("map-mark", "map-picked")
        for ground in ("map-land", "map-water")
    ),
    *((bar, "paper") for bar in ("bar", "bar-chosen")),
    *((tone, "paper") for tone in TONES),
]


def _shown(opened: Any) -> None:
    opened.run("desk.showText().select('three')")
    opened.run("void desk.showChart()")
    opened.run("void desk.toast.toast('Confirmed', {tone: 'good', act: {label: 'Undo', run() {}}})")
    opened.run("void desk.toast.toast('It is locked', {tone: 'bad'})")
    opened.at.wait_for_selector("#chart svg")


def _check(opened: Any) -> None:
    found = axe.Axe().run(opened.at, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize(
    ("size", "theme", "direction"),
    [
        *((WIDE, "light", "ltr"), (WIDE, "dark", "rtl")),
        *((PHONE, "light", "rtl"), (PHONE, "dark", "ltr")),
    ],
)
def test_components_are_accessible_and_fit(
    gallery: Open, size: tuple[int, int], theme: str, direction: str
) -> None:
    opened = gallery(size, theme, dir=direction, lang="ar" if direction == "rtl" else "en")
    _shown(opened)
    _check(opened)
    assert opened.run("document.documentElement.scrollWidth") == size[0]


def test_dialogs_menus_and_the_map_are_accessible(gallery: Open) -> None:
    opened = gallery(WIDE, "dark")
    opened.run("void desk.showMap()")
    opened.at.click("summary:has-text('Ada')")
    _check(opened)
    opened.at.click("[data-open=keys]")
    _check(opened)
    opened.press("Escape")
    opened.run("void desk.dialog.askWhy({title: 'Reject this claim', act: 'Reject', danger: true})")
    opened.at.wait_for_selector("dialog[open] textarea")
    _check(opened)


@pytest.mark.parametrize("zoom", [1, 2])
def test_nothing_is_cut_off_at_360_pixels_or_when_enlarged(gallery: Open, zoom: int) -> None:
    # twice the zoom is half the width, and text of twice the size
    opened = gallery(NARROWEST if zoom == 1 else (640, 400))
    if zoom == 2:
        opened.run("document.documentElement.style.fontSize = '200%'")
    _shown(opened)
    assert opened.run("document.documentElement.scrollWidth") <= opened.run("innerWidth")


def _luminance(colour: list[float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_tokens_have_contrast(gallery: Open, theme: str) -> None:
    opened = gallery(theme=theme)
    names = sorted({name for pair in (*TEXTS, *SHAPES) for name in pair})
    read = opened.run("names => names.map(name => desk.theme.colour(name))", names)
    values = {
        name: _luminance([int(part) / 255 for part in rgb.strip("rgb()").split(",")])
        for name, rgb in zip(names, read, strict=True)
    }
    low = {}
    for needed, pairs in ((4.5, TEXTS), (3.0, SHAPES)):
        for pair in pairs:
            dark, light = sorted(values[name] for name in pair)
            ratio = (light + 0.05) / (dark + 0.05)
            if ratio < needed:
                low[pair] = round(ratio, 2)
    assert low == {}


def test_properties_have_the_colours_of_explained_pages(gallery: Open) -> None:
    from unfog.publish.explain.palette import PROPERTIES

    for number, theme in enumerate(("light", "dark")):
        opened = gallery(theme=theme)
        for name, colours in PROPERTIES.items():
            red, green, blue = (int(colours[number][at : at + 2], 16) for at in (1, 3, 5))
            assert opened.run(f"desk.theme.colour('p-{name}')") == f"rgb({red}, {green}, {blue})"


def test_the_theme_is_chosen_and_kept(gallery: Open) -> None:
    opened = gallery(scheme="light")
    paper = "desk.theme.colour('paper')"
    assert opened.run(paper) == "rgb(255, 255, 255)"
    opened.at.click("summary:has-text('Ada')")
    opened.at.select_option("#theme", "dark")
    assert opened.run("document.documentElement.dataset.theme") == "dark"
    assert opened.run(paper) != "rgb(255, 255, 255)"
    assert "theme=dark" in opened.run("document.cookie")
    opened.at.select_option("#theme", "auto")
    assert opened.run(paper) == "rgb(255, 255, 255)"
    opened.press("Escape")
    assert not opened.at.locator("details.menu[open]").count()


def test_the_focus_is_seen_and_content_can_be_skipped_to(gallery: Open) -> None:
    opened = gallery()
    opened.press("Tab")
    assert opened.run("document.activeElement.className") == "skip"
    assert opened.at.locator(".skip").bounding_box()["y"] >= 0
    opened.press("Enter", "Tab")
    assert opened.run("document.activeElement.type") == "search"
    opened.at.focus(".btn-primary")
    opened.press("Tab", "Shift+Tab")
    assert opened.run("getComputedStyle(document.activeElement).outlineWidth") == "2px"


def test_tabs_go_by_arrow_keys_in_the_direction_of_reading(gallery: Open) -> None:
    chosen = "document.querySelector('[role=tab][aria-selected=true]').id"
    for direction, forward in (("ltr", "ArrowRight"), ("rtl", "ArrowLeft")):
        opened = gallery(dir=direction)
        opened.at.focus("#t1")
        opened.press(forward)
        assert opened.run(chosen) == "t2"
        assert opened.at.locator("#p2").is_visible()
        assert opened.at.locator("#p1").is_hidden()
        opened.press("End", forward)
        assert opened.run(chosen) == "t1"


def test_tables_become_cards_on_a_phone(gallery: Open) -> None:
    cell = "td[data-label=Killed] >> nth=0"
    label = "node => getComputedStyle(node, '::before').content"
    assert gallery(WIDE).at.locator(cell).evaluate(label) == "none"
    phone = gallery(PHONE)
    assert phone.at.locator(cell).evaluate(label) == '"Killed"'
    assert phone.at.locator("tbody tr >> nth=0").bounding_box()["height"] > 80
