"""Documents as items of an index of neighbours: linked are those whose texts relate."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from unfog.fuse.copies import Relation, keys, relation
from unfog.fuse.origin_rows import OriginRow, Related, order, shared_credit
from unfog.fuse.origins import assemble
from unfog.model.origin import OriginGraph
from unfog.model.prints import Prints, unpack

FEWEST = 2
"""Keys that two documents share at least: one alone is a stock phrase."""

_REMEMBERED = 4096

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(OriginRow)


class OriginKind:
    """Filed under the keys of their texts, in the order of publication."""

    neighbours = 6
    together = 1.0

    def pack(self, item: OriginRow) -> bytes:
        return _ENCODER.encode(item)

    def unpack(self, packed: bytes) -> OriginRow:
        return _DECODER.decode(packed)

    def rows(self, item: OriginRow) -> set[tuple[int, int]]:
        place = (item.published or dt.date.max).toordinal()
        return {(key, place) for key in keys(unpack(item.signature))}

    def links(
        self, items: Sequence[OriginRow], left: NDArray[np.int32], right: NDArray[np.int32]
    ) -> list[tuple[float, int, int]]:
        prints = [unpack(item.signature) for item in items]
        filed = [frozenset(keys(one)) for one in prints]
        pairs = zip(left.tolist(), right.tolist(), strict=True)
        return [
            (1.0, i, j)
            for i, j in pairs
            if len(filed[i] & filed[j]) >= FEWEST
            and _relation(items[i], items[j], prints[i], prints[j]) is not None
        ]


def _relation(a: OriginRow, b: OriginRow, mine: Prints, theirs: Prints) -> Relation | None:
    how = relation(mine, theirs)
    return None if how and how.kind == "overlap" and not shared_credit(a, b) else how


def graph_of(rows: Sequence[OriginRow], links: Iterable[tuple[float, int, int]]) -> OriginGraph:
    """The graph of rows that hang together by `links` over their indices."""
    ranked = sorted(range(len(rows)), key=lambda i: order(rows[i]))
    at = {i: n for n, i in enumerate(ranked)}
    ordered = [rows[i] for i in ranked]
    prints = lru_cache(_REMEMBERED)(lambda i: unpack(ordered[i].signature))
    found = []
    for _, i, j in links:
        early, late = sorted((at[i], at[j]))
        how = _relation(ordered[early], ordered[late], prints(early), prints(late))
        if how is not None:
            found.append(Related(early, late, how))
    return assemble(ordered, sorted(found, key=lambda one: (one.early, one.late)))


ORIGINS = OriginKind()
