"""From raw documents to clean ones: text, metadata, dateline, furniture, offsets.

Reasons of `SkipDocument` (stable codes): `encoding`, `binary`, `no-text`, `too-large`,
`language`, `future-date`.
"""

from __future__ import annotations

import datetime as dt

from unfog.clean.body import body_of
from unfog.clean.credits import find_credits
from unfog.clean.dateline import find_dateline
from unfog.clean.furniture import find_furniture
from unfog.clean.language import language_of
from unfog.clean.published import parse_published
from unfog.errors import SkipDocument
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of, document_id
from unfog.model.span import mask
from unfog.settings import Settings

__all__ = ["clean"]

_FUTURE_YEARS = 10


def clean(raw: RawDocument, settings: Settings) -> Document:
    """The document in `raw`: its text as published, with what stands around it marked.

    The text of plain files and JSON records is kept character for character; that of pages
    is the report that trafilatura finds, mapped back to the page. Raises SkipDocument.
    """
    body = body_of(raw, settings.limits)
    page, text = body.page, body.text
    published, notes = _published(
        (page.published, raw.published, settings.published), raw, settings
    )
    if "\ufffd" in text:
        notes = (*notes, "some characters could not be decoded")
    notes = (*notes, *raw.notes)
    furniture = find_furniture(text)
    language = language_of(mask(text, furniture) if furniture else text)
    if language != "en":
        raise SkipDocument(
            "language", f"{raw.source}: in another language than English ({language})."
        )
    digest = digest_of(raw.raw)
    dateline = find_dateline(text)
    return Document(
        id=raw.id or document_id(digest),
        digest=digest,
        text=text,
        title=page.title or raw.title,
        published=published,
        outlet=page.outlet or raw.outlet,
        url=raw.url or page.url,
        author=page.author,
        source=raw.source,
        language=language,
        encoding=body.encoding,
        dateline=dateline,
        furniture=furniture,
        raw_offsets=body.rows,
        credits=find_credits(text, dateline),
        notes=notes,
    )


def _published(
    candidates: tuple[str | None, ...], raw: RawDocument, settings: Settings
) -> tuple[dt.date | None, tuple[str, ...]]:
    """The first of `candidates` that names a day, and notes on what was doubtful.

    Days after today are kept with a note, as test and planning reports have them; what lies
    more than ten years ahead is taken for a slip.
    """
    notes: list[str] = []
    for written in candidates:
        if not written or not written.strip():
            continue
        day = parse_published(written)
        if day is None:
            notes.append(f"published {written.strip()[:60]!r} names no certain day")
            continue
        if settings.today is not None and day > settings.today:
            if day.year > settings.today.year + _FUTURE_YEARS:
                raise SkipDocument(
                    "future-date", f"{raw.source}: published {day} is in the future: mend the date."
                )
            notes.append(f"published {day} lies after today")
        return day, tuple(notes)
    return None, tuple(notes)
