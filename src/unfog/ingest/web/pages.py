"""URLs as documents: single pages, and feeds entry by entry."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import msgspec

from unfog.errors import SkipDocument
from unfog.ingest.documents import documents
from unfog.ingest.web.feed import Entry, entries, is_feed, page_of
from unfog.ingest.web.fetch import Fetcher, Page
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Settings

_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/json": "page.json",
    "application/x-ndjson": "page.jsonl",
    "application/jsonl": "page.jsonl",
}


def read_urls(urls: Sequence[str], settings: Settings) -> Iterator[RawDocument | Skipped]:
    """The documents at `urls` in the order given; a page linked twice is fetched once."""
    fetcher = Fetcher(settings.limits, allow_private=settings.allow_private)
    seen: set[str] = set(urls)
    try:
        for url in urls:
            try:
                page = fetcher.fetch(url)
                if is_feed(page.data):
                    yield from _feed(page, fetcher, seen, settings)
                else:
                    yield from _documents(page, url, settings)
            except SkipDocument as skip:
                yield Skipped(url, skip.reason, skip.detail)
    finally:
        fetcher.close()


def _documents(page: Page, source: str, settings: Settings) -> Iterator[RawDocument | Skipped]:
    name = _NAMES.get(page.media_type, page.url.partition("?")[0])
    for item in documents(io.BytesIO(page.data), source, name, settings):
        if isinstance(item, RawDocument) and item.media in ("text", "html"):
            yield msgspec.structs.replace(item, url=page.url, charset=page.charset)
        else:
            yield item


def _feed(
    feed: Page, fetcher: Fetcher, seen: set[str], settings: Settings
) -> Iterator[RawDocument | Skipped]:
    outlet, found = entries(feed.data, feed.url, settings.limits.feed_entries)
    if not found:
        raise SkipDocument("no-text", f"{feed.url}: a feed without entries: check the URL.")
    for number, entry in enumerate(found, 1):
        source = entry.link or f"{feed.url}#{number}"
        if source in seen:
            continue
        seen.add(source)
        for item in _entry(entry, source, fetcher, settings):
            if isinstance(item, RawDocument):
                yield _with_feed_facts(item, entry, outlet)
            else:
                yield item


def _entry(
    entry: Entry, source: str, fetcher: Fetcher, settings: Settings
) -> Iterator[RawDocument | Skipped]:
    """The entry's page; its own content where the page cannot be had."""
    try:
        if not entry.link:
            raise SkipDocument("bad-url", f"{source}: an entry without link.")
        yield from list(_documents(fetcher.fetch(entry.link), source, settings))
    except SkipDocument as skip:
        if entry.body.strip():
            yield RawDocument(
                source=source,
                raw=page_of(entry),
                media="html",
                charset="utf-8",
                notes=(f"only the feed's own words: {skip.detail}",),
            )
        else:
            yield Skipped(source, skip.reason, skip.detail)


def _with_feed_facts(item: RawDocument, entry: Entry, outlet: str | None) -> RawDocument:
    return msgspec.structs.replace(
        item,
        title=item.title or entry.title,
        published=item.published or entry.published,
        outlet=item.outlet or outlet,
        url=item.url or entry.link or None,
    )
