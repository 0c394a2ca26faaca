"""Who decided what on an incident, as the API tells it."""

from __future__ import annotations

import datetime as dt

import msgspec

from unfog.model.incident import Incident
from unfog.model.judgement import Judgement, Pair, Undo, undone
from unfog.store.base import View
from unfog.web.api.told import shown_name
from unfog.web.problems import Problem
from unfog.web.roles import User


class ToldEntry(msgspec.Struct, frozen=True):
    """One decision: `what` in words, with the values before and after, where there are any.

    `undone_by` is the judgement that took it back, "" where none did; `undoable` says whether
    whoever asks may take it back now.
    """

    id: str
    at: dt.datetime
    by: str
    what: str
    before: str
    after: str
    why: str
    undone_by: str
    undoable: bool


def told_history(view: View, incident: Incident, user: User) -> tuple[ToldEntry, ...]:
    log = view.judgements()
    back = undone(log)
    rows = [row for row in log if _bears(row, incident)]
    made = []
    acts = set()
    for row in sorted(rows, key=lambda row: row.at, reverse=True):
        if row.act and row.act in acts:
            continue
        acts.add(row.act)
        made.append(
            ToldEntry(
                row.id,
                row.at,
                shown_name(row.by, user),
                type(row.subject).__name__,
                "",
                "",
                row.why,
                back.get(row.id, ""),
                row.id not in back and not isinstance(row.subject, Undo),
            )
        )
    return tuple(made)


def _bears(row: Judgement, incident: Incident) -> bool:
    s = row.subject
    parts = set(incident.parts)
    if isinstance(s, Pair):
        return s.left.part in parts or s.right.part in parts
    if isinstance(s, Undo):
        return False
    return hasattr(s, "side") and s.side.part in parts


def of_incident(view: View, incident: Incident, id: str) -> Judgement:
    for row in view.judgements():
        if row.id == id and _bears(row, incident):
            return row
    raise Problem(422, f"judgement: {id} is none on this incident.")
