"""One incident's findings under any rule set, from what the register holds of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from unfog.model.incident import Incident, Report
from unfog.store.base import StoredIncident, View

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
    found = {}
    for id in sorted(set(documents)):
        stored, reading = view.document(id), view.reading(id)
        if stored is not None and reading is not None:
            document = stored.document
            found[id] = Report(
                document=id,
                digest=document.digest,
                published=document.published,
                outlet=document.outlet,
                title=document.title,
                origin=stored.origin or id,
                incidents=reading.incidents,
            )
    return found
