"""The wounded who died: people who move from one toll to the other between two accounts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from unfog.fuse.rules import Figure
from unfog.fuse.status import Pairs


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
        if _not_after(by_account[a], by_account[b])
        and by_account[a].number < by_account[b].number
        and by_account[a].number + hurt[a].number == by_account[b].number + hurt[b].number
    )


def _not_after(a: Figure, b: Figure) -> bool:
    return a.published is not None and b.published is not None and a.published <= b.published
