"""Signing in: password and second factor, and how the second factor is set up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from unfog.errors import SettingsError
from unfog.store.accounts import codes, passwords
from unfog.store.accounts.base import Account, Doing, key_of
from unfog.store.accounts.file import File
from unfog.store.accounts.log import note
from unfog.store.accounts.tables import accounts, recovery
from unfog.store.accounts.users import account_from


class Entry:
    """Tells who may come in."""

    def __init__(self, file: File) -> None:
        self._file = file

    def proved(self, name: str, password: str, code: str, at: dt.datetime) -> Account | None:
        """The account whose password, and code where it has a second factor, these are.

        None for all else alike: a wrong password, a wrong or used code, an unknown or disabled
        account; and it takes as long.
        """
        row = self._row(name)
        right = passwords.matches(row.password if row else None, password)
        if row is None or not right or row.disabled:
            return None
        if row.secret is not None and not self._code_taken(row, code, at):
            return None
        if passwords.outdated(row.password):
            self._set(row.key, password=passwords.hashed(password))
        return account_from(row)

    def knows_password(self, name: str, password: str) -> bool:
        """Whether this is the password of the account: asked again before weighty changes."""
        row = self._row(name)
        return passwords.matches(row.password if row else None, password)

    def offered(self, name: str) -> str:
        """A secret for the second factor; it counts once a code confirms it."""
        secret = codes.new_secret()
        self._set(key_of(name), offered=secret)
        return secret

    def offer(self, name: str) -> str | None:
        """The secret that waits to be confirmed, if one does."""
        row = self._row(name)
        return row.offered if row else None

    def confirm(self, name: str, code: str, doing: Doing) -> list[str] | None:
        """Sets the second factor up with the secret offered, where `code` is one of its codes.

        New recovery codes, to be shown this once; None, and nothing done, for a wrong code.
        Raises SettingsError where no secret was offered.
        """
        with self._file.write() as connection:
            row = connection.execute(_row(name)).first()
            if row is None or row.offered is None:
                raise SettingsError("begin anew: there is no second factor to be confirmed")
            step = codes.step_of(row.offered, code, doing.at, after=0)
            if step is None:
                return None
            change = {"secret": row.offered, "offered": None, "step": step}
            connection.execute(_change(row.key).values(change))
            note(connection, doing, "second factor set up", row.name)
            return _new_recovery(connection, row.key)

    def remove(self, name: str, doing: Doing) -> None:
        """Takes the second factor off."""
        with self._file.write() as connection:
            key = key_of(name)
            connection.execute(_change(key).values(secret=None, offered=None))
            connection.execute(recovery.delete().where(recovery.c.account == key))
            note(connection, doing, "second factor taken off", name)

    def recovery_left(self, name: str) -> int:
        """How many recovery codes were not used yet."""
        query = select(func.count()).where(recovery.c.account == key_of(name))
        with self._file.read() as connection:
            return int(connection.execute(query).scalar_one())

    def _code_taken(self, row: Row[Any], code: str, at: dt.datetime) -> bool:
        """Takes a code, of either kind, so that it is not taken again."""
        with self._file.write() as connection:
            # read within the transaction: of two who bring the same code one comes first
            last = connection.execute(select(accounts.c.step).where(_key(row.key))).scalar_one()
            step = codes.step_of(row.secret, code, at, last)
            if step is not None:
                connection.execute(_change(row.key).values(step=step))
                return True
            used = (recovery.c.account == row.key) & (
                recovery.c.digest == codes.recovery_digest(code)
            )
            taken = connection.execute(recovery.delete().where(used)).rowcount == 1
            if taken:
                note(connection, Doing(row.name, at), "recovery code used", row.name)
            return taken

    def _row(self, name: str) -> Row[Any] | None:
        with self._file.read() as connection:
            return connection.execute(_row(name)).first()

    def _set(self, key: str, **values: Any) -> None:
        with self._file.write() as connection:
            connection.execute(_change(key).values(values))


def _key(key: str) -> Any:
    return accounts.c.key == key


def _row(name: str) -> Any:
    return select(accounts).where(_key(key_of(name)))


def _change(key: str) -> Any:
    return update(accounts).where(_key(key))


def _new_recovery(connection: Connection, key: str) -> list[str]:
    made = codes.recovery_codes()
    connection.execute(recovery.delete().where(recovery.c.account == key))
    kept = [{"account": key, "digest": codes.recovery_digest(code)} for code in made]
    connection.execute(insert(recovery), kept)
    return made
