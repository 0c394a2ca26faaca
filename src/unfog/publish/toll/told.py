"""The toll of one incident of a register, as it rose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from unfog import registry
from unfog.fuse import Course, courses
from unfog.model.incident import Incident, Report
from unfog.store.base import StoredIncident


class Source(msgspec.Struct, frozen=True):
    """A document that tells of the incident: who published it, when, under which headline."""

    outlet: str | None
    published: dt.date | None
    title: str | None


class Toll(msgspec.Struct, frozen=True):
    """How each count of an incident rose under the rule set `rules`; documents by id."""

    incident: Incident
    rules: str
    courses: tuple[Course, ...]
    documents: Mapping[str, Source]


def toll(stored: StoredIncident, reports: Mapping[str, Report], rules: str | None = None) -> Toll:
    """The toll of `stored`, fused anew from what its documents say.

    `reports` maps document ids to reports and holds those of its parts. `rules` names a rule
    set; without it, the one under which the register's own findings stand. Raises
    SettingsError where there is none of that name.
    """
    name = rules or next((finding.rule for finding in stored.findings), "unfog")
    return Toll(
        incident=stored.incident,
        rules=name,
        courses=courses(stored.incident, reports, registry.resolve("rule_sets", name)),
        documents={
            key: Source(report.outlet, report.published, report.title)
            for key, report in sorted(reports.items())
        },
    )
