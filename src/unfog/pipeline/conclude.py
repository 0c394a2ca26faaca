"""The last steps: origins, incidents, findings – of all readings, or of what is new in them."""

from __future__ import annotations

from unfog.errors import RegisterError
from unfog.pipeline.extend import Due, extend
from unfog.pipeline.progress import Progress
from unfog.pipeline.rebuild import rebuild
from unfog.pipeline.versions import concluded_version
from unfog.settings import Settings
from unfog.store.base import Store, View

BATCH = 1_000
"""Documents taken in at a time."""

_ATTEMPTS = 5
_MOST = 5


def conclude(store: Store, settings: Settings, progress: Progress, *, anew: bool = False) -> None:
    """Brings the views of the register up to date, unless nothing has changed since they were.

    A few new documents are taken in beside what stands; many, or a new version of linking or
    fusing, have all views made anew, as `anew` does. Both come to the same views. They are
    worked out beside the register and written in one transaction for each batch; where another
    process stored readings meanwhile, it begins again. Raises RegisterError where that goes
    on for too long.
    """
    version = concluded_version(settings)
    failures = 0
    while anew or store.view.concluded() != version:
        revision = store.view.revision()
        if anew or _worth_all(store.view, version):
            done = rebuild(store, settings, progress, version, revision)
        else:
            due = Due(store.view.pending(BATCH), version, revision)
            done = extend(store, settings, progress, due)
        anew = anew and not done
        failures = 0 if done else failures + 1
        if failures == _ATTEMPTS:
            raise RegisterError(
                f"{store.path}: another process keeps storing documents; run again when it has "
                "ended."
            )


def _worth_all(view: View, version: str) -> bool:
    """Whether to make all views anew: at a fifth of all documents that is as quick."""
    if view.indexed() != version:
        return True
    pending, stored = view.backlog()
    return pending * _MOST > stored
