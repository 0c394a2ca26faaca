"""One incident's findings under any rule set, from what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from unfog.model.incident import Incident, Reading, Report
from unfog.store.base import StoredDocument, StoredIncident, View

if TYPE_CHECKING:
    from unfog.fuse.rules import RuleSet


def with_findings(
    incident: Incident, reports: Mapping[str, Report], rules: RuleSet
) -> StoredIncident:
    """`incident` with its findings and status under `rules`; `reports` hold those of its parts."""
    from unfog.fuse import asserting_origins, fuse_rows, gather, incident_status

    rows = gather(incident, reports)
    findings = fuse_rows(incident.id, rows, rules, incident.type)
    return StoredIncident(
        incident=incident,
        status=incident_status(findings),
        accounts=len({row.account for _, found in rows for row in found}),
        origins=asserting_origins(row for _, found in rows for row in found),
        findings=findings,
    )


def reports_of(view: View, documents: Iterable[str]) -> dict[str, Report]:
    """What fusing needs of `documents`, by id: as they were when the views were made."""
    from unfog.pipeline.provenance import provenance

    wanted = sorted(set(documents))
    held = {id: stored for id in wanted if (stored := view.document(id)) is not None}
    above = sorted({stored.origin for stored in held.values()} - held.keys())
    beside = [stored for id in above if (stored := view.document(id)) is not None]
    known = provenance([*held.values(), *beside])
    reports = (_report(stored, view.reading(id)) for id, stored in held.items())
    return {report.document: report for report in known.told(r for r in reports if r)}


def _report(stored: StoredDocument, reading: Reading | None) -> Report | None:
    document = stored.document
    if reading is None:
        return None
    return Report(
        document=document.id,
        digest=document.digest,
        published=document.published,
        outlet=document.outlet,
        title=document.title,
        origin=stored.origin or document.id,
        incidents=reading.incidents,
        signature=stored.signature,
    )
