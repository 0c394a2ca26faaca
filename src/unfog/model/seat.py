"""Which part a side means, where its document has been read anew since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import Side
from unfog.model.judgement import side as side_of


def seat(side: Side, incidents: Sequence[ReadIncident]) -> Part | None:
    """The part that `side` means among what is read in its document now; see `seat_among`."""
    return seat_among(side, [side_of(side.part.document, incident) for incident in incidents])


def seat_among(side: Side, sides: Sequence[Side]) -> Part | None:
    """The part that `side` means among those that its document tells now.

    That is the one told in the most alike words, which hold at least half of those that were
    judged; the one of the same name, where words tell no difference or none were noted.
    """
    named = next((one for one in sides if one.part == side.part), None)
    if named and (not side.words or named == side):
        return side.part
    judged = _characters(side.words)
    if not judged:
        return None
    best: tuple[float, bool, Part] | None = None
    for one in sides:
        words = _characters(one.words)
        shared = len(judged & words)
        if 2 * shared >= len(judged):
            rank = (-shared / len(judged | words), one.part != side.part, one.part)
            best = min(best or rank, rank)
    return None if best is None else best[2]


def _characters(words: Iterable[tuple[int, int]]) -> set[int]:
    return {at for start, end in words for at in range(start, end)}
