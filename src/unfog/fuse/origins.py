"""Origins of documents: which texts hang on the same source and are not independent.

`graph` finds who copies whom (`fuse.copies`), who prints which agency, and what stands inside
longer texts; the origin of each document follows from these edges alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from unfog.fuse.copies import keys, relation
from unfog.fuse.origin_edges import copy_edges, credit_edges, part_edges, passages
from unfog.fuse.origin_rows import (
    OriginRow,
    Related,
    credited,
    made_from,
    nested,
    order,
    own_agency,
    shared_credit,
)
from unfog.fuse.pairs import pairs
from unfog.model.origin import OriginGraph
from unfog.model.prints import unpack

_REMEMBERED = 4096


def origins(rows: Sequence[OriginRow]) -> dict[str, str]:
    """Origin of each document: an agency's short name, or the id of a document (see `graph`)."""
    return dict(graph(rows).origins)


def graph(rows: Sequence[OriginRow]) -> OriginGraph:
    """Which documents hang on which source. The order of `rows` does not matter.

    A text that an agency published or that its dateline gives to one agency has the agency
    as its origin. Copies share the origin of their earliest text, and so does a part that was
    made out of a longer text; texts that credit the same agency share it where they overlap.
    All others are their own. A longer text put together of others keeps its own origin, but
    for the stretches where these stand (`passages`).
    """
    ordered = sorted(rows, key=order)
    return assemble(ordered, list(related(ordered)))


def related(ordered: Sequence[OriginRow]) -> Iterator[Related]:
    """Rows whose texts relate, found through the index of their keys; `ordered` by `order`."""
    prints = lru_cache(_REMEMBERED)(lambda i: unpack(ordered[i].signature))
    for i, j in pairs(keys(unpack(row.signature)) for row in ordered):
        how = relation(prints(i), prints(j))
        if how is not None and (how.kind != "overlap" or shared_credit(ordered[i], ordered[j])):
            yield Related(i, j, how)


def assemble(ordered: Sequence[OriginRow], found: Sequence[Related]) -> OriginGraph:
    """The graph of rows in order whose relations are known, from `related` or from memory."""
    same = [one for one in found if one.how.kind in ("copy", "overlap")]
    roots = _roots(len(ordered), same)
    parts = [
        o for o in found if o.how.kind in ("part", "whole") and roots[o.early] != roots[o.late]
    ]
    names = _names(ordered, roots, _excerpts(ordered, parts))
    return OriginGraph(
        origins={row.document: names[roots[i]] for i, row in enumerate(ordered)},
        edges=tuple(
            sorted(
                (*credit_edges(ordered), *copy_edges(ordered, same), *part_edges(ordered, parts)),
                key=lambda e: (e.document, e.kind, e.target),
            )
        ),
        passages=passages(ordered, parts, [names[root] for root in roots]),
    )


def _roots(size: int, same: Sequence[Related]) -> list[int]:
    """For each row the earliest that it is the same text as, over any number of copies."""
    parent = list(range(size))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for one in same:
        a, b = sorted((root(one.early), root(one.late)))
        parent[b] = a
    return [root(i) for i in range(size)]


def _excerpts(ordered: Sequence[OriginRow], parts: Sequence[Related]) -> dict[int, int]:
    """Rows that were made out of longer ones, each with the one that holds most of it."""
    best: dict[int, tuple[float, int]] = {}
    for one in parts:
        inner, outer, how = nested(one)
        if made_from(ordered[inner], ordered[outer], how):
            best[inner] = max(best.get(inner, (0.0, 0)), (how.share_a, -outer))
    return {inner: -outer for inner, (_, outer) in best.items()}


def _names(
    ordered: Sequence[OriginRow], roots: Sequence[int], excerpts: Mapping[int, int]
) -> dict[int, str]:
    """The origin of each group of copies, by its root."""
    groups: dict[int, list[int]] = defaultdict(list)
    for i, root in enumerate(roots):
        groups[root].append(i)
    own = {root: _agency_of([ordered[i] for i in group]) for root, group in groups.items()}
    above = {root: roots[excerpts[root]] for root in groups if root in excerpts}
    return {root: _top(root, own, above, ordered) for root in groups}


def _top(
    root: int,
    own: Mapping[int, str | None],
    above: Mapping[int, int],
    ordered: Sequence[OriginRow],
) -> str:
    """Up from excerpt to what it is from, to the first agency or the last text.

    Where texts are excerpts of one another in a ring, the earliest of the ring.
    """
    way = [root]
    while own[way[-1]] is None and way[-1] in above:
        following = above[way[-1]]
        if following in way:
            way.append(min(way[way.index(following) :]))
            break
        way.append(following)
    return own[way[-1]] or ordered[way[-1]].document


def _agency_of(group: Sequence[OriginRow]) -> str | None:
    """The agency of the earliest that has one, or one that several credit."""
    own = next((name for row in group if (name := own_agency(row))), None)
    if own or len(group) == 1:
        return own
    return min(set.intersection(*map(credited, group)), default=None)
