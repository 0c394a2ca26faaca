"""Which incidents a decision changes: as they were, and as they are after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Set

import msgspec

from unfog.store.base import StoredIncident


class Change(msgspec.Struct, frozen=True):
    """The incidents that change, by first day (undated last) and id."""

    before: tuple[StoredIncident, ...] = ()
    after: tuple[StoredIncident, ...] = ()


class Noted:
    """Collects what goes and what comes, step by step."""

    def __init__(self) -> None:
        self._before: dict[str, StoredIncident] = {}
        self._after: dict[str, StoredIncident] = {}

    def add(self, gone: Iterable[StoredIncident], come: Iterable[StoredIncident]) -> None:
        """One step, in which `come` take the place of `gone`."""
        for row in gone:
            if self._after.pop(row.incident.id, None) is None:
                self._before[row.incident.id] = row
        for row in come:
            self._after[row.incident.id] = row

    @property
    def change(self) -> Change:
        """All steps together, without what is after them as it was before."""
        old, new = self._before, self._after
        same = {id for id, row in old.items() if new.get(id) == row}
        return Change(_without(same, old), _without(same, new))


def _without(left_out: Set[str], rows: Mapping[str, StoredIncident]) -> tuple[StoredIncident, ...]:
    return tuple(sorted((r for id, r in rows.items() if id not in left_out), key=_place))


def _place(row: StoredIncident) -> tuple[dt.date, str]:
    date = row.incident.date
    return date.start if date else dt.date.max, row.incident.id
