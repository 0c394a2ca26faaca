"""Pairs worth asking a reviewer, with what either side tells."""

from __future__ import annotations

import datetime as dt

import msgspec

from unfog.link import PairScore, candidates, facts_of, questions, rulings
from unfog.model.incident import Part, ReadIncident, Report
from unfog.store.base import View


class Told(msgspec.Struct, frozen=True):
    """One side of a pair: a part, the incident it belongs to ("" until linked), its report."""

    part: Part
    incident: str
    read: ReadIncident
    title: str | None
    outlet: str | None
    published: dt.date | None


class Asked(msgspec.Struct, frozen=True):
    """A pair to judge. `joined` says whether it is one incident now."""

    left: Told
    right: Told
    joined: bool
    score: PairScore


def worth_asking(view: View, limit: int | None = None) -> list[Asked]:
    """The pairs that the score leaves open and no judgement tells, the hardest first."""
    reports = {report.document: report for report in view.reports({})}
    facts = facts_of(reports.values())
    incident_of = {part: row.incident.id for row in view.incidents() for part in row.incident.parts}
    held = rulings(view.judgements(), {r.document: r.incidents for r in reports.values()})
    found = questions(facts, candidates(facts), incident_of, held, limit)
    return [
        Asked(
            _told(reports, one.left, incident_of.get(one.left, "")),
            _told(reports, one.right, incident_of.get(one.right, "")),
            one.joined,
            one.score,
        )
        for one in found
    ]


def _told(reports: dict[str, Report], part: Part, incident: str) -> Told:
    report = reports[part.document]
    read = next(i for i in report.incidents if i.id == part.incident)
    return Told(part, incident, read, report.title, report.outlet, report.published)
