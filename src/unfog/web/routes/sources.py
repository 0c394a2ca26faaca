"""The page of sources: outlets and speakers, and what reviewers say of each."""

from __future__ import annotations

from itertools import islice
from typing import Any, cast, get_args
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from unfog.errors import SettingsError
from unfog.model.judgement import Signed, SourceWord
from unfog.model.rating import Reliability, SourceKind
from unfog.review.source_words import source_said, source_unsaid
from unfog.review.sources import Place
from unfog.store.base import View
from unfog.web import pages, vocabulary
from unfog.web.access import needs
from unfog.web.api.pages import place_of
from unfog.web.api.sources import Source, one_source, page_of, seen_by, version_of
from unfog.web.desk import Desk
from unfog.web.forms import Fields, GivenFields
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User

LINES = 50


@get("/sources", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def sources(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    user: GivenUser,
    kind: FromQuery[SourceKind] = "outlet",
    text: FromQuery[str] = "",
    after: FromQuery[str | None] = None,
) -> Response[str]:
    """The page: one of two lists."""
    place = place_of(after, Place.__value__)
    values: dict[str, Any] = {"kind": kind, "text": text, "after": after}
    if kind == "outlet":
        outlets = islice(desk.sources.outlets(text, place), LINES + 1)
        page: Any = page_of([seen_by(user, one) for one in outlets], LINES)
    else:
        speakers = islice(desk.sources.speakers(text, place), LINES + 1)
        page = page_of([seen_by(user, one) for one in speakers], LINES)
    more = urlencode({"kind": kind, "text": text, "after": page.next}) if page.next else None
    values |= {"found": page.items, "more": more, "current": desk.sources.are_current()}
    values["speaker_kinds"] = vocabulary.SPEAKERS
    return pages.render(request, "sources.html", values)


@get("/sources/one", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def one(
    request: Request[Any, Any, Any],
    desk: GivenDesk,
    user: GivenUser,
    kind: FromQuery[SourceKind],
    name: FromQuery[str],
) -> Response[str]:
    """One source, with the word on it and a form for another."""
    return _shown(request, desk, one_source(desk.sources, user, kind, name))


@post("/sources/word", opt=needs("reviewer"), include_in_schema=False, sync_to_thread=True)
def say(
    request: Request[Any, Any, Any], desk: GivenDesk, user: GivenUser, fields: GivenFields
) -> Response[Any]:
    """Says something of a source, or takes back what was said."""
    kind, name = _named(fields)
    one_source(desk.sources, user, kind, name)
    try:
        _decide(desk, user, fields)
    except SettingsError as error:
        return _shown(request, desk, one_source(desk.sources, user, kind, name), str(error))
    return Redirect(f"/sources/one?{urlencode({'kind': kind, 'name': name})}", status_code=303)


def _decide(desk: Desk, user: User, fields: Fields) -> None:
    kind, name = _named(fields)
    party, owner = (fields.get(one, "").strip() or None for one in ("party", "owner"))
    degree = cast("Reliability | None", fields.get("reliability") or None)

    def rows(_view: View, signed: Signed) -> list[Any]:
        now = one_source(desk.sources, user, kind, name)
        if fields.get("seen") != version_of(now):
            raise SettingsError("somebody else said something of this source meanwhile; see below")
        if fields.get("back") == "yes":
            return [source_unsaid(desk.sources.words(), kind, name, signed)]
        return [source_said(SourceWord(kind, name, party, owner, degree), signed)]

    desk.decide(user, fields.get("why", "").strip(), rows)


def _named(fields: Fields) -> tuple[SourceKind, str]:
    kind = fields.get("kind", "")
    if kind not in get_args(SourceKind):
        raise Problem(400, "kind: outlet or speaker.")
    return cast("SourceKind", kind), fields.get("name", "")


def _shown(
    request: Request[Any, Any, Any], desk: Desk, source: Source, fault: str = ""
) -> Response[str]:
    values = {
        "source": source,
        "waiting": desk.view.backlog()[0],
        "seen": version_of(source),
        "degrees": get_args(Reliability),
        "fault": fault,
        "speaker_kinds": vocabulary.SPEAKERS,
    }
    return pages.render(request, "source.html", values, status=422 if fault else 200)


handlers = (sources, one, say)
