"""Which part a side means, where its document has been read anew since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import Side
from unfog.model.judgement import side as side_of


def seat(side: Side, incidents: Sequence[ReadIncident]) -> Part | None:
    """The part that `side` means among what is read in its document now.

    That is the one told in the most alike words, which hold at least half of those that were
    judged; the one of the same name, where words tell no difference or none were noted.
    """
    name = side.part.incident
    named = next((i for i in incidents if i.id == name), None)
    if named and (not side.words or side_of(side.part.document, named) == side):
        return side.part
    judged = _characters(side.words)
    if not judged:
        return None
    best: tuple[float, bool, str] | None = None
    for incident in incidents:
        words = _characters((c.start, c.end) for c in incident.claims)
        shared = len(judged & words)
        if 2 * shared >= len(judged):
            rank = (-shared / len(judged | words), incident.id != name, incident.id)
            best = min(best or rank, rank)
    return None if best is None else Part(side.part.document, best[2])


def _characters(words: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in words for at in range(start, end)}
