"""Which incidents each of the last conclusions changed, for whoever holds a copy of them."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert

from unfog.store.read_memory import value_of
from unfog.store.tables import meta

_MOST = 2_000
"""Ids that are remembered, of as many conclusions as they suffice for."""

type _Noted = list[tuple[int, tuple[str, ...]]]

_insert = insert(meta)
_PUT = _insert.on_conflict_do_update(index_elements=["key"], set_={"value": _insert.excluded.value})


def shown(connection: Connection) -> int:
    """How often views were written."""
    return int(value_of(connection, "shown") or 0)


def note(connection: Connection, changed: Collection[str] | None) -> None:
    """Counts a conclusion that made, replaced or dropped the incidents `changed`; None for all."""
    number = shown(connection) + 1
    noted: _Noted = []
    if changed is not None and len(changed) <= _MOST:
        noted = [*_noted(connection), (number, tuple(sorted(changed)))]
        while sum(len(ids) for _, ids in noted) > _MOST:
            noted.pop(0)
    values = {"shown": str(number), "changed": msgspec.json.encode(noted).decode()}
    connection.execute(_PUT, [{"key": key, "value": value} for key, value in values.items()])


def changed_since(connection: Connection, number: int) -> frozenset[str] | None:
    """The incidents that conclusions after that number changed; None where that is not known."""
    now = shown(connection)
    later = [(n, ids) for n, ids in _noted(connection) if n > number]
    if number > now or len(later) != now - number:
        return None
    return frozenset(id for _, ids in later for id in ids)


def _noted(connection: Connection) -> _Noted:
    text = value_of(connection, "changed")
    return msgspec.json.decode(text, type=_Noted) if text else []
