"""RSS and Atom feeds, from bytes already fetched."""

from __future__ import annotations

import html
import io
import re
from typing import Any
from urllib.parse import urljoin

import feedparser
import msgspec

_FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)\b", re.I)


class Entry(msgspec.Struct, frozen=True):
    """One entry: link to its page, and what the feed itself says of it."""

    link: str
    title: str | None
    published: str | None
    body: str


def is_feed(data: bytes) -> bool:
    """Whether `data` is XML whose root is that of a feed."""
    head = data[:4096].replace(b"\0", b"")
    page = re.search(rb"<(?:!doctype html|html)\b", head, re.I)
    return _FEED.search(head) is not None and page is None


def entries(data: bytes, url: str, limit: int) -> tuple[str | None, list[Entry]]:
    """The feed's title and its first `limit` entries that have a link or a text."""
    # A file object, since feedparser takes a string for a URL or path and would open it.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    found = (_entry(row, url) for row in feed.entries[:limit])
    title = _text(feed.feed, "title")
    return title, [e for e in found if e.link or e.body.strip()]


def _entry(row: Any, url: str) -> Entry:
    content = row.get("content") or [{}]
    body = _text(content[0], "value") or _text(row, "summary") or ""
    named = _text(row, "link")
    link = urljoin(url, named) if named else ""
    return Entry(
        # Where there is no link, feedparser gives the entry's id, which need not be one.
        link=link if link.startswith(("http://", "https://")) else "",
        title=_text(row, "title"),
        published=_text(row, "published") or _text(row, "updated"),
        body=body,
    )


def _text(row: Any, key: str) -> str | None:
    value = row.get(key)
    return value.strip() or None if isinstance(value, str) else None


def page_of(entry: Entry) -> bytes:
    """The entry's own content as a page, for where its page cannot be had."""
    title = html.escape(entry.title or "")
    body = entry.body if "<" in entry.body else f"<p>{entry.body}</p>"
    page = f"<html><head><title>{title}</title></head><body><article>{body}</article></body></html>"
    return page.encode("utf-8", "replace")
