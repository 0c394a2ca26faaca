"""Findings that are worth a reviewer's look."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select, tuple_

from unfog.store.stored import Doubt
from unfog.store.tables import claims, findings, reviews

_CLOSED = ("completed", "rejected")

_DOUBTS = (
    select(
        findings.c.incident,
        findings.c.position,
        findings.c.property,
        func.coalesce(func.json_extract(findings.c.alternatives, "$.of"), "").label("of"),
        findings.c.status,
    )
    .outerjoin(claims, claims.c.id == findings.c.best_claim)
    .outerjoin(reviews, reviews.c.incident == findings.c.incident)
    .where(or_(findings.c.status == "contested", claims.c.certainty != "stated"))
    .where(or_(reviews.c.state.is_(None), reviews.c.state.not_in(_CLOSED)))
    .order_by(findings.c.incident, findings.c.position)
)


def page(connection: Connection, limit: int, after: tuple[str, int] | None) -> list[Doubt]:
    query = _DOUBTS.limit(limit)
    if after is not None:
        query = query.where(tuple_(findings.c.incident, findings.c.position) > tuple_(*after))
    return [
        Doubt(
            incident=row.incident,
            position=row.position,
            property=row.property,
            of=row.of,
            why="contested" if row.status == "contested" else "uncertain",
        )
        for row in connection.execute(query)
    ]
