"""Accounts: made, changed, never removed, since decisions bear their names."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from unfog.errors import SettingsError
from unfog.model.role import ROLES, Role
from unfog.store.accounts import passwords
from unfog.store.accounts.base import Account, Doing, checked_name, key_of, written
from unfog.store.accounts.file import File
from unfog.store.accounts.log import note
from unfog.store.accounts.tables import accounts, recovery, sessions


class Users:
    """The accounts of one file. Changes raise SettingsError where there is no such account."""

    def __init__(self, file: File) -> None:
        self._file = file

    def all(self) -> list[Account]:
        """All accounts by name."""
        with self._file.read() as connection:
            return [account_from(row) for row in connection.execute(_listed)]

    def named(self, name: str) -> Account | None:
        with self._file.read() as connection:
            row = connection.execute(_listed.where(accounts.c.key == key_of(name))).first()
            return account_from(row) if row else None

    def add(
        self, name: str, role: Role, password: str, doing: Doing, *, given: bool = False
    ) -> Account:
        """A new account. Raises SettingsError for a taken name, a weak password, or where the
        first account is no admin's."""
        name, role = checked_name(name), checked_role(role)
        passwords.check_password(password, name)
        kept = passwords.hashed(password)
        with self._file.write() as connection:
            if connection.execute(_named(name)).first():
                raise SettingsError(f"there is an account {name!r} already; choose another name")
            if role != "admin" and not _admins(connection):
                raise SettingsError("the first account has to be an admin's: --role admin")
            connection.execute(
                insert(accounts).values(
                    key=key_of(name),
                    name=name,
                    role=role,
                    password=kept,
                    given=given,
                    disabled=False,
                    created=written(doing.at),
                    step=0,
                )
            )
            note(connection, doing, "added", name, role)
        return Account(name, role, doing.at, given=given)

    def change_role(self, name: str, role: Role, doing: Doing) -> None:
        """Raises SettingsError where nobody would be left to manage accounts."""
        checked_role(role)
        with self._file.write() as connection:
            found = _found(connection, name)
            connection.execute(_change(found.key).values(role=role))
            _keep_an_admin(connection)
            note(connection, doing, "role", found.name, f"{found.role} → {role}")

    def disable(self, name: str, doing: Doing, *, disabled: bool = True) -> None:
        """Shuts an account out, with all its sessions, or lets it in again.

        Raises SettingsError where nobody would be left to manage accounts.
        """
        with self._file.write() as connection:
            found = _found(connection, name)
            connection.execute(_change(found.key).values(disabled=disabled))
            _keep_an_admin(connection)
            if disabled:
                connection.execute(sessions.delete().where(sessions.c.account == found.key))
            note(connection, doing, "disabled" if disabled else "enabled", found.name)

    def reset(self, name: str, password: str, doing: Doing, *, given: bool = False) -> None:
        """A new password chosen by somebody else; ends all sessions and takes the second factor
        off, since whoever is helped so may have lost that too."""
        with self._file.write() as connection:
            found = _found(connection, name)
            passwords.check_password(password, found.name)
            kept = passwords.hashed(password)
            connection.execute(
                _change(found.key).values(password=kept, given=given, secret=None, offered=None)
            )
            connection.execute(recovery.delete().where(recovery.c.account == found.key))
            connection.execute(sessions.delete().where(sessions.c.account == found.key))
            note(connection, doing, "reset", found.name)

    def choose_password(self, name: str, password: str, doing: Doing) -> None:
        """The account's own new password. Its sessions go on: the caller ends what it will."""
        passwords.check_password(password, name)
        kept = passwords.hashed(password)
        with self._file.write() as connection:
            found = _found(connection, name)
            connection.execute(_change(found.key).values(password=kept, given=False))
            note(connection, doing, "password", found.name)


_listed = select(accounts).order_by(accounts.c.key)


def _named(name: str) -> Any:
    return select(accounts).where(accounts.c.key == key_of(name))


def _change(key: str) -> Any:
    return update(accounts).where(accounts.c.key == key)


def _found(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(_named(name)).first()
    if row is None:
        raise SettingsError(f"there is no account {name!r}; `unfog users list` shows all")
    return row


def _admins(connection: Connection) -> int:
    enabled = (accounts.c.role == "admin") & ~accounts.c.disabled
    return int(connection.execute(select(func.count()).where(enabled)).scalar_one())


def _keep_an_admin(connection: Connection) -> None:
    if not _admins(connection):
        raise SettingsError("this is the last admin: make somebody else an admin first")


def checked_role(role: str) -> Role:
    """Raises SettingsError where it is none."""
    for known in ROLES:
        if role == known:
            return known
    raise SettingsError(f"no role {role!r}; known: {', '.join(ROLES)}")


def account_from(row: Row[Any]) -> Account:
    """From a row of `accounts`."""
    return Account(
        name=row.name,
        role=row.role,
        created=dt.datetime.fromisoformat(row.created),
        disabled=row.disabled,
        second_factor=row.secret is not None,
        given=row.given,
    )
