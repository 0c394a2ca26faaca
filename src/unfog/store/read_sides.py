"""Which stretches of documents tell of what, without the claims themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched, groupby

from sqlalchemy import Connection, select

from unfog.model.incident import Part
from unfog.model.judgement import Side, merged
from unfog.store.tables import claims, read_incidents

_MANY = 500
_IN_ORDER = (
    select(read_incidents.c.document, read_incidents.c.local, claims.c.start, claims.c.stop)
    .outerjoin(
        claims,
        (claims.c.document == read_incidents.c.document)
        & (claims.c.local == read_incidents.c.local),
    )
    .order_by(read_incidents.c.document, read_incidents.c.position)
)

type _Row = tuple[str, str, int | None, int | None]


def sides(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Side, ...]]:
    """All parts of `documents`, in the order in which they were read."""
    found: dict[str, tuple[Side, ...]] = {}
    for some in batched(documents, _MANY):
        rows = connection.execute(_IN_ORDER.where(read_incidents.c.document.in_(some)))
        listed = ((row[0], row[1], row[2], row[3]) for row in rows)
        for document, group in groupby(listed, key=lambda row: row[0]):
            found[document] = tuple(_sides(document, group))
    return found


def _sides(document: str, rows: Iterator[_Row]) -> Iterator[Side]:
    for local, group in groupby(rows, key=lambda row: row[1]):
        told = [(start, stop) for _, _, start, stop in group if start is not None and stop]
        yield Side(Part(document, local), merged(told))
