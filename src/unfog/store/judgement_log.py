"""The log of judgements: rows are added and read, never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from unfog.model.judgement import Judgement
from unfog.store.rows import AnyRow, Values, to_json
from unfog.store.tables import judgements

_ADD = insert(judgements).on_conflict_do_nothing()
_ALL = select(judgements).order_by(judgements.c.at, judgements.c.id)


def add(connection: Connection, log: Sequence[Judgement]) -> bool:
    """Whether any of `log` was new."""
    if not log:
        return False
    return connection.execute(_ADD, [_values(row) for row in log]).rowcount != 0


def everything(connection: Connection) -> tuple[Judgement, ...]:
    """All rows by time, then id."""
    return tuple(_judgement(row) for row in connection.execute(_ALL))


def _values(row: Judgement) -> Values:
    subject = to_json(row.subject)
    return {
        "id": row.id,
        "kind": msgspec.json.decode(subject)["type"],
        "subject": subject,
        "by": row.by,
        "at": row.at.isoformat(timespec="microseconds"),
        "why": row.why,
        "act": row.act,
        "machine": row.machine,
    }


def _judgement(row: AnyRow) -> Judgement:
    return msgspec.convert(
        {
            "subject": msgspec.json.decode(row.subject),
            "by": row.by,
            "at": dt.datetime.fromisoformat(row.at),
            "why": row.why,
            "act": row.act,
            "machine": bool(row.machine),
        },
        Judgement,
    )
