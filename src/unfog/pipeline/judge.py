"""Judgements into the register: recorded, followed at once, or only tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from unfog.link.constraints import Ruling
from unfog.link.ruled import around, ruled, ruled_each
from unfog.model.judgement import Judgement, Signed
from unfog.pipeline.change import Change, Noted
from unfog.pipeline.conclude import standing, under_rules
from unfog.pipeline.extend import Due, extension
from unfog.pipeline.heed import FEW, heed, up_to_date
from unfog.pipeline.progress import Progress, Silent
from unfog.pipeline.worded import documents_of
from unfog.settings import Settings
from unfog.store.base import Store, View

_SILENT = Silent()


class Decision(msgspec.Struct, frozen=True):
    """What was decided: the rows of the log, what became of each, and what changes by it.

    `others` are judgements of before that hold no more, or hold again; those undone are not
    among them.
    """

    rows: tuple[Judgement, ...]
    rulings: tuple[Ruling, ...]
    others: tuple[Ruling, ...]
    change: Change


def signed(view: View, by: str, at: dt.datetime, why: str = "") -> Signed:
    """A signature later than all judgements in the log, also where the clock was put back."""
    last = view.last_judged()
    if last is not None and at <= last:
        at = last + dt.timedelta(microseconds=1)
    return Signed(by, at, why)


def ready(store: Store, settings: Settings, progress: Progress = _SILENT) -> View:
    """The register's view, brought up to date: what is decided is decided on what is shown."""
    return up_to_date(store, settings, progress)


def soon_ready(store: Store, settings: Settings) -> View:
    """Likewise where somebody waits for it: a backlog of many documents is left to whoever takes
    it in bit by bit."""
    return store.view if store.view.backlog()[0] > FEW else ready(store, settings)


def decide_soon(store: Store, settings: Settings, rows: Sequence[Judgement]) -> Decision:
    """As `decide`, of `soon_ready`'s view; where a word on a source bears on very many incidents,
    these are left pending, and are not in the change."""
    view = store.view
    heeded = heed(store, settings, rows, _SILENT, at_once=FEW)
    return _decision(view, (heeded.before, heeded.after), rows, heeded.change)


def decide(
    store: Store, settings: Settings, rows: Sequence[Judgement], progress: Progress = _SILENT
) -> Decision:
    """Adds `rows` to the log and brings the views up to date.

    Both are stored in one transaction, so that a fault on the way leaves the register as it was.
    The rows should be made of `ready`'s view. Raises RegisterError where the register cannot be
    written.
    """
    view = ready(store, settings, progress)
    heeded = heed(store, settings, rows, progress)
    return _decision(view, (heeded.before, heeded.after), rows, heeded.change)


def preview(
    store: Store, settings: Settings, rows: Sequence[Judgement], progress: Progress = _SILENT
) -> Decision:
    """What `decide` would come to; no judgement is stored."""
    view = ready(store, settings, progress)
    log = view.judgements()
    noted = Noted()
    due = Due(documents_of(log, rows), (*log, *rows))
    with extension(view, under_rules(settings, view), progress, due) as made:
        noted.add(standing(view, made.gone or ()), made.incidents)
    return _decision(view, (log, due.log), rows, noted.change)


def listed(view: View) -> tuple[Ruling, ...]:
    """All judgements on pairs with what became of each, the strongest first."""
    return ruled(view, view.judgements())


def _decision(
    view: View,
    logs: tuple[Sequence[Judgement], Sequence[Judgement]],
    rows: Sequence[Judgement],
    change: Change,
) -> Decision:
    """What became of judgements by `rows`, which the second of the `logs` has besides those of
    the first."""
    whole = around(logs[1], rows)
    known = {row.id for row in logs[0]}
    before, after = ruled_each(view, ([row for row in whole if row.id in known], whole))
    ids = {row.id for row in rows}
    held = {ruling.id for ruling in before if ruling.state == "holds"}
    mine, others = [], []
    for ruling in after:
        if ruling.id in ids:
            mine.append(ruling)
        elif ruling.state != "undone" and (ruling.state == "holds") != (ruling.id in held):
            others.append(ruling)
    return Decision(tuple(rows), tuple(mine), tuple(others), change)
