"""Merging incidents, splitting them, and taking decisions back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from litestar import Response
from litestar.params import FromPath, JSONBody

from unfog.model.judgement import Judgement, Signed
from unfog.pipeline.acts import merged, split
from unfog.pipeline.by_name import judgement_undone
from unfog.pipeline.judge import listed
from unfog.store.base import StoredIncident, View
from unfog.web.api.deciding import Brief, Decided, GivenDeciding, as_seen, brief, decision, unlocked
from unfog.web.api.history import of_incident
from unfog.web.api.incident import PATH
from unfog.web.desk import Desk
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User
from unfog.web.shown import stored


class Other(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The incident to merge with: its id or a beginning of it.

    `version` is that which was seen of it, as the preview tells it; a preview needs none.
    """

    other: str
    version: str = ""
    why: str = ""


class Documents(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The documents to be split off."""

    documents: tuple[str, ...]
    why: str = ""


class TakenBack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The judgement to be undone, with all of its act."""

    judgement: str
    why: str = ""


class Preview(msgspec.Struct, frozen=True):
    """What would change: incidents before and after, and how many earlier judgements would no
    longer hold, or hold again."""

    before: tuple[Brief, ...]
    after: tuple[Brief, ...]
    fallen: int
    revived: int


class MergePreview(Preview, frozen=True):
    """Likewise of a merge, with the id and version of the incident to merge with."""

    other: str
    version: str


@decision(f"{PATH}/merge", "coder", 404, 412, 422, 423, 428)
def merge(deciding: GivenDeciding, data: JSONBody[Other]) -> Response[Decided]:
    """One incident of two. The id of the one told first stays; the other leads there for good."""

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        second = _second(view, found, data.other)
        as_seen(view, second, data.other, data.version, deciding.user)
        return _merged(view, found, second, signed)

    return deciding.done(data.why, rows, needs_why=True)


@decision(f"{PATH}/merge/preview", "coder", 404, 422, 423)
def merge_preview(
    desk: GivenDesk, user: GivenUser, id: FromPath[str], data: JSONBody[Other]
) -> MergePreview:
    """What merging would come to; nothing is stored."""
    seen: list[StoredIncident] = []

    def rows(view: View, signed: Signed) -> Sequence[Judgement]:
        found = stored(view, id)
        second = _second(view, found, data.other)
        seen.append(second)
        return _merged(view, found, second, signed)

    told = msgspec.structs.asdict(_previewed(desk, user, rows))
    return MergePreview(**told, other=seen[0].incident.id, version=seen[0].version)


@decision(f"{PATH}/split", "coder", 404, 412, 422, 423, 428)
def split_off(deciding: GivenDeciding, data: JSONBody[Documents]) -> Response[Decided]:
    """Takes what some documents tell out of the incident."""

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        return split(view, found.incident, data.documents, signed)

    return deciding.done(data.why, rows, needs_why=True)


@decision(f"{PATH}/split/preview", "coder", 404, 422, 423)
def split_preview(
    desk: GivenDesk, user: GivenUser, id: FromPath[str], data: JSONBody[Documents]
) -> Preview:
    """What splitting would come to; nothing is stored."""
    found = stored(desk.view, id)
    unlocked(found)
    return _previewed(
        desk, user, lambda view, signed: split(view, found.incident, data.documents, signed)
    )


@decision(f"{PATH}/undo", "coder", 404, 412, 422, 423, 428)
def undo(deciding: GivenDeciding, data: JSONBody[TakenBack]) -> Response[Decided]:
    """Takes a decision on this incident back, with all of its act; the row stays in the log."""

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        row = of_incident(view, found.incident, data.judgement, deciding.user)
        return judgement_undone(view, row.id, signed)

    return deciding.done(data.why, rows, opens=True)


def _merged(
    view: View, found: StoredIncident, second: StoredIncident, signed: Signed
) -> list[Judgement]:
    unlocked(found)
    unlocked(second)
    return merged(view, found.incident, second.incident, listed(view), signed)


def _second(view: View, found: StoredIncident, given: str) -> StoredIncident:
    """The incident to merge `found` with, whose id is `given` or begins so.

    Raises Problem (422) where there is none, or it is the very same.
    """
    second = _named(view, given)
    if second.incident.id == found.incident.id:
        raise Problem(422, f"other: {given} is this very incident.")
    return second


def _named(view: View, given: str) -> StoredIncident:
    found = view.named(given) if given else {}
    living = {found[given]} if given in found else set(found.values())
    if len(living) > 1:
        several = ", ".join(sorted(found)[:5])
        raise Problem(422, f"other: {given} begins several ids, {several}; give more of it.")
    one = view.incident(living.pop()) if living else None
    if one is None:
        raise Problem(422, f"other: there is no incident {given}.")
    return one


def _previewed(
    desk: Desk, user: User, rows: Callable[[View, Signed], Sequence[Judgement]]
) -> Preview:
    decision = desk.preview(user, rows)
    others = [ruling.state for ruling in decision.others]
    return Preview(
        before=tuple(map(brief, decision.change.before)),
        after=tuple(map(brief, decision.change.after)),
        fallen=sum(1 for state in others if state != "holds"),
        revived=others.count("holds"),
    )


handlers = (merge, merge_preview, split_off, split_preview, undo)
