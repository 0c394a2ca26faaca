"""Sources: outlets and speakers, and what reviewers say of them."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, put
from litestar.params import FromQuery, JSONBody, QueryParameter

from unfog.model.judgement import Signed, SourceWord
from unfog.model.rating import Reliability, SourceKind
from unfog.review.source_words import Said, source_said, source_unsaid
from unfog.review.sources import Outlet, Place, Sources, SourceSpeaker
from unfog.review.sources import place_of as place_in_list
from unfog.store.base import View
from unfog.web import names
from unfog.web.access import needs
from unfog.web.api.pages import MOST, Page, cursor, place_of
from unfog.web.api.versions import etag, same_version
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User

NOBODY = "none"
"""Version of a source on which no word stands."""


class NewWord(msgspec.Struct, frozen=True):
    """A word on a source; what is None is left open. `why` is asked for."""

    why: str
    party: str | None = None
    owner: str | None = None
    reliability: Reliability | None = None


class Source(msgspec.Struct, frozen=True):
    """One outlet, or the speakers of one name, with the word that stands on it."""

    kind: SourceKind
    name: str
    outlets: tuple[Outlet, ...]
    speakers: tuple[SourceSpeaker, ...]
    word: Said | None


Limit = Annotated[int, QueryParameter(ge=1, le=MOST)]


@get("/api/v1/outlets", opt=needs("viewer"), sync_to_thread=True)
def outlets(
    desk: GivenDesk,
    user: GivenUser,
    text: FromQuery[str] = "",
    after: FromQuery[str | None] = None,
    limit: Limit = 50,
) -> Page[Outlet]:
    """Outlets, those of most documents first; with `text`, those whose name holds it."""
    found = desk.sources.outlets(text, place_of(after, Place.__value__))
    return page_of([seen_by(user, one) for one in islice(found, limit + 1)], limit)


@get("/api/v1/speakers", opt=needs("viewer"), sync_to_thread=True)
def speakers(
    desk: GivenDesk,
    user: GivenUser,
    text: FromQuery[str] = "",
    after: FromQuery[str | None] = None,
    limit: Limit = 50,
) -> Page[SourceSpeaker]:
    """Speakers, those of most claims first; with `text`, those whose name or body holds it."""
    found = desk.sources.speakers(text, place_of(after, Place.__value__))
    return page_of([seen_by(user, one) for one in islice(found, limit + 1)], limit)


@get("/api/v1/source", opt=needs("viewer"), sync_to_thread=True)
def source(
    desk: GivenDesk, user: GivenUser, kind: FromQuery[SourceKind], name: FromQuery[str]
) -> Response[Source]:
    """One source. 404 where the register knows none of exactly that name."""
    return _versioned(one_source(desk.sources, user, kind, name))


@put("/api/v1/source/word", opt=needs("reviewer"), sync_to_thread=True)
def say(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    user: GivenUser,
    kind: FromQuery[SourceKind],
    name: FromQuery[str],
    data: JSONBody[NewWord],
) -> Response[Source]:
    """Says of a source on whose side it is, who owns it, how reliable it is. Findings weigh it at
    once, wherever the source speaks."""
    one_source(desk.sources, user, kind, name)
    word = SourceWord(kind, name, data.party or None, data.owner or None, data.reliability)

    def rows(_view: View, signed: Signed) -> list[Any]:
        now = one_source(desk.sources, user, kind, name)
        same_version(request, version_of(now), now)
        return [source_said(word, signed)]

    desk.decide(user, data.why, rows)
    return _versioned(one_source(desk.sources, user, kind, name))


@delete("/api/v1/source/word", opt=needs("reviewer"), status_code=200, sync_to_thread=True)
def unsay(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    user: GivenUser,
    kind: FromQuery[SourceKind],
    name: FromQuery[str],
    why: FromQuery[str] = "",
) -> Response[Source]:
    """Takes the word on a source back."""

    def rows(_view: View, signed: Signed) -> list[Any]:
        now = one_source(desk.sources, user, kind, name)
        same_version(request, version_of(now), now)
        return [source_unsaid(desk.sources.words(), kind, name, signed)]

    desk.decide(user, why, rows)
    return _versioned(one_source(desk.sources, user, kind, name))


def one_source(known: Sources, user: User, kind: SourceKind, name: str) -> Source:
    """The source as `user` may see it. Raises Problem (404)."""
    found = [seen_by(user, one) for one in known.of(kind, name)]
    if not found:
        raise Problem(404, "The register knows no source of that name.")
    return Source(
        kind=kind,
        name=name,
        outlets=tuple(one for one in found if isinstance(one, Outlet)),
        speakers=tuple(one for one in found if isinstance(one, SourceSpeaker)),
        word=found[0].word,
    )


def seen_by[T: Outlet | SourceSpeaker](user: User, one: T) -> T:
    """Without the name of who said something of it, where `user` may not see that."""
    if one.word is None:
        return one
    by, judgement = names.shown(user, one.word.by), names.sealed(user, one.word.judgement)
    word = msgspec.structs.replace(one.word, by=by, judgement=judgement)
    return msgspec.structs.replace(one, word=word)


def page_of[T: Outlet | SourceSpeaker](found: list[T], limit: int) -> Page[T]:
    """A page of `limit`, of which one more was looked for."""
    more = cursor(place_in_list(found[limit - 1])) if len(found) > limit else None
    return Page(tuple(found[:limit]), more)


def version_of(one: Source) -> str:
    """What a change has to have seen: the word that stands."""
    return one.word.judgement if one.word else NOBODY


def _versioned(one: Source) -> Response[Source]:
    return Response(one, headers={"ETag": etag(version_of(one))})


handlers = (outlets, speakers, source, say, unsay)
