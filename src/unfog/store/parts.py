"""Parts as a register holds them, and whether decisions may still be taken on them."""

from __future__ import annotations

from collections.abc import Iterable, Set

from unfog.errors import LockedError
from unfog.model.incident import Part
from unfog.model.judgement import Side, side
from unfog.model.review import Review
from unfog.store.base import View


def side_of(view: View, part: Part) -> Side | None:
    """A part with the words that tell of it now; None where there is no such part."""
    reading = view.reading(part.document)
    told = reading.incidents if reading is not None else ()
    return next((side(part.document, i) for i in told if i.id == part.incident), None)


def refuse_locked(view: View, parts: Iterable[Part], but: Set[str] = frozenset()) -> None:
    """Raises LockedError where one of `parts` is in an incident that is completed, other than by
    one of the judgements `but`."""
    wanted = set(parts)
    holding = view.holding(sorted({part.document for part in wanted}))
    ids = [id for id, members in holding.items() if not wanted.isdisjoint(members)]
    for id, review in sorted(view.reviews(ids).items()):
        if review.locked and review.judgement not in but:
            raise LockedError(locked_words(id, review))


def locked_words(incident: str, review: Review) -> str:
    """Why decisions on a completed incident are refused, and what to do."""
    day = f"{review.at:%Y-%m-%d}"
    return (
        f"{incident} is completed ({review.by}, {day}) and takes no more decisions; "
        f"`unfog reopen {incident}` opens it again"
    )
