"""Signing in: passwords, codes that count once, recovery codes."""

import datetime as dt

import pyotp
import pytest

from unfog.errors import SettingsError
from unfog.store.accounts import Accounts
from unfog.store.accounts.base import Doing

NOW = dt.datetime(2031, 3, 12, 9, 0, tzinfo=dt.UTC)
DOING = Doing("Ada", NOW, "test")
PASSWORD = "the ferry leaves at noon"

LATER = NOW + dt.timedelta(minutes=5)


def code(secret: str, at: dt.datetime) -> str:
    return pyotp.TOTP(secret).at(at)


@pytest.fixture
def secret(accounts: Accounts) -> str:
    """Ada's second factor, set up."""
    offered = accounts.entry.offered("Ada")
    assert accounts.entry.confirm("Ada", code(offered, NOW), DOING)
    return offered


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ada", "the ferry leaves at one"), ("Ada", ""), ("Nobody", PASSWORD), ("", "")],
)
def test_only_the_password_opens(accounts: Accounts, name: str, password: str) -> None:
    assert accounts.entry.proved(name, password, "", NOW) is None


def test_a_password_is_known_however_it_was_typed(accounts: Accounts) -> None:
    accounts.users.reset("Ada", "caf\u00e9 near the harbour", DOING)
    assert accounts.entry.proved("Ada", "cafe\u0301 near the harbour", "", NOW) is not None


def test_an_offer_asks_for_nothing_until_it_is_confirmed(accounts: Accounts) -> None:
    offered = accounts.entry.offered("Ada")
    assert accounts.entry.confirm("Ada", "000000", DOING) is None
    assert accounts.entry.proved("Ada", PASSWORD, "", NOW) is not None
    assert accounts.entry.confirm("Ada", code(offered, NOW), DOING) is not None
    assert accounts.entry.proved("Ada", PASSWORD, "", LATER) is None
    with pytest.raises(SettingsError, match="begin anew"):
        accounts.entry.confirm("Ada", code(offered, LATER), Doing("Ada", LATER))


def test_a_code_is_taken_once(accounts: Accounts, secret: str) -> None:
    shown = code(secret, LATER)
    assert accounts.entry.proved("Ada", PASSWORD, shown, LATER) is not None
    assert accounts.entry.proved("Ada", PASSWORD, shown, LATER) is None
    # nor is one of a period before that
    earlier = code(secret, LATER - dt.timedelta(seconds=30))
    assert accounts.entry.proved("Ada", PASSWORD, earlier, LATER) is None
    after = LATER + dt.timedelta(seconds=30)
    assert accounts.entry.proved("Ada", PASSWORD, code(secret, after), after) is not None


def test_the_code_that_confirmed_does_not_open(accounts: Accounts, secret: str) -> None:
    assert accounts.entry.proved("Ada", PASSWORD, code(secret, NOW), NOW) is None


def test_a_code_without_the_password_is_not_used_up(accounts: Accounts, secret: str) -> None:
    shown = code(secret, LATER)
    assert accounts.entry.proved("Ada", "wrong", shown, LATER) is None
    assert accounts.entry.proved("Ada", PASSWORD, shown, LATER) is not None


@pytest.mark.parametrize("seconds", [-90, 90])
def test_old_and_early_codes_do_not_open(accounts: Accounts, secret: str, seconds: int) -> None:
    shown = code(secret, LATER + dt.timedelta(seconds=seconds))
    assert accounts.entry.proved("Ada", PASSWORD, shown, LATER) is None


def test_recovery_codes_open_once_each(accounts: Accounts) -> None:
    offered = accounts.entry.offered("Ada")
    codes = accounts.entry.confirm("Ada", code(offered, NOW), DOING)
    assert codes is not None
    assert len(set(codes)) == 10
    assert not [one for one in codes if one.encode() in accounts.path.read_bytes()]
    typed = codes[0].upper().replace("-", " ")
    assert accounts.entry.proved("Ada", PASSWORD, typed, LATER) is not None
    assert accounts.entry.proved("Ada", PASSWORD, typed, LATER) is None
    assert accounts.entry.recovery_left("Ada") == 9


def test_without_a_second_factor_recovery_codes_are_gone(accounts: Accounts, secret: str) -> None:
    accounts.entry.remove("Ada", DOING)
    assert accounts.entry.proved("Ada", PASSWORD, "", LATER) is not None
    assert accounts.entry.recovery_left("Ada") == 0
