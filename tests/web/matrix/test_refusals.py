"""What a browser is shown where something cannot be done: each status that a page can have, come to
as people come to it, and as sound as any page.

A page has no If-Match, so that 412 and 428 are told in dialogs, and 423 in messages; 401 leads to
the form for signing in, which the other pages' test has with 422 and its own 400, 403 and 404.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from unfog.web.limits import Limits
from web.browsing import PHONE, WIDE, Open, Opened, Size
from web.conftest import UNLIMITED, Shared, shared_desk

LOOKS = pytest.mark.parametrize(
    ("size", "language"), [(WIDE, "en"), (PHONE, "ar")], ids=["desk-en", "phone-ar"]
)
SOURCE = "/sources/one?kind=outlet&name=Rioni+Press"


class Desks(NamedTuple):
    """One that is well, one whose register is damaged, one that takes few requests."""

    well: Shared
    damaged: Shared
    busy: Shared


@pytest.fixture(scope="module")
def desks(furnished: Shared, copied: Callable[[], Path], example_accounts: Path) -> Iterator[Desks]:
    damaged = copied()
    with closing(sqlite3.connect(damaged)) as register:
        register.execute("UPDATE documents SET raw_offsets = '{'")
        register.execute("ALTER TABLE judgements RENAME TO gone")
        register.commit()
    few = Limits(rate=0.05, burst=1)
    with (
        shared_desk(damaged, example_accounts, UNLIMITED) as second,
        shared_desk(copied(), example_accounts, few) as third,
    ):
        yield Desks(furnished, second, third)


def _goes(page: Opened, path: str) -> None:
    page.at.goto(page.host + path)


def _says_so(page: Opened, why: str) -> None:
    """Sends the form of a source, whatever its fields allow."""
    page.run("words => { document.querySelector('#why').value = words }", why)
    page.at.locator("main form[action='/sources/word'] button[type=submit]").first.click()


def _after_another_sign_in(page: Opened, desk: Shared) -> None:
    """In another window somebody signed in anew."""
    page.at.context.add_cookies([desk.cookie("admin")])
    _says_so(page, "a record of four years")


def _under_another_name(page: Opened, _: Shared) -> None:
    page.host = page.host.replace("127.0.0.1", "desk.localhost")
    page.asked.clear()
    _goes(page, "/method")


class Way(NamedTuple):
    """How a browser comes to a status: from which page of which desk, by doing what."""

    status: int
    does: Callable[[Opened, Shared], None]
    begins: str = "/method"
    desk: str = "well"


WAYS = {
    "form of another session": Way(403, _after_another_sign_in, SOURCE),
    "form too large": Way(413, lambda page, _: _says_so(page, "x" * 70_000), SOURCE),
    "address of a form": Way(405, lambda page, _: _goes(page, "/logout")),
    "one thing wrong": Way(400, lambda page, _: _goes(page, "/queue?kind=none")),
    "too many requests": Way(429, lambda page, _: _goes(page, "/method"), desk="busy"),
    "fault": Way(500, lambda page, _: _goes(page, "/documents/own-c222-1"), desk="damaged"),
    "no register": Way(503, lambda page, _: _goes(page, "/audit"), desk="damaged"),
    "another host": Way(403, _under_another_name),
    "odd address": Way(400, lambda page, _: _goes(page, "/%01")),
}


@LOOKS
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_page_says_why_it_cannot_be_done(
    opened: Open, desks: Desks, way: Way, size: Size, language: str
) -> None:
    desk: Shared = getattr(desks, way.desk)
    # requests are counted by who asks
    session = desk.cookie("admin" if size == WIDE else "reviewer")
    page = opened(desk.address, way.begins, size=size, language=language, session=session)
    page.refused = (way.status,)
    with page.at.expect_response(lambda answer: answer.status == way.status):
        way.does(page, desk)
    page.at.wait_for_load_state()
    assert page.at.inner_text("main h1")
    page.sound()
