"""What all decisions on an incident share: who saw what, what is locked, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from litestar import Request, Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from unfog.model.claim import Property
from unfog.model.finding import numbers_of
from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Signed
from unfog.publish.words import numbers_words, place_words, span_words
from unfog.store.base import StoredIncident, View
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.history import ToldEntry, told_history
from unfog.web.api.versions import changed, etag, same_version
from unfog.web.desk import Desk
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import Role, User
from unfog.web.shown import stored

if TYPE_CHECKING:
    from unfog.pipeline.judge import Decision

LONGEST_WHY = 2000
RECENT = 10
"""Decisions of others that are told to who was too late."""


class Why(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision without more to it than its reason, which may be empty."""

    why: str = ""


class Current(msgspec.Struct, frozen=True):
    """What became of an incident that somebody wanted to change: its state and latest history.

    `asked` is the id under which it was known, `id` that of the incident which holds it now.
    """

    asked: str
    id: str
    version: str
    status: str
    state: str
    history: tuple[ToldEntry, ...]


class Decided(msgspec.Struct, frozen=True):
    """What came of a decision.

    `id` and `version` are those of the incident as it is now, None where nothing is left of it;
    `judgements` the rows of the log. So many of them are `refused` as they contradict stronger
    ones, so many earlier ones have `fallen` by it and hold no more, or are `revived`.
    """

    id: str | None
    version: str | None
    judgements: tuple[str, ...]
    refused: int
    fallen: int
    revived: int


class Brief(msgspec.Struct, frozen=True):
    """An incident in a few words: `words` are its type, place and date in one."""

    id: str
    words: str
    type: str
    place: str
    date: str
    documents: int
    accounts: int
    origins: int
    status: str
    killed: str
    wounded: str


type Rows = Callable[[View, StoredIncident, Signed], Sequence[Judgement]]
"""Makes rows of the log, of the register as it is and the incident to be decided on."""


class Deciding(msgspec.Struct, frozen=True):
    """One request to decide on the incident `id`."""

    desk: Desk
    user: User
    request: Request[Any, Any, Any]
    id: str

    def done(
        self, why: str, rows: Rows, *, needs_why: bool = False, opens: bool = False
    ) -> Response[Decided]:
        """Decides, if the incident is still as whoever asks saw it; with `opens` on a locked one
        too.

        Raises Problem: 404 where there is none, 412 where it has changed, 422 where a reason is
        needed, 423 where it is locked, 428 without If-Match.
        """
        reason = reason_of(why, needed=needs_why)
        kept: list[tuple[Part, ...]] = []

        def made(view: View, signed: Signed) -> Sequence[Judgement]:
            found = self.seen(view, opens=opens)
            kept.append(found.incident.parts)
            return rows(view, found, signed)

        decision = self.desk.decide(self.user, reason, made)
        return answered(self.desk.view, decision, kept[0], self.id)

    def seen(self, view: View, *, opens: bool) -> StoredIncident:
        """The incident as it is now, which is as it was seen."""
        found = stored(view, self.id)
        try:
            same_version(self.request, found.version, None)
        except Problem as problem:
            if problem.status_code == 412:
                problem.current = current(view, found, self.id, self.user)
            raise
        if not opens:
            unlocked(found)
        return found


GivenDeciding = NamedDependency[Deciding]
"""Type of the parameter `deciding` of a handler below the path of an incident."""


def deciding(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, id: FromPath[str]
) -> Deciding:
    """What handlers that decide on an incident are given."""
    return Deciding(desk, user, request, id)


def decision(path: str, role: Role, *statuses: int) -> post:
    """Marks a handler that decides: who may, and with which problems it may answer."""
    return post(
        path, opt=needs(role), status_code=200, sync_to_thread=True, responses=tells(*statuses)
    )


def reason_of(why: str, *, needed: bool) -> str:
    """The reason, tidied. Raises Problem (422) where it is too long, or missing and needed."""
    reason = why.strip()
    if needed and not reason:
        raise Problem(422, "why: say why, in a few words; it is kept with the decision.")
    if len(reason) > LONGEST_WHY:
        raise Problem(422, f"why: at most {LONGEST_WHY:,} characters.")
    return reason


def unlocked(found: StoredIncident) -> None:
    """Raises Problem (423) where the incident is completed."""
    if found.review is not None and found.review.locked:
        raise Problem(423, f"{found.incident.id} is completed, and so locked; reopen it first.")


def as_seen(view: View, found: StoredIncident, asked: str, version: str, user: User) -> None:
    """Lets a decision through that bears on `found`, asked for as `asked`, beside the incident
    it is made on, where `version` is what was seen of it.

    Raises Problem: 412 where it has changed, 428 where none is named.
    """
    if not version:
        raise Problem(428, f"Say which version of {asked} you saw; the preview tells.")
    if found.version != version:
        raise changed(found.version, current(view, found, asked, user))


def current(view: View, found: StoredIncident, asked: str, user: User) -> Current:
    return Current(
        asked=asked,
        id=found.incident.id,
        version=found.version,
        status=found.status,
        state=found.review.state if found.review else "",
        history=told_history(view, found.incident, user, RECENT),
    )


def answered(view: View, decision: Decision, parts: Sequence[Part], id: str) -> Response[Decided]:
    """What came of it, with the version of the incident that `id` is now."""
    found = view.incident(id) or _heir(view, parts)
    states = [ruling.state for ruling in decision.rulings]
    others = [ruling.state for ruling in decision.others]
    told = Decided(
        id=found.incident.id if found else None,
        version=found.version if found else None,
        judgements=tuple(row.id for row in decision.rows),
        refused=states.count("refused"),
        fallen=sum(1 for state in others if state != "holds"),
        revived=others.count("holds"),
    )
    return Response(told, headers={"ETag": etag(found.version)} if found else {})


def _heir(view: View, parts: Sequence[Part]) -> StoredIncident | None:
    """The incident that holds the first of `parts` now."""
    holding = view.holding(sorted({part.document for part in parts}))
    wanted = next(iter(parts), None)
    id = next((id for id, told in holding.items() if wanted in told), None)
    return None if id is None else view.incident(id)


def brief(found: StoredIncident) -> Brief:
    incident = found.incident
    date = span_words(incident.date) if incident.date else ""
    place = place_words(incident.place)
    named = [incident.type, place, date]
    return Brief(
        id=incident.id,
        words=" · ".join(word for word in named if word),
        type=incident.type,
        place=place,
        date=date,
        documents=len({part.document for part in incident.parts}),
        accounts=found.accounts,
        origins=found.origins,
        status=found.status,
        killed=_toll(found, "killed"),
        wounded=_toll(found, "wounded"),
    )


def _toll(found: StoredIncident, name: Property) -> str:
    finding = found.finding(name)
    return numbers_words(*numbers_of(finding)) if finding else ""
