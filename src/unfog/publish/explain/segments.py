"""Overlapping spans made into stretches that follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple


class Segment(NamedTuple):
    """Characters `start` to `end`, covered by the same spans throughout.

    `covering` are indices of those spans, the widest first: the last is the closest.
    """

    start: int
    end: int
    covering: tuple[int, ...]


def segments(length: int, spans: Sequence[tuple[int, int]]) -> list[Segment]:
    """A text of `length` characters cut wherever a span starts or ends.

    The segments are not empty, follow each other without gap and make up the whole text.
    Raises ValueError for a span that is empty or not in the text.
    """
    for start, end in spans:
        if not 0 <= start < end <= length:
            raise ValueError(f"span {start}..{end} is not in a text of {length} characters")
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(spans):
        starting.setdefault(start, []).append(index)
        ending.setdefault(end, []).append(index)
    cuts = sorted({0, length, *starting, *ending})
    open_: set[int] = set()
    out = []
    for start, end in pairwise(cuts):
        open_.difference_update(ending.get(start, ()))
        open_.update(starting.get(start, ()))
        covering = sorted(open_, key=lambda i: (spans[i][0] - spans[i][1], i))
        out.append(Segment(start, end, tuple(covering)))
    return out
