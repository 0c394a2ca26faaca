"""Judgements into the register: recorded, followed at once, or only tried."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from unfog.link.constraints import Ruling
from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Signed
from unfog.pipeline.conclude import conclude
from unfog.pipeline.held import ruled
from unfog.pipeline.progress import Progress, Silent
from unfog.pipeline.rebuild import conclusion
from unfog.pipeline.versions import concluded_version
from unfog.settings import Settings
from unfog.store.base import Store, StoredIncident, View

_SILENT = Silent()


class Change(msgspec.Struct, frozen=True):
    """The incidents whose parts change: as they were, and as they are after."""

    before: tuple[StoredIncident, ...] = ()
    after: tuple[StoredIncident, ...] = ()


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
    last = max((row.at for row in view.judgements()), default=None)
    if last is not None and at <= last:
        at = last + dt.timedelta(microseconds=1)
    return Signed(by, at, why)


def decide(
    store: Store, settings: Settings, rows: Sequence[Judgement], progress: Progress = _SILENT
) -> Decision:
    """Adds `rows` to the log and brings the views up to date.

    The rows are stored first, in one transaction: what happens afterwards loses none. Raises
    RegisterError where the register cannot be written.
    """
    conclude(store, settings, progress)
    before, held = list(store.view.incidents()), listed(store.view)
    with store.write() as writer:
        writer.judge(rows)
    conclude(store, settings, progress)
    change = _change(before, store.view.incidents())
    return _decision(rows, held, listed(store.view), change)


def preview(
    store: Store, settings: Settings, rows: Sequence[Judgement], progress: Progress = _SILENT
) -> Decision:
    """What `decide` would come to; nothing is stored."""
    log = store.view.judgements()
    before: Iterable[StoredIncident] = store.view.incidents()
    if store.view.concluded() != concluded_version(settings):
        before = conclusion(store.view, settings, progress, log).incidents
    log = (*log, *rows)
    change = _change(before, conclusion(store.view, settings, progress, log).incidents)
    return _decision(rows, listed(store.view), ruled(store.view, log), change)


def listed(view: View) -> tuple[Ruling, ...]:
    """All judgements on pairs with what became of each, the strongest first."""
    return ruled(view, view.judgements())


def _decision(
    rows: Sequence[Judgement], before: Iterable[Ruling], after: Iterable[Ruling], change: Change
) -> Decision:
    ids = {row.id for row in rows}
    held = {ruling.id for ruling in before if ruling.state == "holds"}
    mine, others = [], []
    for ruling in after:
        if ruling.id in ids:
            mine.append(ruling)
        elif ruling.state != "undone" and (ruling.state == "holds") != (ruling.id in held):
            others.append(ruling)
    return Decision(tuple(rows), tuple(mine), tuple(others), change)


def _change(before: Iterable[StoredIncident], after: Iterable[StoredIncident]) -> Change:
    old = {_key(row): row for row in before}
    new = {_key(row): row for row in after}
    return Change(
        tuple(row for key, row in old.items() if key not in new),
        tuple(row for key, row in new.items() if key not in old),
    )


def _key(row: StoredIncident) -> tuple[str, frozenset[Part]]:
    return row.incident.id, frozenset(row.incident.parts)
