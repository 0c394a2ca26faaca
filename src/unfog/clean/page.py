"""Main text and metadata of an HTML page, by trafilatura and htmldate."""

from __future__ import annotations

import logging
import re
from typing import Any

import msgspec

from unfog.clean.visible import Squeezed
from unfog.clean.visible import page as squeeze
from unfog.errors import SkipDocument

_CHARS = 8_000_000
_SHOWN = 1_500_000
_TAGS = 50_000
_ABSOLUTE = re.compile(r"https?://[^\s/]+", re.I)
# Only what the page says of itself, and a fixed last day: by default it is the clock's.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}

for _library in ("trafilatura", "htmldate", "charset_normalizer"):
    # What they log is said here as SkipDocument; without a handler it went to stderr.
    logging.getLogger(_library).addHandler(logging.NullHandler())


class Page(msgspec.Struct, frozen=True):
    """What a page holds; `published` as an ISO day."""

    text: str
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    url: str | None


def bounded(html: str, source: str) -> Squeezed:
    """What the page `html` shows.

    Raises SkipDocument `too-large` where that is too much, or in too many tags, for the main
    text to be found in bounded time.
    """
    if len(html) <= _CHARS and html.count("<") <= _TAGS:
        shown = squeeze(html)
        if len(shown.text) <= _SHOWN:
            return shown
    raise SkipDocument(
        "too-large",
        f"{source}: a page of more than {_SHOWN:,} characters of text or {_TAGS:,} tags: "
        "save the report alone.",
    )


def read_page(html: str, source: str, url: str | None) -> Page:
    """The report in the page `html`.

    Raises SkipDocument `no-text` where there is none.
    """
    try:
        found = _extract(html, url, precision=True)
        if found is None and '"articleBody"' in html:
            found = _extract(html, url, precision=False)  # a page whose text is data in a script
    except Exception as error:  # the boundary to a parser of hostile input
        raise SkipDocument(
            "no-text", f"{source}: the page cannot be parsed ({type(error).__name__})."
        ) from error
    text = (getattr(found, "text", None) or "").strip()
    if found is None or not text:
        raise SkipDocument(
            "no-text", f"{source}: no report found in the page: save its text alone."
        )
    return Page(
        text=text,
        title=_plain(found.title),
        author=_plain(found.author),
        outlet=_plain(found.sitename),
        published=_plain(found.date),
        url=found.url if found.url and _ABSOLUTE.match(found.url) else None,
    )


def _extract(html: str, url: str | None, *, precision: bool) -> Any:
    # A sixth of a second that a run over plain text need not wait for.
    from trafilatura import bare_extraction

    return bare_extraction(
        html,
        url=url,
        favor_precision=precision,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )


def _plain(value: object) -> str | None:
    """One line of text, None where there is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None
