"""A register as lines of text that depend on its content alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from unfog.store.rows import to_json
from unfog.store.tables import CONTENT, VIEWS, documents, raw

_LEFT_OUT = {documents.c.number, raw.c.packed}
"""The order of arrival, and compressed bytes, for which their digest stands."""


def lines(connection: Connection) -> Iterator[str]:
    """One line a row: the table's name, a tab, the row as a JSON list; sorted by key."""
    for table in (*CONTENT, *VIEWS):
        columns = [column for column in table.c if column not in _LEFT_OUT]
        keys = [table.c.id] if table is documents else list(table.primary_key)
        for row in connection.execute(select(*columns).order_by(*keys)):
            yield f"{table.name}\t{to_json(list(row))}"


def digest(rows: Iterable[str]) -> str:
    """SHA-256 (hex) of the lines."""
    total = hashlib.sha256()
    for row in rows:
        total.update(row.encode())
        total.update(b"\n")
    return total.hexdigest()
