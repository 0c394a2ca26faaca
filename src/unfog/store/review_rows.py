"""Reviews and marks on claims to table rows and back."""

from __future__ import annotations

import datetime as dt

import msgspec

from unfog.model.incident import Part
from unfog.model.judged import claim_from
from unfog.model.place import Place
from unfog.model.review import Mark, Review
from unfog.store.base import StoredClaim, StoredIncident
from unfog.store.rows import AnyRow, Values, to_json
from unfog.store.words import words


def review_values(stored: StoredIncident) -> list[Values]:
    """The row of `reviews`, if there is one to be."""
    if stored.review is None:
        return []
    row = msgspec.structs.asdict(stored.review)
    return [row | {"incident": stored.incident.id, "at": stored_time(stored.review.at)}]


def review_from(row: AnyRow) -> Review:
    return Review(
        state=row.state,
        by=row.by,
        at=dt.datetime.fromisoformat(row.at),
        changed=bool(row.changed),
        why=row.why,
        seen=row.seen,
        judgement=row.judgement,
    )


def mark_values(stored: StoredIncident) -> list[Values]:
    """Rows of `marks`."""
    return [
        {
            "claim": mark.claim,
            "incident": stored.incident.id,
            "document": mark.part.document,
            "local": mark.part.incident,
            "verdict": mark.verdict,
            "by": mark.by,
            "at": stored_time(mark.at),
            "why": mark.why,
            "judgement": mark.judgement,
            "said": to_json(mark.said),
            "added": mark.added,
            "place": to_json(mark.place) if mark.place else None,
        }
        for mark in stored.marks
    ]


def mark_from(row: AnyRow) -> Mark:
    return Mark(
        claim=row.claim,
        part=Part(row.document, row.local),
        verdict=row.verdict,
        by=row.by,
        at=dt.datetime.fromisoformat(row.at),
        why=row.why,
        judgement=row.judgement,
        said=claim_from(msgspec.json.decode(row.said)),
        added=bool(row.added),
        place=msgspec.json.decode(row.place, type=Place) if row.place else None,
    )


def stored_time(at: dt.datetime) -> str:
    """A time of day so that equal ones are equal text, and the later ones sort behind."""
    return at.isoformat(timespec="microseconds")


def added_claim(mark: Mark, incident: str) -> StoredClaim:
    """A claim that a reviewer added, as those are given that are read."""
    said, part = mark.said, mark.part
    return StoredClaim(
        mark.claim, part.document, part.incident, incident, words(said.value), said, mark
    )
