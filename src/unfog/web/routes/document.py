"""The page of one document: its text with every claim, what was set aside, where it comes from."""

from __future__ import annotations

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromPath, FromQuery

from unfog.model.span import Span
from unfog.publish import words
from unfog.store.base import StoredClaim
from unfog.store.filters import ClaimFilter
from unfog.web import pages, vocabulary
from unfog.web.access import needs
from unfog.web.api.document import document_named, named, parts_of
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.marked import marked, pictured
from unfog.web.routes.incident import now_words

PATH = "/documents/{id:path}"


@get(PATH, opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def document(
    request: Request[Any, Any, Any],
    *,
    desk: GivenDesk,
    user: GivenUser,
    id: FromPath[str],
    property: FromQuery[str | None] = None,
    speaker: FromQuery[str | None] = None,
    claim: FromQuery[str | None] = None,
) -> Response[Any]:
    """The page; `property` and `speaker` choose among its claims."""
    view, seen = desk.view, now_words()
    stored = document_named(view, named(request, "/documents/"))
    own = stored.document
    claims = list(view.claims(ClaimFilter(document=own.id)))
    claims.sort(key=lambda one: (one.claim.start, one.claim.end, one.id))
    shown = [one for one in claims if _meets(one, property, speaker)]
    parts, incidents = parts_of(view, own.id, user)
    values = {
        "stored": stored,
        "seen": seen,
        "document": own,
        "stretches": marked(own.text, shown),
        "claims": shown,
        "all_claims": len(claims),
        "raw_of": {c.id: own.raw_span(Span(c.claim.start, c.claim.end)) for c in shown},
        "properties": [
            p for p in vocabulary.PROPERTIES if any(c.claim.property == p for c in claims)
        ],
        "speakers": sorted({one.claim.speaker.name for one in claims}),
        "property": property or "",
        "speaker": speaker or "",
        "picked": claim or "",
        "asides": [one.aside for one in view.asides(own.id)],
        "parts": parts,
        "incidents": incidents,
        "origin_known": view.document(stored.origin) is not None,
        "words": words,
        "terms": vocabulary,
        "pictured": pictured,
        "user": user,
    }
    return pages.render(request, "document.html", values)


def _meets(one: StoredClaim, property: str | None, speaker: str | None) -> bool:
    said = one.claim
    return property in (None, "", said.property) and speaker in (None, "", said.speaker.name)


handlers = (document,)
