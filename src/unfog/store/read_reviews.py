"""Queries on what reviewers said, as the views follow it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import batched, groupby

from sqlalchemy import Connection, and_, func, select

from unfog.model.claim import Claim
from unfog.model.review import Mark, Review
from unfog.store.base import StoredClaim
from unfog.store.filters import ClaimFilter
from unfog.store.queried import IDS
from unfog.store.review_rows import added_claim, mark_from, review_from
from unfog.store.tables import marks, read_incidents, reviews

_MANY = 500


_REVIEWS = select(reviews).where(reviews.c.incident.in_(IDS))


def reviews_of(connection: Connection, ids: Sequence[str]) -> dict[str, Review]:
    """Of the incidents `ids`, those with a word on the whole."""
    return {
        row.incident: review_from(row)
        for some in batched(ids, _MANY)
        for row in connection.execute(_REVIEWS, {"ids": some})
    }


def outdated(connection: Connection, limit: int, after: str) -> list[str]:
    """Incidents beyond `after` whose findings changed since a reviewer confirmed them."""
    query = select(reviews.c.incident).where(reviews.c.changed, reviews.c.incident > after)
    told = query.where(reviews.c.state.in_(("confirmed", "completed")))
    return list(connection.execute(told.order_by(reviews.c.incident).limit(limit)).scalars())


_MARKS_OF = select(marks).where(marks.c.incident.in_(IDS)).order_by(marks.c.incident, marks.c.claim)


def marks_of(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, list[Mark]]]:
    """Of the incidents `ids`, those with words on claims, by claim."""
    listed = connection.execute(_MARKS_OF, {"ids": ids})
    for incident, group in groupby(listed, key=lambda row: str(row.incident)):
        yield incident, [mark_from(row) for row in group]


_MARKS_ON = select(marks).where(marks.c.document.in_(IDS)).order_by(marks.c.claim)


def marks_on(connection: Connection, documents: Sequence[str]) -> dict[str, tuple[Mark, ...]]:
    found: dict[str, list[Mark]] = {}
    for some in batched(documents, _MANY):
        for row in connection.execute(_MARKS_ON, {"ids": some}):
            found.setdefault(row.document, []).append(mark_from(row))
    return {document: tuple(found[document]) for document in sorted(found)}


def all_added(connection: Connection) -> list[Mark]:
    """The marks on claims that reviewers added."""
    return [mark_from(row) for row in connection.execute(select(marks).where(marks.c.added))]


type Placed = tuple[tuple[str, int], StoredClaim]
"""A claim with its document and the position there of the incident that it tells of."""

_PLACED = (
    select(marks, func.coalesce(read_incidents.c.position, -1).label("told"))
    .outerjoin(
        read_incidents,
        and_(
            read_incidents.c.document == marks.c.document, read_incidents.c.local == marks.c.local
        ),
    )
    .order_by(marks.c.document, "told", marks.c.claim)
)


def marked(connection: Connection, where: ClaimFilter) -> tuple[dict[str, Mark], list[Placed]]:
    """All marks on claims that may meet `where`, by claim; and of the claims that reviewers
    added those that do, in the order of the text.
    """
    query = _PLACED
    for column, wanted in (
        (marks.c.claim, where.id),
        (marks.c.document, where.document),
        (marks.c.incident, where.incident),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    found: dict[str, Mark] = {}
    added: list[Placed] = []
    for row in connection.execute(query):
        found[row.claim] = mark_from(row)
        if row.added and _meets(found[row.claim].said, where):
            claim = added_claim(found[row.claim], row.incident)
            added.append(((row.document, row.told), claim))
    return found, sorted(added, key=lambda pair: (pair[0], pair[1].claim.start, pair[1].id))


def _meets(said: Claim, where: ClaimFilter) -> bool:
    pairs = (
        (where.property, said.property),
        (where.stance, said.stance),
        (where.speaker, said.speaker.name),
    )
    return all(wanted in (None, got) for wanted, got in pairs)
