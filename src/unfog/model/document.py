"""Documents: as fetched, and as cleaned."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from typing import Literal

import msgspec

from unfog.model.span import Span, mask

MediaKind = Literal["text", "html", "record", "claims"]


class RawDocument(msgspec.Struct, frozen=True):
    """What ingest hands on: raw bytes and what the source says about them, nothing guessed.

    `source` names where it came from for people (`reports/a.html`, `news.jsonl:17`, a URL).
    For `record` (a JSON line) `raw` is the line and `text` its text field; for `claims` (a
    line of the interchange format) `text` likewise. `published` is as written there, and
    `charset` as the transport declared it (a web server's header). `notes` are sentences
    on what was doubtful about getting it, for people.
    """

    source: str
    raw: bytes
    media: MediaKind
    id: str | None = None
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    text: str | None = None
    charset: str | None = None
    notes: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True):
    """The opening "BAGHDAD, July 8 (AP) –": data on the report, never the event's place."""

    start: int
    end: int
    place: str | None = None
    credit: str | None = None
    date: str | None = None


class Document(msgspec.Struct, frozen=True):
    """One published text, cleaned; immutable.

    `digest` is the SHA-256 (hex) of the raw bytes. `furniture` are stretches of `text` that
    are not the report (subscribe lines, tags, photo credits). `raw_offsets` maps clean to
    raw: rows (clean start, raw start, length) in rising order, offsets in characters of the
    decoded raw text, encoded by `encoding`; for a JSON line, in characters of its decoded
    text field. The characters of a row are the same on both sides; those between two rows
    (entities, folded white space, tags) stand for each other as a whole. `notes` are
    sentences on what was doubtful about the document, for people.
    """

    id: str
    digest: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    source: str = ""
    language: str = "en"
    encoding: str = "utf-8"
    dateline: Dateline | None = None
    furniture: tuple[Span, ...] = ()
    raw_offsets: tuple[tuple[int, int, int], ...] = ()
    credits: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def readable(self) -> str:
        """The text with furniture and dateline blanked: what the reader parses. Same offsets."""
        spans = list(self.furniture)
        if self.dateline is not None:
            spans.append(Span(self.dateline.start, self.dateline.end))
        return mask(self.text, spans) if spans else self.text

    def raw_span(self, span: Span) -> Span | None:
        """The stretch of the decoded raw text behind `span`; None where nothing is mapped.

        Exact where both ends lie in rows; an end between two rows is widened to the whole
        stretch between them.
        """
        rows = self.raw_offsets
        first = bisect_right(rows, span.start, key=lambda row: row[0] + row[2])
        last = bisect_left(rows, span.end, key=lambda row: row[0]) - 1
        if not rows or first > last + 1:
            return None
        if first < len(rows) and rows[first][0] <= span.start:
            start = rows[first][1] + span.start - rows[first][0]
        else:
            start = rows[first - 1][1] + rows[first - 1][2] if first else 0
        if last >= 0 and rows[last][0] + rows[last][2] >= span.end:
            end = rows[last][1] + span.end - rows[last][0]
        elif last + 1 < len(rows):
            end = rows[last + 1][1]
        else:
            end = rows[last][1] + rows[last][2]
        return Span(start, max(start, end))


class Skipped(msgspec.Struct, frozen=True):
    """A document that was set aside whole: where it came from and why."""

    source: str
    reason: str
    detail: str
    digest: str | None = None
