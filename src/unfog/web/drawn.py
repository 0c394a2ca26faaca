"""Where documents and origins go in a drawing of which hangs on which: two columns and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unfog.model.incident import Report
from unfog.review.origins import Origin

WIDTH, ROW, TOP = 640, 34, 30
LEFT, RIGHT = 230, 410
"""Where lines begin, at documents, and end, at origins."""

MOST = 30
"""Nodes of a column that are drawn; the list beside has all."""


class Node(NamedTuple):
    """A document or an origin at height `y`; `counts` is false for one that asserts nothing."""

    id: str
    label: str
    note: str
    y: float
    counts: bool = True


class Line(NamedTuple):
    """What a document hands on of an origin: so many claims."""

    document: str
    origin: str
    y1: float
    y2: float
    claims: int


class Drawing(NamedTuple):
    """Documents left, origins right; `left_out` are those that are not drawn."""

    documents: tuple[Node, ...]
    origins: tuple[Node, ...]
    lines: tuple[Line, ...]
    height: int
    left_out: int


def drawn(reports: Sequence[Report], origins: Sequence[Origin]) -> Drawing:
    """The documents in the order given and the origins of their claims."""
    shown, named = reports[:MOST], origins[:MOST]
    rows = max(len(shown), len(named), 1)
    documents = [
        Node(r.document, r.outlet or r.document, str(r.published or ""), _y(n, len(shown), rows))
        for n, r in enumerate(shown)
    ]
    sources = [
        Node(o.key, o.name, "", _y(n, len(named), rows), o.asserts) for n, o in enumerate(named)
    ]
    lines = [
        Line(document.id, source.id, document.y, source.y, many)
        for source, origin in zip(sources, named, strict=True)
        for document in documents
        if (many := _claims(origin, document.id))
    ]
    left_out = len(reports) - len(shown) + len(origins) - len(named)
    return Drawing(tuple(documents), tuple(sources), tuple(lines), TOP + rows * ROW, left_out)


def _y(n: int, of: int, rows: int) -> float:
    """The nth of a column of `of`, spread over the height of the longer one."""
    return round(TOP + (n + 0.5) * ROW * rows / max(of, 1), 1)


def _claims(origin: Origin, document: str) -> int:
    return origin.documents.count(document)
