"""Which figure of a speaker is the latest, by what was printed when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence

from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.values import number_of
from unfog.model.finding import LeftOut

type _Said = tuple[int | None, int | None]


def superseded(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    """Assertions of an account to which a later, different one of the same account succeeded.

    Later is what was printed on a later day; of two figures printed on one day the larger, if
    anyone gave the smaller one on an earlier day. A figure succeeds those of its own kind of
    people, a count of people all.
    """
    first = _first_told(rows)
    figures: dict[str, dict[object, Evidence]] = defaultdict(dict)
    for row in rows:
        # one row stands for all that say the same on one day
        figures[row.account].setdefault((row.published, _said(row), count_of(row).of), row)
    for row in rows:
        after = [other for other in figures[row.account].values() if _succeeds(other, row, first)]
        if after:
            yield LeftOut(row.id, "superseded", max(after, key=_order).id)


def retold(rows: Sequence[Evidence], all_rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    """A report's own figures that are another's, superseded by the time the report appears.

    "The ministry, which had given seven dead, now says twelve": seven is no rival of twelve.
    `rows` still stand, `all_rows` are those among which some were superseded.
    """
    held = {row.id: row for row in all_rows}
    old: dict[_Said, list[tuple[Evidence, Evidence]]] = defaultdict(list)
    for left in superseded([row for row in all_rows if row.stands]):
        old[_said(held[left.claim])].append((held[left.claim], held[left.beside]))
    for row in rows:
        if not row.claim.speaker.is_report or row.published is None:
            continue
        after = [new for before, new in old[_said(row)] if _retells(row, before, new)]
        if after:
            yield LeftOut(row.id, "retold", min(after, key=_order).id)


def _retells(row: Evidence, before: Evidence, after: Evidence) -> bool:
    if row.document == before.document or row.account == before.account:
        return False
    if number_of(count_of(after)) <= number_of(count_of(before)):
        return False
    return max(_day(before), _day(after)) <= _day(row)


def _first_told(rows: Sequence[Evidence]) -> dict[_Said, dt.date]:
    """When each figure was first printed, whoever said it."""
    first: dict[_Said, dt.date] = {}
    for row in rows:
        if row.published is not None:
            first[_said(row)] = min(row.published, first.get(_said(row), dt.date.max))
    return first


def _succeeds(other: Evidence, row: Evidence, first: dict[_Said, dt.date]) -> bool:
    mine, theirs = count_of(row), count_of(other)
    if theirs.of not in (mine.of, "people") or other.published is None or row.published is None:
        return False
    if _said(other) == _said(row):
        return False
    if _day(other) != _day(row):
        return _day(other) > _day(row)
    return first[_said(other)] > first[_said(row)] and number_of(theirs) > number_of(mine)


def _said(row: Evidence) -> _Said:
    count = count_of(row)
    return count.low, count.high


def _day(row: Evidence) -> dt.date:
    return row.published or dt.date.min


def _order(row: Evidence) -> tuple[dt.date, int, str]:
    return _day(row), number_of(count_of(row)), row.id
