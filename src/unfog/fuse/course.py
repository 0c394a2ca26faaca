"""The course of a toll: each figure as it was published, and what the bounds were day by day.

What the register would have said on a day is fused, by the package's own rules, from the
claims published until then. Which reports tell of the incident, and on which source each
hangs, is taken as it is known today.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from unfog.fuse.course_roles import Fate, Role, fates
from unfog.fuse.evidence import Evidence
from unfog.fuse.findings import fuse_rows
from unfog.fuse.gathering import gather
from unfog.fuse.rules import RuleSet
from unfog.model.claim import (
    COUNT_PROPERTIES,
    PROPERTIES,
    Certainty,
    Count,
    Property,
    Stance,
)
from unfog.model.finding import Bound, Finding, Status, Why
from unfog.model.incident import Incident, Report
from unfog.model.speaker import Speaker


class CourseFigure(msgspec.Struct, frozen=True):
    """One figure as one claim gives it, and what became of it.

    `claim` is the claim's id, `role` what the figure is once all reports are in, `why` the
    reason why it does not bear on the bounds, "" where it does or denies. `until` is the
    day of publication from which a total no longer counted as one, None where it still does or
    never did. `supersedes` are claims of the same account whose figures gave way to this one.
    """

    claim: str
    document: str
    published: dt.date | None
    account: str
    speaker: Speaker
    origin: str
    count: Count
    stance: Stance
    certainty: Certainty
    role: Role
    why: Why | Literal[""] = ""
    until: dt.date | None = None
    supersedes: tuple[str, ...] = ()


class CourseDay(msgspec.Struct, frozen=True):
    """The bounds as they were once all reports of `day` were in.

    `day` is None for the last row, where reports without a day of publication come in.
    """

    day: dt.date | None
    status: Status
    low: Bound | None
    best: Bound | None
    high: Bound | None


class Course(msgspec.Struct, frozen=True):
    """How one count of one incident rose: figures by day, document and place; days in order.

    A day is left out where nobody spoke of the count and nothing changed.
    """

    property: Property
    figures: tuple[CourseFigure, ...]
    days: tuple[CourseDay, ...]


def courses(
    incident: Incident, reports: Mapping[str, Report], rules: RuleSet
) -> tuple[Course, ...]:
    """One course for each count that any claim of `incident` speaks of, in the glossary's order.

    `reports` maps document ids to reports and must hold those of the incident's parts. The
    last day of a course has the bounds that `fuse` gives.
    """
    by_day: dict[Property, list[_Seen]] = defaultdict(list)
    for day, told in _published_until(incident, reports):
        gathered = gather(incident, told)
        findings = fuse_rows(incident.id, gathered, rules, incident.type)
        for name, rows in gathered:
            if name in COUNT_PROPERTIES:
                mine = [f for f in findings if f.property == name]
                by_day[name].append(_Seen(day, rows, fates(rows, mine), _of_victims(mine)))
    return tuple(_course(name, by_day[name]) for name in PROPERTIES if name in by_day)


def _of_victims(findings: Sequence[Finding]) -> Finding:
    """The finding on all victims; one without bounds where attackers alone are counted."""
    for finding in findings:
        if not finding.of:
            return finding
    return msgspec.structs.replace(findings[0], low=None, best=None, high=None)


class _Seen(msgspec.Struct, frozen=True):
    """One count on one day: the evidence until then, what came of each row, and the finding."""

    day: dt.date | None
    rows: list[Evidence]
    fates: dict[str, Fate]
    finding: Finding


def _published_until(
    incident: Incident, reports: Mapping[str, Report]
) -> Iterator[tuple[dt.date | None, dict[str, Report]]]:
    """For each day of publication the reports until then; at the end, undated ones as well."""
    mine = {p.document: reports[p.document] for p in incident.parts if p.document in reports}
    days = sorted({r.published for r in mine.values() if r.published})
    for day in days:
        yield day, {k: r for k, r in mine.items() if r.published and r.published <= day}
    if any(report.published is None for report in mine.values()):
        yield None, mine


def _course(name: Property, seen: Sequence[_Seen]) -> Course:
    rows = seen[-1].rows
    replaced: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        heir = _heir(row.id, seen)
        if heir:
            replaced[heir].append(row.id)
    return Course(
        property=name,
        figures=tuple(_figure(row, seen, tuple(replaced[row.id])) for row in rows),
        days=tuple(_days(seen)),
    )


def _heir(claim: str, seen: Sequence[_Seen]) -> str:
    """The first claim to which a superseded one gave way."""
    last = seen[-1].fates[claim]
    if last.role != "superseded":
        return ""
    fates = (day.fates[claim] for day in seen if claim in day.fates)
    return next(fate.heir for fate in fates if fate.role == "superseded")


def _figure(row: Evidence, seen: Sequence[_Seen], supersedes: tuple[str, ...]) -> CourseFigure:
    claim = row.claim
    if not isinstance(claim.value, Count):
        raise TypeError(f"claim {row.id} of {row.document}: {claim.property} is no count")
    fate = seen[-1].fates[row.id]
    return CourseFigure(
        claim=row.id,
        document=row.document,
        published=row.published,
        account=row.account,
        speaker=claim.speaker,
        origin=row.origin,
        count=claim.value,
        stance=claim.stance,
        certainty=claim.certainty,
        role=fate.role,
        why=fate.why,
        until=_until(row.id, seen),
        supersedes=supersedes,
    )


def _until(claim: str, seen: Sequence[_Seen]) -> dt.date | None:
    """The first day after its last as a total."""
    known = [day for day in seen if claim in day.fates]
    counted = [n for n, day in enumerate(known) if day.fates[claim].role == "total"]
    if not counted or counted[-1] + 1 == len(known):
        return None
    return known[counted[-1] + 1].day


def _days(seen: Sequence[_Seen]) -> Iterator[CourseDay]:
    """The days on which somebody spoke of the count or its bounds changed."""
    before: CourseDay | None = None
    for one in seen:
        found = one.finding
        now = CourseDay(one.day, found.status, found.low, found.best, found.high)
        spoken = any(row.published == one.day for row in one.rows)
        if spoken or before is None or msgspec.structs.replace(now, day=before.day) != before:
            yield now
            before = now
