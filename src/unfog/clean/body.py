"""The text of a raw document, with the way back to where it stood."""

from __future__ import annotations

import msgspec

from unfog.clean.align import align
from unfog.clean.decode import decode
from unfog.clean.page import Page, bounded, read_page
from unfog.clean.visible import Row, Squeezed, plain
from unfog.errors import SkipDocument
from unfog.model.document import RawDocument
from unfog.settings import Limits

_NOTHING = Page(text="", title=None, author=None, outlet=None, published=None, url=None)


class Body(msgspec.Struct, frozen=True):
    """Clean text, the codec of the raw text, rows from clean to raw, and what a page says."""

    text: str
    encoding: str
    rows: tuple[Row, ...]
    page: Page


def body_of(raw: RawDocument, limits: Limits) -> Body:
    """The body of `raw`; text and records character for character as they came.

    Raises SkipDocument `encoding`, `binary`, `no-text` or `too-large`.
    """
    if raw.media == "html":
        html, encoding = decode(raw.raw, raw.source, raw.charset, html=True)
        shown = bounded(html, raw.source)
        page = read_page(html, raw.source, raw.url)
        _check(page.text, raw.source, limits)
        return Body(page.text, encoding, _rows(page.text, html, shown), page)
    if raw.text is not None:
        text, encoding = raw.text, "utf-8"
    else:
        text, encoding = decode(raw.raw, raw.source, raw.charset)
    _check(text, raw.source, limits)
    return Body(text, encoding, ((0, 0, len(text)),), _NOTHING)


def _rows(text: str, html: str, shown: Squeezed) -> tuple[Row, ...]:
    """From `text` to the page, where need be to data in it that is not shown (JSON-LD)."""
    rows = align(text, html, shown)
    if sum(row[2] for row in rows) * 2 < len(text):
        hidden = align(text, html, plain(html))
        rows = max(rows, hidden, key=lambda rows: sum(row[2] for row in rows))
    return rows


def _check(text: str, source: str, limits: Limits) -> None:
    if not text.strip():
        raise SkipDocument("no-text", f"{source}: nothing but white space.")
    if "\0" in text:
        raise SkipDocument("binary", f"{source}: holds NUL characters: convert it to plain text.")
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise SkipDocument(
                "encoding", f"{source}: holds half a character: write it in UTF-8 again."
            ) from error
    if len(text) > limits.text_chars:
        raise SkipDocument(
            "too-large",
            f"{source}: a text of more than {limits.text_chars:,} characters: "
            "split it into documents, or raise the limit.",
        )
