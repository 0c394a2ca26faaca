"""The file of accounts: an SQLite file of its own beside the register, for its owner's eyes alone.

A register can be handed on without it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine

from unfog.errors import RegisterError
from unfog.store.accounts.tables import metadata
from unfog.store.connect import connect, guard, run_outside

APPLICATION_ID = 0x756E6661
"""At byte 68 of the file: "unfa"."""

SCHEMA = 1
BUSY_SECONDS = 10.0

_HEADER = 100


def beside(register: Path) -> Path:
    """Where the accounts of a register are kept."""
    return register.with_name(f"{register.name}.accounts")


class File:
    """One open file of accounts, to be read or changed within blocks."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self.path = path

    @classmethod
    def open(cls, path: Path, *, create: bool) -> File:
        """Raises RegisterError where there is none, it is none, or others may read it."""
        new = not path.exists()
        if new:
            _make(path, create=create)
        _check(path)
        engine = connect(path, BUSY_SECONDS)
        try:
            with guard(path):
                _prepare(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        with guard(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: all of it is stored when the block ends, or nothing."""
        with guard(self.path), self._engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def close(self) -> None:
        self._engine.dispose()


def _make(path: Path, *, create: bool) -> None:
    if not create:
        raise RegisterError(f"{path}: no accounts yet. `unfog users add` makes the first.")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise RegisterError(f"{path}: cannot be made ({error.strerror}).") from error


def _check(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            mode = os.fstat(file.fileno()).st_mode
    except OSError as error:
        raise RegisterError(f"{path}: cannot be opened ({error.strerror}).") from error
    if header and int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise RegisterError(f"{path}: not a file of accounts; it was left as it is.")
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise RegisterError(
            f"{path}: others on this machine can read the accounts. Run `chmod 600` on the file."
        )


def _prepare(engine: Engine, path: Path) -> None:
    schema = run_outside(engine, "PRAGMA user_version")
    if schema > SCHEMA:
        raise RegisterError(f"{path}: made by a newer unfog (schema {schema}). Install that.")
    if schema == SCHEMA:
        return
    with engine.connect() as plain:
        connection = plain.execution_options(begin="BEGIN IMMEDIATE")
        with connection.begin():
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
