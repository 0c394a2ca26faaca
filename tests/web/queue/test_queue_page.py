"""The queue and drafts in a real browser: by keys at a desk, by a finger on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from unfog.model.judgement import Judgement
from unfog.store import open_register
from web.browsing import BOTH, Open, Size
from web.conftest import served
from web.furnished import BATCH
from web.hand import Hand

READY = "() => document.querySelector('#queue-item').ariaBusy === 'false'"


def _title(page: Any) -> str:
    page.until(READY)
    return str(page.at.inner_text("#queue-body"))


def _decides(hand: Hand, act: str, said: str) -> None:
    hand.page.until(READY)
    hand.act(act)
    hand.page.says(said)
    hand.page.until(READY)


def _log(register: Path) -> list[Judgement]:
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        return list(store.view.judgements())


@BOTH
def test_pairs_are_judged_one_key_each(
    opened: Open, copied: Callable[[], Path], size: Size
) -> None:
    register = copied()
    with served(register) as address:
        hand = Hand(opened(address, "/queue?kind=pair", size=size))
        first = _title(hand.page)
        for act, said in (("same", "Same."), ("different", "Different."), ("unsure", "Unsure.")):
            _decides(hand, f"queue-{act}", said)
        hand.page.says("3 decided in this sitting")
        assert _title(hand.page) != first
        _decides(hand, "queue-undo", "Taken back.")
        hand.act("queue-reason")
        hand.page.type("told on other days")
        hand.page.press("Enter")
        _decides(hand, "queue-different", "Different.")
    log = _log(register)
    assert [getattr(row.subject, "verdict", "undo") for row in log] == [
        "same", "different", "unsure", "undo", "different",
    ]  # fmt: skip
    assert log[-1].why == "told on other days"


def test_keys_while_typing_are_letters(opened: Open, address: str) -> None:
    page = opened(address, "/queue?kind=pair")
    before = _title(page)
    page.press("w")
    page.type("sdu")
    assert page.at.input_value("#queue-why") == "sdu"
    page.press("Escape")
    assert _title(page) == before
    assert page.at.inner_text("#queue-progress") == ""


@BOTH
@pytest.mark.parametrize("kind", ["value", "changed"])
def test_incidents_are_confirmed_as_they_stand(
    opened: Open, own_furnished: Path, size: Size, kind: str
) -> None:
    before = len(_log(own_furnished))
    with served(own_furnished) as address:
        hand = Hand(opened(address, f"/queue?kind={kind}", size=size))
        _decides(hand, "queue-confirm", "Confirmed.")
    (row,) = _log(own_furnished)[before:]
    assert getattr(row.subject, "state", None) == "confirmed"


@BOTH
def test_a_value_in_doubt_is_left_for_later_undone_and_corrected(
    opened: Open, serve: Callable[[], str], size: Size
) -> None:
    address = serve()
    hand = Hand(opened(address, "/queue?kind=value", size=size))
    before = _waiting(address)
    _decides(hand, "queue-confirm", "Confirmed.")
    _decides(hand, "queue-undo", "Taken back.")
    assert _waiting(address) == before
    hand.act("queue-skip")
    hand.page.says("Left for later", ".toasts")
    hand.page.until(READY)
    doubtful = hand.page.at.inner_text("#queue-body tbody th")
    hand.act("queue-open")
    hand.page.at.wait_for_url("**/incidents/**")
    hand.page.alive()
    hand.opens("correct")
    hand.chooses("dialog select[name=property]", doubtful)
    hand.writes("dialog input[name=text]", "mortar")
    hand.says_why("Seen by the deminers")
    hand.page.toast("Corrected")
    assert _waiting(address) == [before[0], *before[2:]]


def _waiting(address: str) -> list[str]:
    items = httpx.get(f"{address}/api/v1/queue", params={"kind": "value", "limit": 50}).json()
    return [one["id"] for one in items["items"]]


@BOTH
def test_where_coders_differ_a_reviewer_settles(
    opened: Open, own_furnished: Path, size: Size
) -> None:
    with served(own_furnished) as address:
        hand = Hand(opened(address, "/agreement", size=size))
        hand.presses("main a.btn")
        hand.page.says("Zelda Quill")
        _decides(hand, "queue-different", "Different.")
        hand.page.says("Nothing is left to decide here")
        _decides(hand, "queue-undo", "Taken back.")
        hand.page.says("Zelda Quill")
        _decides(hand, "queue-same", "Same.")
    last = _log(own_furnished)[-1]
    assert (getattr(last.subject, "verdict", None), last.settles) == ("same", True)


@BOTH
def test_drafts_are_taken_in_and_rejected(opened: Open, own_furnished: Path, size: Size) -> None:
    with open_register(own_furnished, create=False) as store:  # type: ignore[attr-defined]
        before = store.view.counts()["documents"]
    with served(own_furnished) as address:
        hand = Hand(opened(address, "/drafts", size=size))
        hand.presses(f"main a[href='/drafts/{BATCH}']")
        hand.page.at.wait_for_url(f"**/{BATCH}")
        hand.page.alive()
        hand.ticks("input[name=document]")
        hand.opens("drafts-reject")
        hand.says_why("a test of the siren")
        hand.page.says("a test of the siren")
        hand.page.alive()
        hand.ticks("#drafts-all")
        hand.opens("drafts-accept")
        hand.does_it()
        hand.page.says("taken in")
    with open_register(own_furnished, create=False) as store:  # type: ignore[attr-defined]
        assert store.view.counts()["documents"] == before + 2
