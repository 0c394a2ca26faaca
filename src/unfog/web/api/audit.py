"""Decisions: who changed what, old and new, why; as pages, CSV and JSON Lines."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from litestar import get
from litestar.params import FromQuery, QueryParameter
from litestar.response import Stream

from unfog.review.audit import AuditQuery, audit
from unfog.review.history import Entry, Kind
from unfog.store.base import View
from unfog.web import names
from unfog.web.access import needs
from unfog.web.api.pages import MOST, Moment, Page, cursor, place_of
from unfog.web.given import GivenDesk, GivenUser
from unfog.web.problems import Problem
from unfog.web.roles import User

COLUMNS = (
    "id", "at", "by", "kind", "what", "incident", "document", "claim", "source", "property", "of",
    "before", "after", "why", "rows", "undone_by", "machine", "settles",
)  # fmt: skip
"""Of the CSV file; those of `review.history.Entry` that are plain."""

LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What makes spreadsheets take a cell for a formula (OWASP: CSV injection)."""


@get("/api/v1/audit", opt=needs("viewer"), sync_to_thread=True)
def decisions(
    desk: GivenDesk,
    user: GivenUser,
    by: FromQuery[str | None] = None,
    kind: FromQuery[Kind | None] = None,
    incident: FromQuery[str | None] = None,
    since: FromQuery[dt.date | None] = None,
    until: FromQuery[dt.date | None] = None,
    after: FromQuery[str | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=MOST)] = 50,
) -> Page[Entry]:
    """Decisions, the newest first. A page may hold fewer than `limit` and still have a next."""
    query = allowed_query(user, AuditQuery(by, kind, incident, since, until))
    page = audit(desk.view, query, after=place_of(after, Moment.__value__), limit=limit)
    items = tuple(seen_by(user, one) for one in page.items)
    return Page(items, cursor(page.next) if page.next else None)


@get("/api/v1/audit/export", opt=needs("viewer"), sync_to_thread=True)
def export(
    desk: GivenDesk,
    user: GivenUser,
    format: FromQuery[Literal["csv", "jsonl"]] = "csv",
    by: FromQuery[str | None] = None,
    kind: FromQuery[Kind | None] = None,
    incident: FromQuery[str | None] = None,
    since: FromQuery[dt.date | None] = None,
    until: FromQuery[dt.date | None] = None,
) -> Stream:
    """All decisions that meet the filters, as a file."""
    query = allowed_query(user, AuditQuery(by, kind, incident, since, until))
    entries = (seen_by(user, one) for one in _all(desk.view, query))
    lines = _csv(entries) if format == "csv" else _json_lines(entries)
    media = "text/csv; charset=utf-8" if format == "csv" else "application/jsonl"
    headers = {"content-disposition": f'attachment; filename="decisions.{format}"'}
    return Stream(lines, media_type=media, headers=headers)


def allowed_query(user: User, query: AuditQuery) -> AuditQuery:
    """Raises Problem (403) where `user` would learn from the answer who decided."""
    if query.by is not None and query.by != user.name and not user.may("coder"):
        raise Problem(403, "Viewers do not see who decided.")
    return query


def seen_by(user: User, entry: Entry) -> Entry:
    """Without the name of who decided, and without what is made of it, where `user` may not see
    that."""
    by = entry.by if entry.machine else names.shown(user, entry.by)
    return msgspec.structs.replace(
        entry,
        id=names.sealed(user, entry.id),
        by=by,
        before=names.sealed(user, entry.before) if entry.kind == "undo" else entry.before,
        undone_by=names.sealed(user, entry.undone_by),
    )


def _all(view: View, query: AuditQuery) -> Iterator[Entry]:
    after: dt.datetime | None = None
    while True:
        page = audit(view, query, after=after, limit=MOST)
        yield from page.items
        after = page.next
        if after is None:
            return


def _csv(entries: Iterator[Entry]) -> Iterator[str]:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_cell(getattr(entry, name)) for name in COLUMNS])
        yield out.getvalue()
        out.seek(0)
        out.truncate()
    yield out.getvalue()


def _cell(value: object) -> str:
    text = value.isoformat() if isinstance(value, dt.datetime) else str(value or "")
    return f"'{text}" if text.startswith(LIKE_FORMULAS) else text


def _json_lines(entries: Iterator[Entry]) -> Iterator[bytes]:
    for entry in entries:
        yield msgspec.json.encode(entry) + b"\n"


handlers = (decisions, export)
