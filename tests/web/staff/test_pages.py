"""Sources, Audit, Method and accounts in a real browser: both sizes, themes, languages."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from web.browsing import PHONE, WIDE

LOOKS = [
    {"size": WIDE, "theme": "light", "language": "en"},
    {"size": PHONE, "theme": "dark", "language": "en"},
    {"size": WIDE, "theme": "dark", "language": "ar"},
    {"size": PHONE, "theme": "light", "language": "ar"},
]
READ_BY_ALL = (
    "/sources?kind=speaker",
    "/sources?text=zzzz",
    "/audit",
    "/audit?kind=source",
    "/method",
)
PASSWORD = "the ferry leaves at noon"


@pytest.fixture
def judged_at(judged: Path, served_at, tmp_path: Path) -> str:
    """A desk over a copy of the judged register, which other tests share."""
    return served_at(Path(shutil.copyfile(judged, tmp_path / "judged.unfog")))


def clean(at: Any) -> None:
    """No fault that axe knows, and nothing wider than the window."""
    found = Axe().run(at)
    told = [
        (one["id"], [n["html"][:160] for n in one["nodes"]]) for one in found.response["violations"]
    ]
    assert told == []
    wide = at.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


@pytest.fixture(
    params=LOOKS, ids=lambda look: f"{look['size'][0]}-{look['theme']}-{look['language']}"
)
def look(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param  # type: ignore[no-any-return]


def test_pages_that_all_read(opened, judged_at: str, look: dict[str, Any]) -> None:
    page = opened(judged_at, "/sources", **look)
    clean(page.at)
    assert page.at.locator("tbody tr").count() > 3
    for path in READ_BY_ALL:
        page.at.goto(judged_at + path)
        clean(page.at)
    direction = page.at.evaluate("document.documentElement.dir")
    assert direction == ("rtl" if look["language"] == "ar" else "ltr")


def test_pages_of_accounts(opened, own_desk, look: dict[str, Any]) -> None:
    page = opened(own_desk.address, "/users", **look)
    at = page.at
    clean(at)
    at.fill("#name", "Some admin")
    at.fill("#password", PASSWORD)
    at.press("#password", "Enter")
    at.wait_for_url("**/users")
    clean(at)
    assert at.locator("tbody").first.locator("tr").count() == 4
    at.fill("#name", "Grace")
    at.click("section form button[type=submit] >> nth=0")
    at.wait_for_load_state()
    clean(at)
    at.goto(own_desk.address + "/account")
    clean(at)
    at.fill("#proof", PASSWORD)
    at.press("#proof", "Enter")
    at.wait_for_selector("img.qr")
    clean(at)


def test_a_word_on_a_source_with_the_keyboard_alone(opened, judged_at: str) -> None:
    page = opened(judged_at, "/sources?kind=speaker")
    at = page.at
    at.locator("tbody a").first.focus()
    at.keyboard.press("Enter")
    at.wait_for_selector("#reliability")
    at.locator("#reliability").focus()
    at.keyboard.press("B")
    at.keyboard.press("Tab")
    page.type("a record of four years")
    at.keyboard.press("Tab")
    at.keyboard.press("Enter")
    page.says("a record of four years")
    clean(at)


def test_nothing_hostile_runs_in_a_browser(opened, own_desk) -> None:
    page = opened(own_desk.address, "/login?next=/%22%3E%3Cscript%3Ewindow.hurt=1%3C/script%3E")
    page.refused = (401,)
    at = page.at
    at.fill("#name", '"><img src=x onerror="window.hurt=1">')
    at.fill("#password", "{{7*7}}<script>window.hurt=1</script>")
    at.press("#password", "Enter")
    at.wait_for_selector("[role=alert]")
    assert at.evaluate("window.hurt") is None
