"""A register in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from unfog.errors import RegisterError
from unfog.model.document import RawDocument
from unfog.store import bulk, canonical
from unfog.store.base import Entry
from unfog.store.connect import (
    APPLICATION_ID,
    check_file,
    connect,
    guard,
    run_outside,
    sealed,
)
from unfog.store.view import SqlView
from unfog.store.writer import SqlWriter

SCHEMA = 8
"""Number of the newest migration, kept in the file's header too, for a quick look."""


class SqlStore:
    """Fulfils `Store`. Make it with `open`."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._view = SqlView(engine, path)

    @classmethod
    def open(cls, path: Path, *, create: bool, busy: float) -> Self:
        check_file(path, create=create)
        immutable = sealed(path)
        engine = connect(path, busy, immutable=immutable)
        try:
            with guard(path):
                _prepare(engine, path, immutable=immutable)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, path)

    @property
    def path(self) -> Path:
        return self._path

    @property
    def view(self) -> SqlView:
        return self._view

    @contextmanager
    def write(self) -> Iterator[SqlWriter]:
        with self._transaction() as connection:
            yield SqlWriter(connection)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with guard(self._path), self._engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    def fill(self, entries: Iterable[tuple[Entry, RawDocument]]) -> int:
        if self._view.revision() or self._view.concluded():
            raise RegisterError(f"{self._path}: only a new register can be filled; name another.")
        stored = 0
        for some in batched(entries, bulk.BATCH):
            stored += len(some)
            with self._transaction() as connection:
                bulk.put_new(connection, some, stored)
        return stored

    def dump(self) -> Iterator[str]:
        with guard(self._path), self._engine.connect() as connection:
            yield from canonical.lines(connection)

    def fingerprint(self) -> str:
        return canonical.digest(self.dump())

    def health(self) -> list[str]:
        with guard(self._path), self._engine.connect() as connection:
            checked = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found = [str(line) for line in checked if line != "ok"]
        return found + [f"{row[0]}: row {row[1]} points to no {row[2]}" for row in loose]

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _prepare(engine: Engine, path: Path, *, immutable: bool) -> None:
    """Makes or migrates the tables where need be; then WAL, so that readers never wait.

    The file is marked as ours before WAL is on: a mark that is only in the log is lost
    to one who looks at the file alone.
    """
    if run_outside(engine, "PRAGMA user_version") != SCHEMA:
        if run_outside(engine, "PRAGMA application_id") != APPLICATION_ID:
            run_outside(engine, f"PRAGMA application_id = {APPLICATION_ID}")
        from unfog.store import migrations

        with engine.connect() as plain:
            connection = plain.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                migrations.upgrade(connection, path)
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    if not immutable:
        run_outside(engine, "PRAGMA journal_mode = WAL")
