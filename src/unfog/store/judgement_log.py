"""The log of judgements: rows are added and read, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from threading import Lock

import msgspec
from sqlalchemy import ColumnElement, Connection, Integer, func, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from unfog.model.judged import judgement_from
from unfog.model.judgement import WORDS, Judgement, SourceWord, Undo
from unfog.store.review_rows import stored_time
from unfog.store.rows import AnyRow, Values, to_json
from unfog.store.tables import judgements

SOURCES = "sources:"
"""What words on sources are about, where others name a document."""

_MANY = 500
_ADD = insert(judgements).on_conflict_do_nothing()
_ROW: ColumnElement[int] = literal_column("judgements.rowid", Integer)
_EXTENT = select(func.max(_ROW), func.count()).select_from(judgements)
_ALL = select(judgements).order_by(judgements.c.at, judgements.c.id)


def add(connection: Connection, log: Sequence[Judgement]) -> bool:
    """Whether any of `log` was new."""
    if not log:
        return False
    return connection.execute(_ADD, [_values(row) for row in log]).rowcount != 0


def last(connection: Connection) -> dt.datetime | None:
    """The time of the latest row."""
    at = connection.execute(select(func.max(judgements.c.at))).scalar()
    return None if at is None else dt.datetime.fromisoformat(at)


class Remembered:
    """The whole log, kept as it was read: since it only grows, what is new is all that is read
    again."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0
        self._log: tuple[Judgement, ...] = ()

    def everything(self, connection: Connection) -> tuple[Judgement, ...]:
        """All rows by time, then id, as `connection` sees them."""
        last, count = connection.execute(_EXTENT).one()
        with self._lock:
            if last is not None and last > self._last:
                new = connection.execute(_ALL.where(self._last < _ROW))
                log = (*self._log, *(_judgement(row) for row in new))
                self._log = tuple(sorted(log, key=lambda row: (row.at, row.id)))
                self._last = last
            if len(self._log) == count:
                return self._log
        # what others have remembered is beyond what this transaction may see
        return tuple(_judgement(row) for row in connection.execute(_ALL))


def on(connection: Connection, documents: Iterable[str]) -> tuple[Judgement, ...]:
    """All words on what `documents` tell, and the undos that bear on them, by time, then id."""
    found: dict[str, AnyRow] = {}
    about = sorted(set(documents))
    while about:
        rows = [row for row in _about(connection, about) if row.id not in found]
        found |= {row.id: row for row in rows}
        about = sorted(row.id for row in rows)
    ordered = sorted(found.values(), key=lambda row: (row.at, row.id))
    return tuple(_judgement(row) for row in ordered)


def documents_of(connection: Connection, log: Iterable[Judgement]) -> list[str]:
    """The documents on which `log`, all of it stored, has a word or takes one back."""
    found: set[str] = set()
    targets: set[str] = set()
    for row in log:
        if isinstance(row.subject, WORDS):
            found.add(row.subject.document)
        elif isinstance(row.subject, Undo):
            targets.add(row.subject.judgement)
    seen: set[str] = set()
    while targets:
        seen |= targets
        rows = list(_of_ids(connection, sorted(targets)))
        found |= {row.about for row in rows if row.about and row.kind != "undo"}
        targets = {row.about for row in rows if row.kind == "undo"} - seen
    return sorted(found)


def _about(connection: Connection, wanted: Sequence[str]) -> Iterator[AnyRow]:
    for some in batched(wanted, _MANY):
        yield from connection.execute(select(judgements).where(judgements.c.about.in_(some)))


def _of_ids(connection: Connection, wanted: Sequence[str]) -> Iterator[AnyRow]:
    for some in batched(wanted, _MANY):
        yield from connection.execute(select(judgements).where(judgements.c.id.in_(some)))


def _values(row: Judgement) -> Values:
    subject = to_json(row.subject)
    return {
        "id": row.id,
        "kind": msgspec.json.decode(subject)["type"],
        "subject": subject,
        "by": row.by,
        "at": stored_time(row.at),
        "why": row.why,
        "act": row.act,
        "machine": row.machine,
        "settles": row.settles,
        "about": _named(row),
    }


def _named(row: Judgement) -> str | None:
    """The document on which it has a word, or the judgement that it takes back; SOURCES."""
    if isinstance(row.subject, Undo):
        return row.subject.judgement
    if isinstance(row.subject, SourceWord):
        return SOURCES
    return row.subject.document if isinstance(row.subject, WORDS) else None


def _judgement(row: AnyRow) -> Judgement:
    return judgement_from(
        {
            "subject": msgspec.json.decode(row.subject),
            "by": row.by,
            "at": dt.datetime.fromisoformat(row.at),
            "why": row.why,
            "act": row.act,
            "machine": bool(row.machine),
            "settles": bool(row.settles),
        }
    )
