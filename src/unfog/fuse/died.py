"""The wounded who died: people who move from one toll to the other between two accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.reckoned import dead_by_document
from unfog.fuse.rules import Figure
from unfog.fuse.status import Pairs
from unfog.model.finding import LeftOut


def died_later(killed: Sequence[Figure], wounded: Sequence[Figure]) -> Pairs:
    """Pairs of accounts, (earlier, later), that differ only by wounded who died meanwhile.

    The later one, printed no earlier, counts more killed and fewer wounded, and both count as
    many people hit in all. They do not contradict each other.
    """
    by_account = {f.account: f for f in killed if f.names(f.number)}
    hurt = {f.account: f for f in wounded if f.names(f.number)}
    told = sorted(by_account.keys() & hurt.keys())
    return frozenset(
        (a, b)
        for a, b in permutations(told, 2)
        if _no_later(by_account[a], by_account[b])
        and by_account[a].number < by_account[b].number
        and by_account[a].number + hurt[a].number == by_account[b].number + hurt[b].number
    )


def died_since(wounded: Sequence[Evidence], killed: Sequence[Evidence]) -> Iterator[LeftOut]:
    """The rows of `wounded` that count people whom a report no earlier counts as `killed`.

    Of two documents whose tolls a reader settled on and that tell of as many people hit in all,
    the one that tells of more dead has the later state. `wounded` has sums as one row each.
    """
    dead = dead_by_document(killed)
    vague = {r.document for r in killed if r.stands} - dead.keys()
    vague |= {r.document for r in wounded if r.stands and not r.claim.share}
    hurt: dict[str, int] = {}
    for row in wounded:
        if row.stands and row.claim.share:
            hurt[row.document] = max(_number(row), hurt.get(row.document, 0))
    by_sum: dict[int, list[Evidence]] = defaultdict(list)
    for name in sorted(dead.keys() - vague):
        by_sum[_number(dead[name]) + hurt.get(name, 0)].append(dead[name])
    for row in wounded:
        if not (row.stands and row.claim.share) or row.document in vague:
            continue
        before = _number(dead[row.document]) if row.document in dead else 0
        later = [
            other
            for other in by_sum[before + _number(row)]
            if _number(other) > before and _no_later(row, other)
        ]
        if later:
            yield LeftOut(row.id, "died", min(later, key=lambda r: (str(r.published), r.id)).id)


def _number(row: Evidence) -> int:
    return count_of(row).low or 0


def _no_later(a: Evidence | Figure, b: Evidence | Figure) -> bool:
    return a.published is not None and b.published is not None and a.published <= b.published
