"""Sessions end, by themselves and when told to."""

import datetime as dt

import pytest

from unfog.store.accounts import Accounts
from unfog.store.accounts.base import Account
from unfog.store.accounts.sessions import IDLE, LASTS

NOW = dt.datetime(2031, 3, 12, 9, 0, tzinfo=dt.UTC)

SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def ada(accounts: Accounts) -> Account:
    found = accounts.users.named("ada")
    assert found is not None
    return found


def test_only_a_digest_is_kept(accounts: Accounts, ada: Account) -> None:
    token = accounts.sessions.begin(ada, NOW, "192.0.2.1", "a browser")
    assert len(token) >= 43
    assert token.encode() not in accounts.path.read_bytes()
    found = accounts.sessions.of_token(token, NOW)
    assert found is not None
    assert (found.account, found.address, found.agent) == (ada, "192.0.2.1", "a browser")
    assert accounts.sessions.of_token(found.id, NOW) is None


def test_a_session_ends_when_nothing_comes(accounts: Accounts, ada: Account) -> None:
    token = accounts.sessions.begin(ada, NOW, "", "")
    later = NOW + IDLE
    assert accounts.sessions.of_token(token, later) is not None
    assert accounts.sessions.of_token(token, later + IDLE) is not None
    assert accounts.sessions.of_token(token, later + 2 * IDLE + SECOND) is None


def test_a_session_ends_in_any_case(accounts: Accounts, ada: Account) -> None:
    token, at = accounts.sessions.begin(ada, NOW, "", ""), NOW
    while at + IDLE <= NOW + LASTS:
        at += IDLE
        assert accounts.sessions.of_token(token, at) is not None
    assert accounts.sessions.of_token(token, NOW + LASTS + SECOND) is None
    accounts.sessions.begin(ada, NOW + LASTS + SECOND, "", "")
    assert len(accounts.sessions.of_account("Ada", NOW + LASTS + SECOND)) == 1


def test_sign_out_everywhere_else(accounts: Accounts, ada: Account) -> None:
    here, there = (accounts.sessions.begin(ada, NOW, at, "") for at in ("here", "there"))
    accounts.sessions.end_all("Ada", but=here)
    assert accounts.sessions.of_token(there, NOW) is None
    assert [one.address for one in accounts.sessions.of_account("Ada", NOW)] == ["here"]
    accounts.sessions.end(here)
    assert accounts.sessions.of_account("Ada", NOW) == []


def test_nobody_ends_anothers_session(accounts: Accounts, ada: Account) -> None:
    token = accounts.sessions.begin(ada, NOW, "", "")
    (session,) = accounts.sessions.of_account("Ada", NOW)
    accounts.sessions.end_one("Grace", session.id)
    accounts.sessions.end_one("Ada", "%")
    assert accounts.sessions.of_token(token, NOW) is not None
    accounts.sessions.end_one("Ada", session.id)
    assert accounts.sessions.of_token(token, NOW) is None
