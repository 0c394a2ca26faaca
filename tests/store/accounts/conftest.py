"""A file of accounts of the test's own, and a clock that stands still."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from unfog.store.accounts import Accounts, accounts_of
from unfog.store.accounts.base import Doing

NOW = dt.datetime(2031, 3, 12, 9, 0, tzinfo=dt.UTC)
DOING = Doing("Ada", NOW, "test")
PASSWORD = "the ferry leaves at noon"


@pytest.fixture
def accounts(tmp_path: Path) -> Iterator[Accounts]:
    """With one admin, Ada."""
    with accounts_of(tmp_path / "x.unfog", create=True) as made:
        made.users.add("Ada", "admin", PASSWORD, DOING)
        yield made
