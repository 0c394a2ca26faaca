"""Origins of documents: which texts hang on the same source and are not independent.

Near-copies are found with banded locality-sensitive hashing of MinHash signatures (Broder
1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3) and then
checked on the whole signature, so that the work grows with the number of documents.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from unfog.fuse.agencies import agency

COPY = 0.5
"""Estimated Jaccard similarity from which two texts are the same text."""

CONTAINED = 0.7
"""Share of the shorter text found in the longer from which it is a shortened copy."""

CREDITED = 0.2
"""Similarity that suffices where both texts credit the same agency."""

_BAND = 3
_CROWD = 6


class OriginRow(msgspec.Struct, frozen=True):
    """What is known of one document: `signature` is its MinHash, `text_length` in characters.

    `dateline_credit` is the agency in the dateline, `credits` those named elsewhere.
    """

    document: str
    published: dt.date | None
    outlet: str | None
    title: str | None
    credits: tuple[str, ...]
    dateline_credit: str | None
    signature: tuple[int, ...]
    text_length: int


def origins(rows: Sequence[OriginRow]) -> dict[str, str]:
    """Origin of each document: an agency's short name, or the id of a document.

    A text that an agency published or that its dateline gives to one agency has the agency
    as its origin. Copies share the origin of their earliest text; texts that credit the
    same agency share it where they overlap. All others are their own. The order of `rows`
    does not matter.
    """
    ordered = sorted(rows, key=_order)
    parent = list(range(len(ordered)))
    for i, j in _pairs(ordered):
        if _same_text(ordered[i], ordered[j]):
            a, b = sorted((_root(parent, i), _root(parent, j)))
            parent[b] = a
    groups: dict[int, list[OriginRow]] = defaultdict(list)
    for i, row in enumerate(ordered):
        groups[_root(parent, i)].append(row)
    return {row.document: name for g in groups.values() for name in (_name(g),) for row in g}


def _order(row: OriginRow) -> tuple[dt.date, str]:
    return row.published or dt.date.max, row.document


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _pairs(rows: Sequence[OriginRow]) -> Iterator[tuple[int, int]]:
    """Pairs that share a band; in a crowded bucket each meets the first and its last few."""
    buckets: dict[tuple[int, ...], list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for j, row in enumerate(rows):
        for at in range(0, len(row.signature) - _BAND + 1, _BAND):
            bucket = buckets[at, *row.signature[at : at + _BAND]]
            for i in {*bucket[:1], *bucket[-_CROWD:]}:
                if (i, j) not in seen:
                    seen.add((i, j))
                    yield i, j
            bucket.append(j)


def _same_text(a: OriginRow, b: OriginRow) -> bool:
    if len(a.signature) != len(b.signature) or not a.signature:
        return False
    equal = sum(1 for x, y in zip(a.signature, b.signature, strict=True) if x == y)
    alike = equal / len(a.signature)
    if alike >= COPY:
        return True
    if alike >= CREDITED and _credited(a) & _credited(b):
        return True
    short = min(a.text_length, b.text_length)
    if alike < CREDITED or short < 400:
        return False
    shared = alike / (1 + alike) * (a.text_length + b.text_length)
    return shared / short >= CONTAINED


def _credited(row: OriginRow) -> set[str]:
    named = {agency(name) for name in (*row.credits, row.dateline_credit, row.outlet)}
    return {name for name in named if name}


def _own_agency(row: OriginRow) -> str | None:
    return agency(row.outlet) or agency(row.dateline_credit)


def _name(group: Sequence[OriginRow]) -> str:
    """The agency of the earliest that has one, one that several credit, or the earliest text."""
    for row in group:
        name = _own_agency(row)
        if name:
            return name
    if len(group) > 1:
        shared = set.intersection(*(_credited(row) for row in group))
        if shared:
            return min(shared)
    return group[0].document
