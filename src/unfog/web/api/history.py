"""Who decided what on an incident, from what to what, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import cast

import msgspec
from litestar import get
from litestar.params import FromPath, FromQuery

from unfog.model.incident import Incident, Part
from unfog.model.judgement import Correctable, Judgement, State
from unfog.review.history import Entry, Kind, Outcome, history
from unfog.store.base import View
from unfog.web import names
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.pages import Moment, Page, cursor, place_of
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User
from unfog.web.shown import stored

PAGE = 50


class ToldEntry(msgspec.Struct, frozen=True):
    """One decision, of one row of the log or several.

    `before` and `after` are the value, claim or state in words; `undone_by` is the judgement
    that took it back, "" where none did; `undoable` says whether whoever asks may do so now.
    """

    id: str
    at: dt.datetime
    by: str
    kind: Kind
    what: Outcome
    property: Correctable | None
    document: str
    claim: str
    parts: tuple[Part, ...]
    before: str
    after: str
    why: str
    rows: int
    machine: bool
    settles: bool
    undone_by: str
    undoable: bool


@get(
    "/api/v1/incidents/{id:str}/history",
    opt=needs("viewer"),
    sync_to_thread=True,
    responses=tells(404),
)
def decisions(
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    after: FromQuery[str | None] = None,
) -> Page[ToldEntry]:
    """The decisions on the incident, the newest first; `after` is the cursor of a page."""
    incident = stored(desk.view, id).incident
    found = history(desk.view, incident.id, after=place_of(after, Moment.__value__), limit=PAGE)
    items = tuple(told_entry(entry, user) for entry in found.items)
    return Page(items, cursor(found.next) if found.next else None)


def told_history(view: View, incident: Incident, user: User, limit: int) -> tuple[ToldEntry, ...]:
    """The latest decisions on the incident."""
    return tuple(told_entry(e, user) for e in history(view, incident.id, limit=limit).items)


def may_take_back(user: User, by: str, standing: State | None) -> bool:
    """Whether `user` may undo what `by` decided, of an incident as a whole `standing`.

    Coders take back what they said themselves, but for what only reviewers may say.
    """
    own = by == user.name and standing in (None, "confirmed")
    return user.may("reviewer") or (user.may("coder") and own)


def told_entry(entry: Entry, user: User) -> ToldEntry:
    standing = cast("State", entry.what) if entry.kind == "incident" else None
    may = may_take_back(user, entry.by, standing)
    return ToldEntry(
        id=names.sealed(user, entry.id),
        at=entry.at,
        by=names.shown(user, entry.by),
        kind=entry.kind,
        what=entry.what,
        property=entry.property,
        document=entry.document,
        claim=entry.claim,
        parts=entry.parts,
        before=names.sealed(user, entry.before) if entry.kind == "undo" else entry.before,
        after=entry.after,
        why=entry.why,
        rows=entry.rows,
        machine=entry.machine,
        settles=entry.settles,
        undone_by=names.sealed(user, entry.undone_by),
        undoable=may and not entry.undone_by and entry.kind != "undo",
    )


def of_incident(view: View, incident: Incident, id: str, user: User) -> Judgement:
    """The judgement of that id on the incident, if the user may take it back.

    Raises Problem: 404 where there is none, 403 where it is another's word, or one that only
    reviewers may take back.
    """
    log = view.judgements()
    row = next((row for row in log if row.id == id), None)
    act = {one.id for one in log if row and row.act and one.act == row.act} | {id}
    entry = next((one for one in _all_of(view, incident.id) if one.id in act), None)
    if row is None or entry is None:
        raise Problem(404, f"{incident.id} has no decision {id}.")
    open_to_all = entry.undone_by or entry.kind == "undo"
    if not told_entry(entry, user).undoable and not open_to_all:
        raise Problem(403, f"{id} is not yours to take back; a reviewer may.")
    return row


def _all_of(view: View, incident: str) -> Iterator[Entry]:
    after: dt.datetime | None = None
    while True:
        page = history(view, incident, after=after, limit=PAGE)
        yield from page.items
        after = page.next
        if after is None:
            return


handlers = (decisions,)
