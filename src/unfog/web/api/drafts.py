"""Batches of drafts: what was read apart from the register, taken in or rejected."""

from __future__ import annotations

from typing import Annotated

import msgspec
from litestar import get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from unfog.errors import SettingsError
from unfog.model.judgement import Judgement, Signed
from unfog.pipeline.drafts import Accepted, Chosen
from unfog.publish.words import place_words, span_words
from unfog.review.drafts import Batch, Draft, State, batches, drafts, rejection
from unfog.store.base import View
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.pages import MOST, Page
from unfog.web.api.queue import Decided, Why, decided
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem

PATH = "/api/v1/drafts"


class Read(msgspec.Struct, frozen=True):
    """An incident that was read in a draft, in a few words."""

    type: str
    role: str
    date: str
    place: str
    claims: int


class ToldDraft(msgspec.Struct, frozen=True):
    """A document of a batch; `by` and `why` are of its rejection."""

    id: str
    title: str
    outlet: str
    published: str
    state: State
    by: str
    why: str
    incidents: tuple[Read, ...]


class Taking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Takes documents into the register; without ids all that are not rejected."""

    documents: tuple[str, ...] | None = None
    why: Why = ""


class Rejecting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rejects documents; they stay in the batch."""

    documents: Annotated[tuple[str, ...], msgspec.Meta(min_length=1)]
    why: Why


@get(PATH, opt=needs("coder"), sync_to_thread=True)
def list_batches(desk: GivenDesk) -> list[Batch]:
    """All batches of the register, by name."""
    return batches(desk.store)


@get(f"{PATH}/{{name:str}}", opt=needs("coder"), sync_to_thread=True, responses=tells(404))
def list_drafts(
    desk: GivenDesk,
    name: FromPath[str],
    after: FromQuery[str] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=MOST)] = 50,
) -> Page[ToldDraft]:
    """The documents of a batch by id."""
    try:
        found = drafts(desk.store, name, after, limit)
    except SettingsError as error:
        raise Problem(404, str(error)) from error
    return Page(tuple(map(told, found)), found[-1].document.id if len(found) == limit else None)


@post(
    f"{PATH}/{{name:str}}/accept",
    opt=needs("reviewer"),
    status_code=200,
    sync_to_thread=True,
    responses=tells(422),
)
def accept(
    desk: GivenDesk, user: GivenUser, name: FromPath[str], data: JSONBody[Taking]
) -> Accepted:
    """Takes documents into the register with all that was said of them."""
    return desk.accept(user, data.why, Chosen(name, data.documents))


@post(
    f"{PATH}/{{name:str}}/reject",
    opt=needs("reviewer"),
    status_code=200,
    sync_to_thread=True,
    responses=tells(422),
)
def reject(
    desk: GivenDesk, user: GivenUser, name: FromPath[str], data: JSONBody[Rejecting]
) -> Decided:
    """Leaves documents in the batch, with the reason."""

    def rows(_: View, signed: Signed) -> list[Judgement]:
        return [rejection(desk.store, name, data.documents, signed)]

    return decided(desk.decide(user, data.why, rows))


def told(draft: Draft) -> ToldDraft:
    """A draft as pages and API tell it."""
    document = draft.document
    return ToldDraft(
        document.id,
        document.title or "",
        document.outlet or "",
        document.published.isoformat() if document.published else "",
        draft.state,
        draft.by,
        draft.why,
        tuple(
            Read(
                one.type,
                one.role,
                span_words(one.date) if one.date else "",
                place_words(one.place),
                len(one.claims),
            )
            for one in draft.incidents
        ),
    )


handlers = (list_batches, list_drafts, accept, reject)
