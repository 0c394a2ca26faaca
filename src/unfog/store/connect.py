"""Opening the file of a register: is it one, and how SQLite is to treat it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import QueuePool

from unfog.errors import RegisterError

APPLICATION_ID = 0x756E666F
"""What SQLite keeps at byte 68 of the file to say whose it is: "unfo"."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def check_file(path: Path, *, create: bool) -> None:
    """Raises RegisterError unless `path` is a register or may become one.

    Looks at the bytes alone, so that a file which is not ours is not touched. An empty file
    is what is left where a process was killed while making a register.
    """
    try:
        if not path.exists():
            _check_missing(path, create=create)
            return
        if not path.is_file():
            raise RegisterError(f"{path}: not a file. Give the path of a register.")
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise RegisterError(f"{path}: cannot be opened ({error.strerror or error}).") from error
    if not header and create:
        return
    if not header.startswith(_MAGIC) or int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise RegisterError(
            f"{path}: not a register of unfog; it was left as it is. Give another path."
        )


def _check_missing(path: Path, *, create: bool) -> None:
    if not create:
        raise RegisterError(f"{path}: no such register. `unfog read` makes one.")
    if not path.parent.is_dir():
        raise RegisterError(f"{path}: there is no folder {path.parent}. Make it first.")


def may_write(path: Path) -> bool:
    """Whether this process may write there, by the rights and the kind of disk."""
    return os.access(path, os.W_OK)


def sealed(path: Path, writable: Callable[[Path], bool] = may_write) -> bool:
    """Whether the register at `path` can only be looked at, and nobody has it open for writing.

    SQLite wants to make a log beside the file even to read it: where that cannot be done, the
    file has to be opened as one that does not change.
    """
    log = path.with_name(f"{path.name}-wal")
    if not path.exists() or log.exists():
        return False
    return not writable(path) or not writable(path.absolute().parent)


def connect(path: Path, busy: float, *, immutable: bool = False) -> Engine:
    """An engine for the file; a transaction begins with its option `begin`, else `BEGIN`.

    With `immutable` the file is taken as one that nobody changes; writing it fails.
    """
    url = f"{path.absolute().as_uri()}?mode=ro&immutable=1" if immutable else str(path)

    def _open() -> sqlite3.Connection:
        return sqlite3.connect(url, timeout=busy, uri=immutable, check_same_thread=False)

    engine = create_engine("sqlite://", creator=_open, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy begins and ends transactions itself
        for setting in (
            "foreign_keys = ON",
            "synchronous = NORMAL",
            "temp_store = MEMORY",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # straight to SQLite: each read is a transaction, and this is a third of a short one
        begin = connection.get_execution_options().get("begin", "BEGIN")
        connection.connection.cursor().execute(begin)

    return engine


def run_outside(engine: Engine, statement: str) -> Any:
    """First value of a statement that SQLite refuses within a transaction."""
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        cursor.execute(statement)
        row = cursor.fetchone()
        cursor.close()
        return row[0] if row else None


@contextmanager
def guard(path: Path) -> Iterator[None]:
    """Turns what SQLite says into a RegisterError that says what to do."""
    try:
        yield
    except IntegrityError:
        raise  # a mistake of ours, not a state of the file
    except DatabaseError as error:
        raise RegisterError(f"{path}: {_remedy(str(error.orig))}") from error
    except sqlite3.DatabaseError as error:
        raise RegisterError(f"{path}: {_remedy(str(error))}") from error


def _remedy(message: str) -> str:
    low = message.lower()
    if "locked" in low or "busy" in low:
        return "another process writes this register; wait for it to end and try again."
    if "full" in low:
        return "the disk is full. All that was stored is safe; make room and run again."
    if "readonly" in low or "read-only" in low:
        return (
            "the register may not be written, only looked at. "
            "Change the permissions of file and folder, or copy it."
        )
    if "unable to open" in low or "i/o" in low:
        return f"the file or its folder cannot be used ({message}). Check room and permissions."
    if "malformed" in low or "not a database" in low or "corrupt" in low:
        return f"the register is damaged ({message}). Restore a copy, or read the sources anew."
    return f"the register cannot be used ({message})."
