"""A sign-in that fails tells nobody who has an account: not by words, not by work, not by waits."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from argon2 import PasswordHasher, extract_parameters

from unfog.store.accounts.base import Doing
from unfog.web.gate import now
from web.conftest import PASSWORD, UNLIMITED, shared_desk

WRONG = "not the password"
MARKS = "a" + "\u0301\u0323" * 100_000
"""What takes minutes to bring into order, for those who try."""


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The parameters of each hash that a password is compared with, and of each that is made."""
    found: list[object] = []
    verify, hashed = PasswordHasher.verify, PasswordHasher.hash

    def verifying(self: PasswordHasher, hash: str, password: str) -> bool:
        found.append(extract_parameters(hash))
        return verify(self, hash, password)

    def hashing(self: PasswordHasher, password: str) -> str:
        found.append("made")
        return hashed(self, password)

    monkeypatch.setattr(PasswordHasher, "verify", verifying)
    monkeypatch.setattr(PasswordHasher, "hash", hashing)
    return found


@pytest.fixture
def asking(copied: Callable[[], Path], example_accounts: Path) -> Iterator[httpx.Client]:
    with (
        shared_desk(copied(), example_accounts, UNLIMITED) as desk,
        httpx.Client(base_url=desk.address) as client,
    ):
        desk.accounts.users.disable("Some reviewer", Doing("tests", now()))
        client.post("/login", data={"name": "Nobody", "password": WRONG})
        yield client


CASES = {
    "wrong": ("Some coder", WRONG),
    "unknown": ("Nobody at all", WRONG),
    "disabled": ("Some reviewer", PASSWORD),
    "disabled, wrong": ("Some reviewer", WRONG),
    "nameless": ("", WRONG),
    "empty": ("Some coder", ""),
    "long": ("Some coder", WRONG * 999),
    "long and unknown": ("Nobody at all", WRONG * 999),
    "long name": ("Some coder" + " x" * 999, WRONG),
    "marks": (MARKS, MARKS),
    "marks for a password": ("Some coder", MARKS),
}


def test_each_costs_one_comparison_of_the_same_kind(
    asking: httpx.Client, checked: list[object]
) -> None:
    answers, costs = set(), set()
    for name, password in CASES.values():
        for code in ("", "000000"):
            checked.clear()
            given = {"name": name, "password": password, "code": code}
            answer = asking.post("/api/v1/session", json=given)
            costs.add((answer.status_code, *map(str, checked)))
            answers.add((answer.text, tuple(sorted(answer.headers))))
            assert len(checked) == 1
    assert len(costs) == 1, costs
    assert len(answers) == 1, answers


def test_known_and_unknown_names_wait_alike(own_desk) -> None:
    own_desk.gate._by_account._clock = lambda: 0.0
    with httpx.Client(base_url=own_desk.address) as client:
        told = [
            [
                (one.status_code, one.headers.get("retry-after"), one.text)
                for _ in range(6)
                for one in [client.post("/api/v1/session", json={"name": name, "password": WRONG})]
            ]
            for name in ("Some coder", "Nobody at all")
        ]
    assert told[0] == told[1]
    assert told[0][-1][:2] == (429, "1")
