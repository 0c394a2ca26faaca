"""What working out origins knows of documents and of pairs of them."""

from __future__ import annotations

import datetime as dt

import msgspec

from unfog.fuse.agencies import agency
from unfog.fuse.copies import Relation
from unfog.model.names import fold

_THIRD = 1 / 3
_WHOLLY = 0.85


class OriginRow(msgspec.Struct, frozen=True):
    """What is known of one document: `signature` are its packed prints.

    `dateline_credit` is the agency in the dateline, `credits` those named elsewhere.
    """

    document: str
    published: dt.date | None
    outlet: str | None
    credits: tuple[str, ...]
    dateline_credit: str | None
    signature: str


class Related(msgspec.Struct, frozen=True):
    """Two rows by their positions, the earlier first, and how the earlier relates to the later."""

    early: int
    late: int
    how: Relation


def order(row: OriginRow) -> tuple[dt.date, str]:
    """The key by which rows are earlier and later; rows without a date come last."""
    return row.published or dt.date.max, row.document


def nested(one: Related) -> tuple[int, int, Relation]:
    """The positions of the part and of the whole, and the relation seen from the part."""
    if one.how.kind == "part":
        return one.early, one.late, one.how
    return one.late, one.early, one.how.reversed()


def made_from(inner: OriginRow, outer: OriginRow, how: Relation) -> bool:
    """Whether a part was made out of the whole, rather than the whole put together of parts.

    What either credits decides, then which was first. Of one day, a part that is a third of
    the whole or more, left standing here and there in it, was cut out of it.
    """
    if outer.outlet and _credits_outlet(inner, outer.outlet):
        return True
    if inner.outlet and _credits_outlet(outer, inner.outlet):
        return False
    if inner.published != outer.published:
        return _earlier(outer, inner)
    held = sum(end - start for start, end in how.stretches_b)
    extent = how.stretches_b[-1][1] - how.stretches_b[0][0]
    return how.share_b >= _THIRD and held < _WHOLLY * extent


def _credits_outlet(row: OriginRow, outlet: str) -> bool:
    return fold(outlet) in {fold(name) for name in (*row.credits, row.dateline_credit or "")}


def _earlier(a: OriginRow, b: OriginRow) -> bool:
    return a.published is not None and b.published is not None and a.published < b.published


def own_agency(row: OriginRow) -> str | None:
    return agency(row.outlet) or agency(row.dateline_credit)


def credited(row: OriginRow) -> set[str]:
    named = {agency(name) for name in (*row.credits, row.dateline_credit, row.outlet)}
    return {name for name in named if name}


def shared_credit(a: OriginRow, b: OriginRow) -> str | None:
    return min(credited(a) & credited(b), default=None)
