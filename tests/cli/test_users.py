"""Accounts on the command line; passwords come from standard input."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from unfog.store import open_register

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(tmp_path: Path) -> Path:
    open_register(tmp_path / "x.unfog").close()
    return tmp_path / "x.unfog"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))


def test_accounts_are_added_changed_and_listed(
    unfog: Unfog, register: Path, typed: Callable[[str], None]
) -> None:
    typed("the ferry leaves at noon")
    assert unfog("users", "add", "Ada", "--role", "admin", "-r", register)[0] == 0
    typed("nine brown sparrows")
    assert unfog("users", "add", "Grace", "-r", register)[0] == 0
    assert unfog("users", "role", "Grace", "reviewer", "-r", register)[0] == 0
    assert unfog("users", "disable", "Grace", "-r", register)[0] == 0
    status, listed, _ = unfog("users", "list", "-r", register)
    assert status == 0
    assert "Grace" in listed
    assert "disabled" in listed
    found = json.loads(unfog("users", "list", "-r", register, "--json")[1])
    assert [(one["name"], one["role"]) for one in found] == [
        ("Ada", "admin"),
        ("Grace", "reviewer"),
    ]
    assert "argon2" not in str(found)
    assert unfog("users", "disable", "Grace", "--enable", "-r", register)[0] == 0
    typed("another one altogether")
    assert unfog("users", "reset", "Grace", "-r", register)[0] == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("add Ada --role admin", "12 characters"),
        ("add Ada --role king", "known: viewer, coder"),
        ("list", "users add"),
    ],
)
def test_wrong_use_is_told(
    unfog: Unfog, register: Path, typed: Callable[[str], None], command: str, said: str
) -> None:
    typed("short")
    status, _, told = unfog("users", *command.split(), "-r", register)
    assert status in (2, 3)
    assert said in told


def test_accounts_need_a_register(unfog: Unfog, tmp_path: Path) -> None:
    status, _, told = unfog("users", "add", "Ada", "-r", tmp_path / "none.unfog")
    assert status == 3
    assert "no such register" in told
    assert not list(tmp_path.iterdir())
