"""One statement quoted by many: claims in the same quoted words have one origin.

Two reports that each heard "police" and "a spokesman in Karlo" are two origins, unless both
print the same sentence between quotation marks: then it was said once, whoever is named.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from unfog.fuse.told import Told
from unfog.model.incident import Report
from unfog.model.prints import SAMPLED, Prints, unpack

type Words = tuple[int, int]
"""Two neighbouring prints of a quotation: what two claims share that quote it."""


def one_statement(rows: Sequence[Told], reports: Mapping[str, Report]) -> list[str]:
    """The origin of each of `rows`, those of one incident; one for claims in the same words.

    It is that of the best known among them: a body, then a named speaker, then an unnamed
    one. Claims in a report's own voice are left as they are, and so is a quotation that one
    document puts down to two speakers. Depends on no order.
    """
    group = list(range(len(rows)))
    for owners in _shared(rows, reports):
        joined = {group[i] for i in owners}
        group = [min(joined) if g in joined else g for g in group]
    names: dict[int, set[str]] = defaultdict(set)
    for row, g in zip(rows, group, strict=True):
        names[g].add(row.origin)
    return [min(names[g], key=_rank) for g in group]


def _shared(rows: Sequence[Told], reports: Mapping[str, Report]) -> list[list[int]]:
    """Positions of rows that share quoted words across documents."""
    documents = sorted({row.document for row in rows})
    if len(documents) < 2:
        return []
    prints = {document: unpack(reports[document].signature) for document in documents}
    where: dict[Words, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, row in enumerate(rows):
        if not row.claim.speaker.is_report:
            for words in _quoted(prints[row.document], row.claim.start, row.claim.end):
                where[words][row.document].append(i)
    found = set()
    for by_document in where.values():
        clear = [own for own in by_document.values() if len({rows[i].origin for i in own}) == 1]
        if len(clear) > 1:
            found.add(tuple(sorted(i for own in clear for i in own)))
    return [list(owners) for owners in sorted(found)]


def _quoted(prints: Prints, start: int, end: int) -> set[Words]:
    """The quoted words within a span, as a short text keeps them and as a long one does."""
    span = range(bisect_left(prints.starts, start), bisect_left(prints.starts, end))
    told = [prints.hashes[n] for n in span if prints.quoted[n]]
    return {*pairwise(told), *pairwise([h for h in told if h < SAMPLED])}


def _rank(origin: str) -> tuple[bool, bool, str]:
    return not origin.startswith("actor:"), not origin.startswith("speaker:"), origin
