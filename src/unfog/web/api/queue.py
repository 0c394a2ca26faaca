"""What waits for a decision, and decisions on pairs."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromQuery, JSONBody, QueryParameter

from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Signed, Standing, Verdict
from unfog.pipeline.acts import judged
from unfog.pipeline.by_name import judgement_undone
from unfog.pipeline.judge import Decision
from unfog.review.queue import Kind
from unfog.store.base import View
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.deciding import LONGEST_WHY, as_seen
from unfog.web.api.history import may_take_back
from unfog.web.api.pages import MOST, Page
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.queued import Item, page_of
from unfog.web.shown import stored

type Why = Annotated[str, msgspec.Meta(max_length=LONGEST_WHY)]


class PairWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A coder's word on two parts. `settles` makes it count above words that do not.

    `seen` are the versions under which the incidents of the parts were shown, by id.
    """

    left: Part
    right: Part
    verdict: Verdict
    why: Why = ""
    settles: bool = False
    seen: Annotated[dict[str, str], msgspec.Meta(max_length=2)] = {}


class Undoing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Takes a judgement back, with all that was decided in the same act."""

    judgement: str
    why: Why = ""


class Decided(msgspec.Struct, frozen=True):
    """What a decision came to: the rows of the log, and the incidents that changed by it."""

    judgements: tuple[str, ...]
    changed: tuple[str, ...]


@get("/api/v1/queue", opt=needs("coder"), sync_to_thread=True, responses=tells(422))
def queue(
    desk: GivenDesk,
    user: GivenUser,
    kind: FromQuery[Kind] = "pair",
    after: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST)] = 10,
) -> Page[Item]:
    """What waits for this coder's decision, the hardest first; what they decided is left out."""
    return page_of(desk.view, user, kind, after, limit)


@post(
    "/api/v1/queue/pairs",
    opt=needs("coder"),
    sync_to_thread=True,
    responses=tells(404, 412, 422, 423, 428),
)
def judge(desk: GivenDesk, user: GivenUser, data: JSONBody[PairWord]) -> Decided:
    """Judges whether two parts are one happening.

    The word is the coder's own, others' stay beside it. Only where incidents would be put together
    or taken apart by it, they have to be as they were `seen`.
    """
    if data.settles and not user.may("reviewer"):
        raise Problem(403, "Settling where coders differ needs the role of reviewer.")
    if data.left == data.right:
        raise Problem(422, "left, right: both are one part; name two.")

    def rows(view: View, signed: Signed) -> list[Judgement]:
        if data.seen and _moves(view, data):
            for id, version in data.seen.items():
                as_seen(view, stored(view, id), id, version, user)
        word = msgspec.structs.replace(signed, settles=data.settles)
        return judged(view, data.left, data.right, data.verdict, word)

    return decided(desk.decide(user, data.why, rows))


@post(
    "/api/v1/queue/undo",
    opt=needs("coder"),
    sync_to_thread=True,
    responses=tells(404, 422, 423),
)
def undo(desk: GivenDesk, user: GivenUser, data: JSONBody[Undoing]) -> Decided:
    """Takes back a judgement; coders their own, reviewers anybody's."""

    def rows(view: View, signed: Signed) -> list[Judgement]:
        row = next((row for row in view.judgements() if row.id == data.judgement), None)
        if row is None:
            raise Problem(404, f"There is no decision {data.judgement}.")
        standing = row.subject.state if isinstance(row.subject, Standing) else None
        if not may_take_back(user, row.by, standing):
            raise Problem(403, f"{row.id} is not yours to take back; a reviewer may.")
        return judgement_undone(view, row.id, signed)

    return decided(desk.decide(user, data.why, rows))


def _moves(view: View, data: PairWord) -> bool:
    """Whether the parts are in one incident and shall be in two, or the other way round."""
    held = view.belonging(sorted({data.left.document, data.right.document}))
    joined = held.get(data.left) == held.get(data.right)
    return data.verdict == ("different" if joined else "same")


def decided(decision: Decision) -> Decided:
    """`decision` as the API tells it."""
    before = {row.incident.id for row in decision.change.before}
    after = {row.incident.id for row in decision.change.after}
    return Decided(tuple(row.id for row in decision.rows), tuple(sorted(before | after)))


handlers = (queue, judge, undo)
