"""Blocking: which pairs are worth a score, without looking at all of them.

Every incident seeks others under a few keys that join a time (as fine as it is known) with
a place or a name, and is to be found under all times that contain it. In a block, sorted by
publication, a seeker meets its neighbours and the first of the block alone (sorted
neighbourhood, Hernández and Stolfo 1995): the work stays near-linear however full a block.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from unfog.link.facts import Facts

NEIGHBOURS = 12
FIRST = 6
RAREST = 4
WORDS = 20
ALIKE = 60
PARTNERS = 24
_CELL_DEGREES = 1.5
_WIDE_KM = 150.0
_BUCKET_DAYS = 4
_NEWS_DAYS = 8

type Key = tuple[str | int, ...]


def candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j) of indices with i < j, each once, in rising order."""
    frequency = Counter(name for row in facts for name in _all_names(row))
    sought = [_sought(row, frequency) for row in facts]
    wanted = {key for keys in sought for key in keys}
    blocks: dict[Key, array[int]] = defaultdict(lambda: array("q"))
    for i, row in enumerate(facts):
        for key in _found_under(row) & wanted:
            blocks[key].append(i)
    partners: dict[int, array[int]] = defaultdict(lambda: array("q"))
    for i, keys in enumerate(sought):
        for j in _met(i, [blocks[key] for key in keys if key in blocks]):
            partners[min(i, j)].append(max(i, j))
    for i, j in _alike(facts):
        partners[i].append(j)
    for i in sorted(partners):
        for j in sorted(set(partners[i])):
            yield i, j


def _alike(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Main incidents whose documents share two telling words, printed near one another."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for i, row in enumerate(facts):
        if row.role == "main":
            words = sorted(row.terms, key=lambda w: (-row.terms[w], w))[:WORDS]
            shared = Counter(j for word in words for j in blocks[word][-ALIKE:])
            several = [(-count, -j) for j, count in shared.items() if count > 1]
            yield from ((-j, i) for _, j in sorted(several)[:PARTNERS])
            for word in words:
                blocks[word].append(i)


def _met(i: int, blocks: Sequence[array[int]]) -> set[int]:
    met: set[int] = set()
    for block in blocks:
        at = bisect_left(block, i)
        met.update(block[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1])
        met.update(block[:FIRST])
    met.discard(i)
    return met


def _sought(row: Facts, frequency: Counter[str]) -> set[Key]:
    where: set[Key] = set()
    if row.place is None or row.date is None:
        names = sorted(_all_names(row), key=lambda n: (frequency[n], n))
        where.update(("name", name) for name in names[:RAREST])
    if row.place is not None:
        where.update(_cells(row.place) if row.place[2] <= _WIDE_KM else _countries(row))
    return {(*when, *place) for when in _times_sought(row) for place in where}


def _found_under(row: Facts) -> set[Key]:
    where: set[Key] = {("name", name) for name in _all_names(row)}
    where.update(_countries(row))
    if row.place is not None:
        where.update(_cells(row.place))
    return {(*when, *place) for when in _times_of(row) for place in where}


def _all_names(row: Facts) -> frozenset[str]:
    return row.perpetrator | row.target | row.place_names


def _countries(row: Facts) -> set[Key]:
    return {("country", code) for code in row.countries}


def _cells(place: tuple[float, float, float]) -> set[Key]:
    """The grid cells that the place's circle touches: up to four for a small one."""
    lat, lon, radius = place
    high = min(max(radius, 25.0), _WIDE_KM) / 111.0
    wide = min(high / max(0.05, math.cos(math.radians(lat))), 20.0)
    return {
        ("cell", y, x % _COLUMNS)
        for y in range(_cell(lat - high), _cell(lat + high) + 1)
        for x in range(_cell(lon - wide), _cell(lon + wide) + 1)
    }


_COLUMNS = int(360 / _CELL_DEGREES)


def _cell(degrees: float) -> int:
    return math.floor(degrees / _CELL_DEGREES)


def _times_sought(row: Facts) -> list[Key]:
    """The finest times at which partners may be known."""
    if row.date is None:
        return [*_news_days(row), ("ever",)]
    start, end = row.date
    days = end - start + 1
    if days <= 16:
        return _buckets(start - 1, end + 1)
    return _months(start, end) if days <= 100 else _years(start, end)


def _times_of(row: Facts) -> list[Key]:
    """All times, fine to coarse, under which seekers may look."""
    if row.date is None:
        return [*_news_days(row), ("ever",)]
    start, end = row.date
    days = end - start + 1
    found: list[Key] = [("ever",), *_years(start, end)]
    if days <= 100:
        found += _months(start, end)
    if days <= 16:
        found += _buckets(start, end)
    return found


def _news_days(row: Facts) -> list[Key]:
    """Undated news is sought, and found, in the days before it was printed."""
    if row.published is None:
        return []
    return _buckets(row.published - _NEWS_DAYS, row.published)


def _buckets(start: int, end: int) -> list[Key]:
    return [("days", n) for n in range(start // _BUCKET_DAYS, end // _BUCKET_DAYS + 1)]


def _months(start: int, end: int) -> list[Key]:
    return [("months", n) for n in range(start // 31, end // 31 + 1)]


def _years(start: int, end: int) -> list[Key]:
    return [("years", n) for n in range(start // 366, min(end // 366, start // 366 + 5) + 1)]
