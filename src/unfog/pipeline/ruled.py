"""A register seen under another rule set than that of its findings.

Stored findings stay as they are; others are worked out from the register's claims when they
are asked for, with nothing read or linked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any, cast

import msgspec

from unfog import registry
from unfog.fuse.followed import Said
from unfog.fuse.rules import RuleSet
from unfog.model.finding import Finding, Reviewed
from unfog.model.judgement import Correctable
from unfog.pipeline.findings import reports_of, with_findings
from unfog.store.base import StoredIncident, View
from unfog.store.filters import IncidentFilter

_BATCH = 200
"""Incidents whose reports are held at a time."""

_EVERY = IncidentFilter()


def under(view: View, rules: str | None) -> View:
    """`view`, with the findings of the rule set `rules`; None leaves the stored ones.

    Raises SettingsError where there is no such rule set.
    """
    if rules is None:
        return view
    return cast("View", _Ruled(view, registry.resolve("rule_sets", rules)))


class _Ruled:
    """All of a View; incidents and findings under `rules`."""

    def __init__(self, view: View, rules: RuleSet) -> None:
        self._view = view
        self._rules = rules

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def incidents(self, where: IncidentFilter = _EVERY) -> Iterator[StoredIncident]:
        """As the view's; a status in `where` is that under the rules."""
        inner = self._view.incidents(msgspec.structs.replace(where, status=None))
        for found in self._fused(inner):
            if where.status in (None, found.status):
                yield found

    def incident(self, id: str) -> StoredIncident | None:
        found = self._view.incident(id)
        return None if found is None else next(self._fused([found]))

    def findings(self, incident: str) -> tuple[Finding, ...]:
        found = self.incident(incident)
        return () if found is None else found.findings

    def _fused(self, stored: Iterable[StoredIncident]) -> Iterator[StoredIncident]:
        for some in batched(stored, _BATCH):
            parts = (part for one in some for part in one.incident.parts)
            reports = reports_of(self._view, (part.document for part in parts))
            for one in some:
                made = with_findings(one.incident, reports, self._rules, _said(one))
                yield msgspec.structs.replace(made, review=one.review, read=one.read)


def _said(stored: StoredIncident) -> Said:
    values: dict[tuple[Correctable, str], Reviewed] = {
        (f.property, f.of): f.reviewed for f in stored.findings if f.reviewed
    }
    if stored.typed is not None:
        values["type", ""] = stored.typed
    return Said(stored.marks, values)
