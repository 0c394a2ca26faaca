"""Where outlets and speakers have a say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Set
from itertools import batched
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from unfog.model.incident import Part
from unfog.model.names import fold
from unfog.model.rating import SourceKind
from unfog.store.read_reviews import all_added
from unfog.store.tables import claims, documents, incident_parts

_MANY = 500
_SPEAKERS = (claims.c.speaker, claims.c.org, claims.c.actor)


def speaking(connection: Connection, sources: Set[tuple[SourceKind, str]]) -> set[Part]:
    """The parts of the register's incidents in which any of `sources` has a say."""
    outlets = {name for kind, name in sources if kind == "outlet"}
    speakers = {name for kind, name in sources if kind == "speaker"}
    return {
        *_printed(connection, outlets),
        *_said(connection, speakers),
        *_added(connection, speakers),
    }


def _printed(connection: Connection, names: Collection[str]) -> Iterator[Part]:
    if not names:
        return
    told = select(incident_parts.c.document, incident_parts.c.local).join(
        documents, documents.c.id == incident_parts.c.document
    )
    for some in batched(_alike(connection, documents.c.outlet, names), _MANY):
        for row in connection.execute(told.where(documents.c.outlet.in_(some))):
            yield Part(row.document, row.local)


def _said(connection: Connection, names: Collection[str]) -> Iterator[Part]:
    if not names:
        return
    told = select(claims.c.document, claims.c.local).distinct()
    for column in _SPEAKERS:
        for some in batched(_alike(connection, column, names), _MANY):
            for row in connection.execute(told.where(column.in_(some))):
                yield Part(row.document, row.local)


def _added(connection: Connection, names: Collection[str]) -> Iterator[Part]:
    """Where reviewers added what they say."""
    for mark in all_added(connection) if names else ():
        who = mark.said.speaker
        if any(name and fold(name) in names for name in (who.name, who.org, who.actor)):
            yield mark.part


def _alike(connection: Connection, column: ColumnElement[Any], names: Collection[str]) -> list[str]:
    """The values of `column` that fold to one of `names`."""
    every = connection.execute(select(column).where(column.is_not(None)).distinct()).scalars()
    return sorted(value for value in every if fold(value) in names)
