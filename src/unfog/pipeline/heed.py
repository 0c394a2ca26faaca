"""Rows of the log stored together with the views that follow them.

A word on a source bears on all incidents in which that speaks: of a large outlet these are tens of
thousands. Whoever cannot wait so long has the documents that tell of them stored as pending, with
the word, in one transaction, and takes them in bit by bit.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence, Set
from typing import NamedTuple

from unfog.errors import RegisterError, UnfogError
from unfog.model.incident import Part
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


FEW = 200
"""Documents that are taken in on the way, and parts that are weighed anew at once, where somebody
waits for it."""

SOME = 25
"""Documents taken in at a time, where others wait in between."""


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


def heed(
    store: Store,
    settings: Settings,
    rows: Sequence[Judgement],
    progress: Progress,
    *,
    at_once: int | None = None,
) -> Heeded:
    """Stores `rows` and the views that follow them in one transaction: both, or neither.

    Only what the rows bear on is looked at; the views should be up to date. Where words on sources
    have more parts weighed anew than `at_once`, these are left pending, and the change is empty.
    Raises RegisterError where others keep storing for too long.
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
        later = _Later.of(view, due.log)
        if at_once is not None and len(later.parts) > at_once:
            with store.write() as writer:
                done = writer.postpone(later.documents, later.heeded, revision, new)
            if done:
                return Heeded(log, due.log, Change())
            continue
        with extension(view, settings, progress, due) as made:
            told = Noted()
            told.add(standing(view, made.gone or ()), made.incidents)
            with store.write() as writer:
                done = writer.conclude(made, version, revision, new)
        if done:
            return Heeded(log, due.log, told.change)
    raise RegisterError(
        f"{store.path}: another process keeps storing documents; run again when it has ended."
    )


def take_some(store: Store, settings: Settings, progress: Progress) -> bool:
    """Takes in the first documents that are pending; whether there were any."""
    view = store.view
    documents = view.pending(SOME)
    if not documents or not _is_followed(view, settings):
        return False
    settings = under_rules(settings, view)
    revision = view.revision()
    due = Due(documents, view.judgements())
    with extension(view, settings, progress, due) as made, store.write() as writer:
        writer.conclude(made, concluded_version(settings), revision)
    return True


class _Later(NamedTuple):
    """The parts in which sources speak of which a log says otherwise than findings heed until now,
    and what they are to heed."""

    parts: Set[Part]
    heeded: str

    @classmethod
    def of(cls, view: View, log: Sequence[Judgement]) -> _Later:
        from unfog.fuse.sources import changed, heeded, noted

        words = heeded(log)
        return cls(view.speaking(changed(view.heeded(), words)), noted(words))

    @property
    def documents(self) -> list[str]:
        return sorted({part.document for part in self.parts})


def _is_followed(view: View, settings: Settings) -> bool:
    """Whether what stands was made as this version makes it, so that it can be gone on from."""
    return view.indexed() == concluded_version(under_rules(settings, view))
