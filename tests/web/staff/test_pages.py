"""Sources, accounts and users in a real browser: by keys at a desk, by a finger on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyotp
import pytest

from web.browsing import BOTH, Open, Opened, Size
from web.conftest import PASSWORD, Shared
from web.hand import Hand

USERS = "main .table tbody tr"


@pytest.fixture
def judged_at(judged: Path, served_at: Callable[[Path], str], tmp_path: Path) -> str:
    """A desk over a copy of the judged register, which other tests share."""
    return served_at(Path(shutil.copyfile(judged, tmp_path / "judged.unfog")))


def signs_in(hand: Hand, name: str = "Some admin", code: str = "") -> None:
    hand.writes("#name", name)
    hand.writes("#password", PASSWORD)
    if code:
        hand.writes("#code", code)
    hand.presses("main button[type=submit]")
    hand.page.at.locator("main form[action='/login']").wait_for(state="detached")


@BOTH
def test_a_word_on_a_source_is_said_and_taken_back(
    opened: Open, judged_at: str, size: Size
) -> None:
    hand = Hand(opened(judged_at, "/sources?kind=speaker", size=size))
    hand.presses("tbody a")
    hand.chooses("#reliability", "B – usually reliable")
    hand.writes("#why", "a record of four years")
    hand.presses("main form button[type=submit]")
    hand.page.says("a record of four years")
    hand.writes("#why", "of another speaker")
    hand.presses("button[name=back]")
    hand.page.says("Nothing yet.")


@BOTH
def test_an_outlet_is_rated_and_findings_say_so(opened: Open, judged_at: str, size: Size) -> None:
    hand = Hand(opened(judged_at, "/sources", size=size))
    hand.presses("tbody a[href$='name=Correo+del+Altiplano']")
    hand.writes("#party", "the miners")
    hand.writes("#owner", "Somewhere Holding")
    hand.chooses("#reliability", "D – not usually reliable")
    hand.writes("#why", "photographs of other wars")
    hand.presses("main form button[type=submit]")
    hand.page.says("photographs of other wars")
    hand.page.visit("/incidents/i-ryhotgts7d")
    hand.page.says("photographs of other wars", "#sheet")


@BOTH
def test_somebody_is_added_given_a_role_shut_out_and_let_in(
    opened: Open, own_desk: Shared, size: Size
) -> None:
    hand = Hand(opened(own_desk.address, "/users", size=size))
    signs_in(hand)
    hand.writes("#name", "Grace")
    hand.chooses("#role", "viewer")
    hand.presses("form[action='/users'] button[type=submit]")
    hand.page.says("shown this once")
    row = f"{USERS}:has(th:has-text('Grace'))"
    hand.chooses(f"{row} select", "reviewer")
    hand.presses(f"{row} form[action='/users/role'] button")
    hand.page.says("viewer → reviewer")
    hand.presses(f"{row} form[action='/users/disable'] button")
    hand.page.at.locator(f"{row} .badge", has_text="disabled").wait_for()
    hand.presses(f"{row} form[action='/users/disable'] button")
    hand.page.at.locator(f"{row} .badge", has_text="disabled").wait_for(state="detached")
    first = hand.page.at.locator("main .notice").count()
    hand.presses(f"{row} form[action='/users/reset'] button")
    hand.page.says("shown this once")
    assert first == 0
    grace = own_desk.accounts.users.named("Grace")
    assert grace is not None
    assert (grace.role, grace.disabled, grace.given) == ("reviewer", False, True)


@BOTH
def test_a_second_factor_is_set_up_and_asked_for(
    opened: Open, own_desk: Shared, size: Size
) -> None:
    hand = Hand(opened(own_desk.address, "/account", size=size))
    signs_in(hand, "Some coder")
    hand.writes("#proof", PASSWORD)
    hand.page.press("Enter")
    secret = pyotp.TOTP(hand.page.at.locator("main code.wrap").inner_text().replace(" ", ""))
    hand.writes("#code", secret.now())
    hand.page.press("Enter")
    hand.page.at.locator(".codes code").first.wait_for()
    hand.page.sound("main")
    code = hand.page.at.locator(".codes code").first.inner_text()
    hand.presses("main form[action='/logout'] button")
    signs_in(hand, "Some coder", code)
    hand.page.at.locator("#total").wait_for()


def test_nothing_hostile_runs_in_a_browser(opened: Open, own_desk: Shared) -> None:
    hurt = "/login?next=/%22%3E%3Cscript%3Ewindow.hurt=1%3C/script%3E"
    page: Opened = opened(own_desk.address, hurt)
    page.refused = (401,)
    at = page.at
    at.fill("#name", '"><img src=x onerror="window.hurt=1">')
    at.fill("#password", "{{7*7}}<script>window.hurt=1</script>")
    at.press("#password", "Enter")
    at.wait_for_selector("[role=alert]")
    assert at.evaluate("window.hurt") is None
