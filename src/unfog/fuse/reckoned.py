"""The tolls that readers settled on for their documents, put into effect.

A reader marks what each count is to the toll of its document (`unfog.model.claim.Share`). Counts
that add up come to stand as one, those killed come off a count of all who were hit, and what is
apart bears on no bound. Each figure still names the claims whose numbers it is made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from unfog.fuse.evidence import Evidence, count_of
from unfog.model.claim import Count, Share
from unfog.model.finding import LeftOut


def settled(
    rows: Sequence[Evidence], killed: Sequence[Evidence]
) -> tuple[list[Evidence], dict[str, LeftOut]]:
    """Of `rows`, counts of one property, those that may be tolls, sums as one row each; by id
    those that are apart. `killed` are the deaths that come off counts of all who were hit."""
    out = {row.id: LeftOut(row.id, "apart") for row in _shared(rows, "apart")}
    parts = _by_document(row for row in _shared(rows, "part") if _exact(row))
    sums = {some[0].id: _sum(some) for some in parts.values()}
    added = {row.id for some in parts.values() for row in some}
    dead = (
        dead_by_document(killed) if any(row.claim.share == "with the dead" for row in rows) else {}
    )
    kept = []
    for row in rows:
        if row.id in sums:
            kept.append(sums[row.id])
        elif row.id not in added and row.id not in out:
            kept.append(_survivors(row, dead.get(row.document)))
    return kept, out


def left_out_whole(out: dict[str, LeftOut], rows: Iterable[Evidence]) -> dict[str, LeftOut]:
    """`out` with all parts of the sums among `rows` that are left out."""
    for row in rows:
        left = out.get(row.id)
        if left is not None:
            out |= {part: replace(left, claim=part) for part in row.plus}
    return out


def _shared(rows: Iterable[Evidence], share: Share) -> list[Evidence]:
    return [row for row in rows if row.claim.share == share and row.stands]


def _by_document(rows: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Rows by document, a report's own words first, then as the text has them."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in sorted(rows, key=_order):
        found[row.document].append(row)
    return found


def _order(row: Evidence) -> tuple[bool, int, int, str]:
    return not row.claim.speaker.is_report, row.claim.start, row.claim.end, row.id


def _sum(rows: Sequence[Evidence]) -> Evidence:
    """The first of `rows`, with the number of all."""
    first, *more = rows
    counts = [count_of(row) for row in rows]
    number = sum(count.low or 0 for count in counts)
    kinds = {count.of for count in counts}
    total = Count(number, number, "people", kinds.pop() if len(kinds) == 1 else "people")
    return replace(
        first,
        claim=replace(first.claim, value=total),
        plus=tuple(row.id for row in more),
    )


def dead_by_document(killed: Iterable[Evidence]) -> dict[str, Evidence]:
    """Of each document the toll of the dead: a count of all of them, or what parts add up to."""
    standing = [row for row in killed if _exact(row)]
    parts = _by_document(_shared(standing, "part"))
    wholes = _by_document(_shared(standing, "whole"))
    return {name: _sum(some) for name, some in parts.items()} | {
        name: some[0] for name, some in wholes.items()
    }


def _survivors(row: Evidence, dead: Evidence | None) -> Evidence:
    """The row; where it counts all who were hit, without the dead."""
    if row.claim.share != "with the dead" or dead is None or not _exact(row) or not row.stands:
        return row
    count = count_of(row)
    alive = (count.low or 0) - (count_of(dead).low or 0)
    if alive < 0:
        return row
    claim = replace(row.claim, value=replace(count, low=alive, high=alive))
    return replace(row, claim=claim, less=(dead.id, *dead.plus))


def _exact(row: Evidence) -> bool:
    count = count_of(row)
    return count.low == count.high and not (count.approx or count.includes_perpetrator)
