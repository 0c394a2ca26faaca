"""The last steps, over all readings of a register: origins, incidents, findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unfog import registry
from unfog.errors import RegisterError
from unfog.model.judgement import Judgement
from unfog.pipeline.findings import with_findings
from unfog.pipeline.progress import Progress
from unfog.pipeline.versions import concluded_version
from unfog.settings import Settings
from unfog.store.base import Conclusion, Store, View

if TYPE_CHECKING:
    from unfog.fuse.rules import RuleSet

_ATTEMPTS = 5


def conclude(store: Store, settings: Settings, progress: Progress) -> None:
    """Makes the views of the register anew, unless nothing has changed since they were made.

    They are worked out beside the register and replaced in one transaction; where another
    process stored readings meanwhile, it begins again. Raises RegisterError where that goes
    on for too long.
    """
    version = concluded_version(settings)
    for _ in range(_ATTEMPTS):
        if store.view.concluded() == version:
            return
        revision = store.view.revision()
        made = conclusion(store.view, settings, progress, store.view.judgements())
        with store.write() as writer:
            if writer.conclude(made, version, revision):
                return
    raise RegisterError(
        f"{store.path}: another process keeps storing documents; run again when it has ended."
    )


def conclusion(
    view: View, settings: Settings, progress: Progress, judgements: Sequence[Judgement]
) -> Conclusion:
    """What the readings of the register come to under a log of judgements; nothing is stored."""
    from unfog.link import link
    from unfog.pipeline.provenance import provenance

    progress.step("origins")
    known = provenance(view.documents())
    sources = known.graph.origins
    reports = {report.document: report for report in known.told(view.reports(sources))}
    progress.step("linking")
    incidents = link(list(reports.values()), judgements)
    progress.step("findings", len(incidents))
    rules: RuleSet = registry.resolve("rule_sets", settings.rules)
    made = []
    for incident in incidents:
        made.append(with_findings(incident, reports, rules))
        progress.advance()
    return Conclusion(sources, made)
