"""Accounts: names, roles, passwords, and that somebody is left to manage them."""

import datetime as dt
import stat
from pathlib import Path

import pytest

from unfog.errors import RegisterError, SettingsError
from unfog.store.accounts import Accounts, accounts_of
from unfog.store.accounts.base import Doing

NOW = dt.datetime(2031, 3, 12, 9, 0, tzinfo=dt.UTC)
DOING = Doing("Ada", NOW, "test")
PASSWORD = "the ferry leaves at noon"


def test_the_file_is_its_owners_alone(accounts: Accounts) -> None:
    assert accounts.path.name == "x.unfog.accounts"
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in accounts.path.read_bytes()


def test_a_file_that_others_can_read_is_refused(accounts: Accounts) -> None:
    accounts.path.chmod(0o640)
    with pytest.raises(RegisterError, match="chmod 600"):
        accounts_of(accounts.path.with_name("x.unfog"))


def test_what_is_no_file_of_accounts_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "x.unfog.accounts"
    file.write_bytes(b"something else" * 20)
    file.chmod(0o600)
    with pytest.raises(RegisterError, match="not a file of accounts"):
        accounts_of(tmp_path / "x.unfog", create=True)
    assert file.read_bytes().startswith(b"something else")


def test_none_are_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="users add"):
        accounts_of(tmp_path / "x.unfog")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["ada", " ADA ", "\uff21da"])
def test_names_that_look_alike_are_one(accounts: Accounts, name: str) -> None:
    with pytest.raises(SettingsError, match="already"):
        accounts.users.add(name, "coder", PASSWORD, DOING)
    assert accounts.entry.proved(name, PASSWORD, "", NOW) is not None


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\u202eb", "x" * 65])
def test_names_that_cannot_be_shown_are_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(SettingsError, match="name"):
        accounts.users.add(name, "coder", PASSWORD, DOING)


@pytest.mark.parametrize("password", ["short", "a" * 30, "grace grace grace", "x" * 257])
def test_weak_passwords_are_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(SettingsError, match="password"):
        accounts.users.add("Grace", "coder", password, DOING)


def test_the_first_account_is_an_admins(tmp_path: Path) -> None:
    with (
        accounts_of(tmp_path / "y.unfog", create=True) as empty,
        pytest.raises(SettingsError, match="first account"),
    ):
        empty.users.add("Grace", "coder", PASSWORD, DOING)


def test_the_last_admin_stays(accounts: Accounts) -> None:
    accounts.users.add("Grace", "reviewer", PASSWORD, DOING)
    with pytest.raises(SettingsError, match="last admin"):
        accounts.users.change_role("Ada", "viewer", DOING)
    with pytest.raises(SettingsError, match="last admin"):
        accounts.users.disable("Ada", DOING)
    accounts.users.change_role("Grace", "admin", DOING)
    accounts.users.disable("Ada", DOING)
    with pytest.raises(SettingsError, match="last admin"):
        accounts.users.change_role("Grace", "coder", DOING)
    assert [(one.name, one.role, one.disabled) for one in accounts.users.all()] == [
        ("Ada", "admin", True),
        ("Grace", "admin", False),
    ]


def test_whoever_is_disabled_is_out_at_once(accounts: Accounts) -> None:
    grace = accounts.users.add("Grace", "coder", PASSWORD, DOING)
    token = accounts.sessions.begin(grace, NOW, "", "")
    accounts.users.disable("grace", DOING)
    assert accounts.sessions.of_token(token, NOW) is None
    assert accounts.entry.proved("Grace", PASSWORD, "", NOW) is None
    accounts.users.disable("grace", DOING, disabled=False)
    assert accounts.sessions.of_token(token, NOW) is None
    assert accounts.entry.proved("Grace", PASSWORD, "", NOW) is not None


def test_a_reset_ends_what_the_old_password_opened(accounts: Accounts) -> None:
    grace = accounts.users.add("Grace", "coder", PASSWORD, DOING)
    token = accounts.sessions.begin(grace, NOW, "", "")
    accounts.users.reset("Grace", "another one altogether", DOING, given=True)
    assert accounts.sessions.of_token(token, NOW) is None
    assert accounts.entry.proved("Grace", PASSWORD, "", NOW) is None
    known = accounts.entry.proved("Grace", "another one altogether", "", NOW)
    assert known is not None
    assert known.given


def test_the_log_says_who_did_what(accounts: Accounts) -> None:
    accounts.users.add("Grace", "coder", PASSWORD, DOING)
    accounts.users.change_role("Grace", "reviewer", DOING)
    lines = accounts.log.page(None, 10)
    assert [(one.by, one.what, one.about, one.detail) for one in lines] == [
        ("Ada", "role", "Grace", "coder → reviewer"),
        ("Ada", "added", "Grace", "coder"),
        ("Ada", "added", "Ada", "admin"),
    ]
    assert [one.about for one in accounts.log.page(lines[0].number, 1)] == ["Grace"]
    assert PASSWORD not in str(lines)
