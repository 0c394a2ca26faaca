"""What the review board shows of incidents, read in bulk: one statement a group of columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Select, and_, select

from unfog.store.board_rows import BoardRows
from unfog.store.changes import changed_since, shown
from unfog.store.read_content import PAGE, matches
from unfog.store.tables import claims, documents, findings, incident_parts, incidents, reviews

_shown = select(*(incidents.c[name] for name in (
    "id", "type", "role", "date_start", "date_end", "place", "country", "status", "accounts",
    "origins",
))).order_by(incidents.c.date_start.is_(None), incidents.c.date_start, incidents.c.id)  # fmt: skip
_reviewed = select(reviews.c.incident, reviews.c.state, reviews.c.changed)
_found = select(
    findings.c.incident,
    findings.c.property,
    findings.c.low,
    findings.c.best,
    findings.c.high,
    findings.c.alternatives,
).where(findings.c.property.in_(("killed", "perpetrator")))
_speaking = (
    select(incident_parts.c.incident, claims.c.actor)
    .join(
        claims,
        and_(
            claims.c.document == incident_parts.c.document,
            claims.c.local == incident_parts.c.local,
        ),
    )
    .where(claims.c.actor.is_not(None))
    .distinct()
)
_told = select(incident_parts.c.incident, documents.c.number).join(
    documents, documents.c.id == incident_parts.c.document
)
_outlets = select(documents.c.number, documents.c.outlet).where(documents.c.outlet.is_not(None))


def board_rows(connection: Connection, since: int | None) -> BoardRows:
    """All that the board shows, of all incidents or of those changed since that conclusion."""
    changed = None if since is None else changed_since(connection, since)
    ids = None if changed is None else sorted(changed)
    if ids is None:
        told, outlets = _all(connection, _told), _all(connection, _outlets)
    else:
        told = _some(connection, _told, incident_parts.c.incident, ids)
        numbers = sorted({row[1] for row in told})
        outlets = _some(connection, _outlets, documents.c.number, numbers)
    found = _some(connection, _found, findings.c.incident, ids)
    return BoardRows(
        shown=shown(connection),
        changed=changed,
        incidents=_some(connection, _shown, incidents.c.id, ids),
        tolls=[row for r in found if r[1] == "killed" for row in _tolls(r)],
        blamed=[pair for r in found if r[1] == "perpetrator" for pair in _blamed(r[0], r[5])],
        reviews=_some(connection, _reviewed, reviews.c.incident, ids),
        speaking=_some(connection, _speaking, incident_parts.c.incident, ids),
        told=told,
        outlets=outlets,
    )


def numbers_matching(connection: Connection, words: str) -> list[int]:
    """Numbers of the documents that hold all of `words`."""
    return [number for (number,) in _all(connection, matches(words))]


def _some(
    connection: Connection,
    query: Select[Any],
    column: ColumnElement[Any],
    wanted: Sequence[Any] | None,
) -> Sequence[tuple[Any, ...]]:
    if wanted is None:
        return _all(connection, query)
    return [
        row
        for some in batched(wanted, PAGE)
        for row in _all(connection, query.where(column.in_(some)))
    ]


def _all(connection: Connection, query: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """All rows as SQLite gives them: no column here needs more than that."""
    cursor = connection.execute(query).cursor
    return [] if cursor is None else cursor.fetchall()


class _Alternative(msgspec.Struct, frozen=True):
    value: Any = None
    asserts: tuple[str, ...] = ()


class _Own(msgspec.Struct, frozen=True):
    value: Any = None


class _Behind(msgspec.Struct, frozen=True):
    values: tuple[_Alternative, ...] = ()
    of: str = ""
    reviewed: _Own | None = None


_DECODER = msgspec.json.Decoder(_Behind | tuple[_Alternative, ...])


def _tolls(row: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The incident with the bounds of a finding that counts all victims: a reviewer's count where
    one was given (see `numbers_of`)."""
    decoded = _DECODER.decode(row[5])
    if isinstance(decoded, tuple) or (not decoded.of and decoded.reviewed is None):
        yield row[0], *row[2:5]
    elif not decoded.of and decoded.reviewed is not None:
        own = decoded.reviewed.value or {}
        low, high = own.get("low"), own.get("high")
        yield row[0], low, low if low == high else None, high


def _blamed(incident: str, behind: str) -> Iterator[tuple[str, str]]:
    decoded = _DECODER.decode(behind)
    if not isinstance(decoded, tuple) and decoded.reviewed is not None:
        if isinstance(decoded.reviewed.value, str):
            yield incident, decoded.reviewed.value
        return
    for one in decoded if isinstance(decoded, tuple) else decoded.values:
        if one.asserts and isinstance(one.value, str):
            yield incident, one.value
