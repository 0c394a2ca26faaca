"""The log of decisions, sought through: by whom, of what kind, on which incident, on which days."""

from __future__ import annotations

import datetime as dt

import msgspec

from unfog.review.history import Entry, Kind, Page, history
from unfog.store.base import View

MOST_READ = 2_000
"""Entries that one search goes through before it answers with what it has; the cursor goes on."""

_AT_ONCE = 200
"""Entries that are read at a time where few meet the search; the first time, as many as fill the
page."""


class AuditQuery(msgspec.Struct, frozen=True):
    """What entries have to meet. Days are those of UTC, both inclusive."""

    by: str | None = None
    kind: Kind | None = None
    incident: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def meets(self, entry: Entry) -> bool:
        day = entry.at.astimezone(dt.UTC).date()
        return (
            self.by in (None, entry.by)
            and self.kind in (None, entry.kind)
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
        )


def audit(
    view: View, query: AuditQuery, *, after: dt.datetime | None = None, limit: int = 50
) -> Page:
    """Entries that meet `query`, the newest first, of before `after`.

    A page may hold fewer than `limit` and still say where the next one begins, and more where
    the last were taken at the very same time.
    """
    found: list[Entry] = []
    read = 0
    while True:
        page = history(view, query.incident, after=after, limit=_AT_ONCE if read else limit + 1)
        for entry in page.items:
            if len(found) >= limit and entry.at != after:
                return Page(tuple(found), after)
            after, read = entry.at, read + 1
            if query.meets(entry):
                found.append(entry)
        too_old = query.since is not None and any(
            entry.at.astimezone(dt.UTC).date() < query.since for entry in page.items
        )
        if page.next is None or too_old:
            return Page(tuple(found), None)
        if read >= MOST_READ:
            return Page(tuple(found), after)
