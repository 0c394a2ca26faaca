"""Claims that a notice takes back: of a report corrected or withdrawn, of a figure revised.

`read.notices` finds the sentences; which claims they mean follows here from who published or
said what before. Where it cannot be told which report or figure is meant, nothing is dropped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from unfog.fuse.agencies import agency
from unfog.fuse.told import Told
from unfog.fuse.voices import speaker_key
from unfog.model.claim import Count
from unfog.model.incident import Report
from unfog.model.names import fold
from unfog.model.notice import Notice


def taken_back(rows: Sequence[Told], reports: Mapping[str, Report]) -> frozenset[str]:
    """Ids of the claims among `rows`, those of one incident, that a notice of one of its
    documents takes back.

    - A retraction: all claims of the one earlier report of the same publisher.
    - A correction that names the wrong figure: that figure, in earlier reports of the same
      publisher or its copies, and in the notice itself.
    - A revision: the figure that the same speaker gave before, and in the notice itself.
    """
    found: set[str] = set()
    for document in sorted({row.document for row in rows}):
        report = reports[document]
        for notice in report.notices:
            found.update(row.id for row in _meant(notice, report, rows, reports))
    return frozenset(found)


def _meant(
    notice: Notice, report: Report, rows: Sequence[Told], reports: Mapping[str, Report]
) -> Iterable[Told]:
    if notice.kind == "retraction":
        return _withdrawn_report(notice, report, rows, reports)
    if notice.withdrawn is None or notice.withdrawn == notice.replaced:
        return ()
    wrong = [row for row in rows if _says(row, notice.withdrawn)]
    inside = [row for row in wrong if row.document == report.document and _within(row, notice)]
    if notice.kind == "correction":
        ours = [
            row
            for row in wrong
            if _before(reports[row.document], report.published)
            and _one_publisher(reports[row.document], report, notice)
        ]
        return (*inside, *ours)
    speakers = {row.account for row in rows if row.document == report.document}
    speakers &= set(_revisers(notice, report, rows))
    theirs = [
        row
        for row in wrong
        if row.account in speakers and _before(reports[row.document], report.published)
    ]
    return (*inside, *theirs)


def _withdrawn_report(
    notice: Notice, report: Report, rows: Sequence[Told], reports: Mapping[str, Report]
) -> Iterable[Told]:
    earlier = {
        row.document
        for row in rows
        if _before(reports[row.document], report.published)
        and _one_publisher(reports[row.document], report, notice)
    }
    if len({reports[document].origin for document in earlier}) != 1:
        return ()
    return [row for row in rows if row.document in earlier]


def _one_publisher(earlier: Report, later: Report, notice: Notice) -> bool:
    """Whether `earlier` is of whoever gives the notice: an agency named, or the outlet."""
    wire = agency(notice.by)
    if wire is not None:
        return wire in (earlier.origin, agency(earlier.outlet))
    if notice.by is not None and notice.kind == "retraction":
        return earlier.outlet is not None and fold(earlier.outlet) in fold(notice.by)
    if earlier.origin == later.origin:
        return True
    return bool(earlier.outlet and later.outlet) and fold(earlier.outlet or "") == fold(
        later.outlet or ""
    )


def _revisers(notice: Notice, report: Report, rows: Sequence[Told]) -> Iterator[str]:
    """The accounts that the sentence of a revision belongs to."""
    if notice.by is not None:
        yield speaker_key(notice.by)
    for row in rows:
        if row.document == report.document and _within(row, notice):
            yield row.account


def _before(report: Report, day: dt.date | None) -> bool:
    return report.published is not None and day is not None and report.published < day


def _within(row: Told, notice: Notice) -> bool:
    return row.claim.start < notice.span.end and notice.span.start < row.claim.end


def _says(row: Told, number: int) -> bool:
    value = row.claim.value
    return isinstance(value, Count) and number in (value.low, value.high)
