"""The stored indexes of neighbours: read row by row, straight from SQLite.

They are asked some ten thousand times for a thousand documents; building each statement anew
would take longer than SQLite takes to answer.
"""

# ruff: noqa: S608 (what is put into statements are names of our own tables)

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched
from typing import Any

from sqlalchemy import Connection, delete

from unfog.store.base import IndexChange, IndexName
from unfog.store.tables import INDEXES, joins

_MANY = 500
_BULK = 20_000


class SqlIndex:
    """One index, read on the connection of someone else's transaction."""

    def __init__(self, connection: Connection, name: IndexName) -> None:
        self._ask: Any = connection.connection.driver_connection
        self._rows, self._items = (table.name for table in INDEXES[name])

    def slice(self, key: int, first: int, last: int, beyond: int) -> list[tuple[int, int]]:
        query = f"SELECT place, number FROM {self._rows} WHERE key = ? AND place "
        down, up = "ORDER BY place DESC, number DESC LIMIT ?", "ORDER BY place, number"
        below = self._ask.execute(f"{query} < ? {down}", (key, first, beyond)).fetchall()
        between = self._ask.execute(f"{query} BETWEEN ? AND ? {up}", (key, first, last)).fetchall()
        above = self._ask.execute(f"{query} > ? {up} LIMIT ?", (key, last, beyond)).fetchall()
        return [*reversed(below), *between, *above]

    def apart(self, key: int, low: tuple[int, int], high: tuple[int, int], limit: int) -> int:
        query = (
            f"SELECT count(*) FROM (SELECT 1 FROM {self._rows} WHERE key = ? "
            "AND (place, number) > (?, ?) AND (place, number) <= (?, ?) LIMIT ?)"
        )
        return int(self._ask.execute(query, (key, *low, *high, limit + 1)).fetchone()[0])

    def held(self, numbers: Iterable[int]) -> dict[int, tuple[bytes, bytes]]:
        found: dict[int, tuple[bytes, bytes]] = {}
        for some in batched(numbers, _MANY):
            query = self._listed("number, packed, links", "number", len(some))
            for number, packed, links in self._ask.execute(query, some):
                found[number] = packed, links
        return found

    def joins(self, numbers: Iterable[int]) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for some in batched(numbers, _MANY):
            wanted = ",".join("?" * len(some))
            query = f"SELECT number, packed FROM {joins.name} WHERE number IN ({wanted})"
            found.update(self._ask.execute(query, some))
        return found

    def of_documents(self, documents: Iterable[str]) -> dict[int, bytes]:
        """Packed items of `documents`, by number."""
        found: dict[int, bytes] = {}
        for some in batched(documents, _MANY):
            query = self._listed("number, packed", "document", len(some))
            found.update(self._ask.execute(query, some))
        return found

    def _listed(self, columns: str, column: str, many: int) -> str:
        wanted = ",".join("?" * many)
        return f"SELECT {columns} FROM {self._items} WHERE {column} IN ({wanted})"


def clear(connection: Connection, name: IndexName) -> None:
    """Empties an index."""
    for table in INDEXES[name]:
        connection.execute(delete(table))
    if name == "link":
        connection.execute(delete(joins))


def apply(connection: Connection, name: IndexName, change: IndexChange) -> None:
    """Makes the rows and items of an index what `change` says."""
    rows, items = (table.name for table in INDEXES[name])
    gone = ((number,) for number in change.items_gone)
    links = ((packed, number) for number, packed in change.links.items())
    for statement, values in (
        (f"DELETE FROM {rows} WHERE key = ? AND place = ? AND number = ?", change.rows_gone),
        (f"INSERT INTO {rows} VALUES (?, ?, ?)", change.rows_come),
        (f"DELETE FROM {items} WHERE number = ?", gone),
        (f"INSERT INTO {items} VALUES (?, ?, ?, ?)", change.items_come),
        (f"UPDATE {items} SET links = ? WHERE number = ?", links),
    ):
        _run(connection, statement, values)
    for some in batched(change.joins, _BULK):
        numbers = ((number,) for number, _ in some)
        _run(connection, f"DELETE FROM {joins.name} WHERE number = ?", numbers)
        put = ((number, packed) for number, packed in some if packed)
        _run(connection, f"INSERT INTO {joins.name} VALUES (?, ?)", put)


def _run(connection: Connection, statement: str, values: Iterable[tuple[Any, ...]]) -> None:
    for some in batched(values, _BULK):
        connection.exec_driver_sql(statement, list(some))
