"""The last steps: origins, incidents, findings – of all readings, or of what is new in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager

import msgspec

from unfog.errors import RegisterError
from unfog.pipeline.change import Noted
from unfog.pipeline.extend import Due, extension
from unfog.pipeline.progress import Progress
from unfog.pipeline.rebuild import rebuilt
from unfog.pipeline.versions import concluded_version
from unfog.settings import DEFAULT_RULES, Settings
from unfog.store.base import Conclusion, Store, StoredIncident, View

BATCH = 1_000
"""Documents taken in at a time."""

ATTEMPTS = 5
"""Times that views are made anew because others stored something meanwhile."""

_MOST = 5


def conclude(
    store: Store,
    settings: Settings,
    progress: Progress,
    *,
    anew: bool = False,
    noted: Noted | None = None,
) -> None:
    """Brings the views of the register up to date, unless nothing has changed since they were.

    A few new documents are taken in beside what stands; many, or a new version of linking or
    fusing, have all views made anew, as `anew` does. Both come to the same views. They are
    worked out beside the register and written in one transaction for each batch; where another
    process stored readings meanwhile, it begins again. A register keeps the rule set that it
    has unless `settings` name one. `noted` takes in what changes. Raises RegisterError where
    others keep storing for too long.
    """
    settings = under_rules(settings, store.view)
    version = concluded_version(settings)
    failures = 0
    while anew or store.view.concluded() != version:
        revision = store.view.revision()
        with _made(store.view, settings, progress, anew=anew) as made:
            goes = list(_gone(store.view, made)) if noted else []
            with store.write() as writer:
                done = writer.conclude(made, version, revision)
            if done and noted:
                noted.add(goes, made.incidents)
        anew = anew and not done
        failures = 0 if done else failures + 1
        if failures == ATTEMPTS:
            raise RegisterError(
                f"{store.path}: another process keeps storing documents; run again when it has "
                "ended."
            )


def under_rules(settings: Settings, view: View) -> Settings:
    """`settings` with the rule set that they mean: the register's own where they name none."""
    return msgspec.structs.replace(settings, rules=settings.rules or view.rules() or DEFAULT_RULES)


def _made(
    view: View, settings: Settings, progress: Progress, *, anew: bool
) -> AbstractContextManager[Conclusion]:
    if anew or _worth_all(view, concluded_version(settings)):
        return rebuilt(view, settings, progress)
    due = Due(view.pending(BATCH), view.judgements())
    return extension(view, settings, progress, due)


def _worth_all(view: View, version: str) -> bool:
    """Whether to make all views anew: at a fifth of all documents that is as quick."""
    if view.indexed() != version:
        return True
    pending, stored = view.backlog()
    return pending * _MOST > stored


def _gone(view: View, made: Conclusion) -> Iterable[StoredIncident]:
    """The incidents whose place is taken, as they are before."""
    return view.incidents() if made.gone is None else standing(view, made.gone)


def standing(view: View, ids: Iterable[str]) -> Iterator[StoredIncident]:
    """The incidents of these ids, as far as there are any."""
    for id in sorted(ids):
        found = view.incident(id)
        if found is not None and found.incident.id == id:
            yield found
