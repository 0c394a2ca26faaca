"""Accounts of those who share a desk, in a file of their own beside the register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from unfog.store.accounts.entry import Entry
    from unfog.store.accounts.file import File
    from unfog.store.accounts.log import Log
    from unfog.store.accounts.sessions import Sessions
    from unfog.store.accounts.users import Users


class Accounts:
    """One file of accounts. Raises RegisterError wherever it cannot be read or written."""

    def __init__(self, file: File) -> None:
        from unfog.store.accounts.entry import Entry
        from unfog.store.accounts.log import Log
        from unfog.store.accounts.sessions import Sessions
        from unfog.store.accounts.users import Users

        self._file = file
        self.users: Users = Users(file)
        self.entry: Entry = Entry(file)
        self.sessions: Sessions = Sessions(file)
        self.log: Log = Log(file)

    @property
    def path(self) -> Path:
        return self._file.path

    def close(self) -> None:
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def accounts_of(register: Path, *, create: bool = False) -> Accounts:
    """The accounts of the register at that path, made beside it where `create` is set.

    Raises RegisterError where there are none without `create`, the file is none, or others on
    this machine may read it.
    """
    from unfog.store.accounts.file import File, beside

    return Accounts(File.open(beside(register), create=create))
