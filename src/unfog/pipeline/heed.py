"""Rows of the log stored together with the views that follow them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import NamedTuple

from unfog.errors import RegisterError, UnfogError
from unfog.model.judgement import Judgement
from unfog.pipeline.change import Change, Noted
from unfog.pipeline.conclude import ATTEMPTS, conclude, standing, under_rules
from unfog.pipeline.extend import Due, extension
from unfog.pipeline.progress import Progress
from unfog.pipeline.versions import concluded_version
from unfog.pipeline.worded import documents_of
from unfog.settings import Settings
from unfog.store.base import Store, View

_log = logging.getLogger(__name__)


class Heeded(NamedTuple):
    """The log before and after, and what changed by it."""

    before: Sequence[Judgement]
    after: Sequence[Judgement]
    change: Change


def up_to_date(store: Store, settings: Settings, progress: Progress) -> View:
    """The register's view, all that is pending taken in.

    Where a fault of ours keeps that from being done, it is logged, and the views stay as they
    are: one document that cannot be taken in keeps nobody from deciding on others.
    """
    try:
        conclude(store, settings, progress)
    except UnfogError:
        raise
    except Exception:
        if not _is_followed(store.view, settings):
            raise
        _log.exception("%s: what is new cannot be taken in", store.path)
    return store.view


def heed(store: Store, settings: Settings, rows: Sequence[Judgement], progress: Progress) -> Heeded:
    """Stores `rows` and the views that follow them in one transaction: both, or neither.

    Only what the rows bear on is looked at; the views should be up to date. Raises RegisterError
    where others keep storing for too long.
    """
    if not _is_followed(store.view, settings):
        conclude(store, settings, progress, anew=True)
    view = store.view
    settings = under_rules(settings, view)
    version = concluded_version(settings)
    for _ in range(ATTEMPTS):
        revision, log = view.revision(), view.judgements()
        known = {row.id for row in log}
        new = [row for row in rows if row.id not in known]
        due = Due(documents_of(log, rows), (*log, *new))
        with extension(view, settings, progress, due) as made:
            noted = Noted()
            noted.add(standing(view, made.gone or ()), made.incidents)
            with store.write() as writer:
                done = writer.conclude(made, version, revision, new)
        if done:
            return Heeded(log, due.log, noted.change)
    raise RegisterError(
        f"{store.path}: another process keeps storing documents; run again when it has ended."
    )


def _is_followed(view: View, settings: Settings) -> bool:
    """Whether what stands was made as this version makes it, so that it can be gone on from."""
    return view.indexed() == concluded_version(under_rules(settings, view))
