"""One incident as pages and the API show it: under a rule set, with its sheet of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from litestar.response import Redirect

from unfog import registry
from unfog.model.incident import Report
from unfog.pipeline.findings import reports_of
from unfog.pipeline.ruled import under
from unfog.review.sheet import Gathered, Sheet, sheet
from unfog.store.base import StoredIncident, View
from unfog.web import names
from unfog.web.problems import Problem
from unfog.web.roles import User

if TYPE_CHECKING:
    from litestar import Request, Response

FIRST_RULES = ("unfog", "acled", "ucdp", "airwars", "ibc")
"""The order in which rule sets are offered; those of other packages follow."""


class Shown(NamedTuple):
    """An incident with its findings under `rules`, and what its documents say of it.

    `version` is that of the incident as it is stored, whatever the rules.
    """

    found: StoredIncident
    version: str
    rules: str
    reports: Mapping[str, Report]
    gathered: Gathered

    def seen_by(self, user: User) -> Shown:
        """With the version as `user` may see it."""
        return self._replace(version=names.sealed(user, self.version))

    def sheet(self) -> Sheet:
        found = self.found
        return sheet(found.incident.id, self.gathered, found.findings, self.reports, found.marks)


def stored(view: View, id: str) -> StoredIncident:
    """The incident of that id, or into which it has merged. Raises Problem (404)."""
    found = view.incident(id)
    if found is None:
        raise Problem(404, f"There is no incident {id}.")
    return found


def shown(view: View, id: str, rules: str | None) -> Shown:
    """The incident of that id under `rules`; None leaves the register's own findings.

    Raises Problem: 404 where there is no such incident, 400 where no such rule set.
    """
    from unfog.fuse import gather

    found = stored(view, id)
    # a name that is looked up may name any module, so none from outside gets that far
    if rules is not None and rules not in rule_sets():
        raise Problem(400, f"rules: no rule set {rules!r}; known: {', '.join(rule_sets())}.")
    version = found.version
    reports = reports_of(view, {part.document for part in found.incident.parts})
    own = next((finding.rule for finding in found.findings), "unfog")
    if rules not in (None, own):
        found = under(view, rules).incident(id) or found
    return Shown(found, version, rules or own, reports, gather(found.incident, reports))


@cache
def rule_sets() -> tuple[str, ...]:
    """All rule sets between which the reader may switch, looked up once: it takes a while."""
    others = [name for name in registry.names("rule_sets") if name not in FIRST_RULES]
    return (*FIRST_RULES, *others)


def moved(request: Request[Any, Any, Any], old: str, new: str) -> Response[Any]:
    """Leads from an id that has merged to that of today."""
    path = request.url.path.replace(f"/incidents/{old}", f"/incidents/{new}", 1)
    query = request.url.query
    return Redirect(f"{path}?{query}" if query else path, status_code=301)
