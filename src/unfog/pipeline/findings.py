"""One incident's findings under any rule set, from what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from unfog.model.incident import AsRead, Incident, Report
from unfog.model.origin import Passage
from unfog.store.base import StoredIncident, View

if TYPE_CHECKING:
    from unfog.fuse.followed import Said
    from unfog.fuse.rules import RuleSet
    from unfog.fuse.sources import SourceWords

type Passages = Mapping[str, tuple[Passage, ...]]


def with_findings(
    incident: Incident, reports: Mapping[str, Report], rules: RuleSet, said: Said | None = None
) -> StoredIncident:
    """`incident` with its findings and status under `rules`; `reports` hold those of its parts.

    `said` are reviewers' words on it, which may say that it is of another type, day or place;
    `reports` have their claims as these words leave them.
    """
    from unfog.fuse import asserting_origins, fuse_rows, gather, incident_status
    from unfog.fuse.followed import NOTHING, reviewed, with_said
    from unfog.fuse.moved import moved

    said = said or NOTHING
    incident = moved(incident, said.values)
    rows = gather(incident, reports)
    findings = fuse_rows(incident.id, rows, rules, incident.type)
    status = incident_status(findings)
    findings = with_said(findings, said, incident.id, rules.name)
    return StoredIncident(
        incident=incident,
        status=status,
        accounts=len({row.account for _, found in rows for row in found}),
        origins=asserting_origins(row for _, found in rows for row in found),
        findings=findings,
        review=reviewed(said, findings),
        marks=said.marks,
        typed=said.typed,
    )


def with_read(made: StoredIncident, read: Incident) -> StoredIncident:
    """`made` with what was read, where that is otherwise: `read` is it without any words."""
    now = made.incident
    if (now.type, now.date, now.place) == (read.type, read.date, read.place):
        return made
    return msgspec.structs.replace(made, read=AsRead(read.type, read.date, read.place))


def reports_of(view: View, documents: Iterable[str]) -> dict[str, Report]:
    """What fusing needs of `documents`, by id: as they were when the views were made.

    Claims that reviewers rejected are left out, and those that they added are in.
    """
    from unfog.fuse.followed import amended
    from unfog.fuse.sources import heeded

    wanted = sorted(set(documents))
    words = heeded(view.source_words())
    reports = told_of(view, wanted, view.origins(wanted), view.passages(wanted), words)
    for document, marks in view.marks(wanted).items():
        reports[document] = amended(reports[document], marks)
    return reports


def told_of(
    view: View,
    documents: Sequence[str],
    origins: Mapping[str, str],
    passages: Passages,
    words: SourceWords,
) -> dict[str, Report]:
    """What fusing needs of `documents`, by id, with these origins and passages; `words` are those
    on sources."""
    from unfog.fuse.sources import worded
    from unfog.read.notices import find_notices

    texts = view.texts(documents)
    return {
        report.document: msgspec.structs.replace(
            worded(report, words),
            passages=passages.get(report.document, ()),
            notices=find_notices(texts.get(report.document, "")),
            signature=report.signature or signature_of(view, report.document),
        )
        for report in view.reports(origins, documents)
    }


def signature_of(view: View, document: str) -> str:
    """The signature of a document that an earlier version stored without one."""
    from unfog.clean.duplicates import signature

    stored = view.document(document)
    return signature(stored.document.readable) if stored else ""
