"""One frozen settings object, made at the edge and passed down; never global."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """Bounds on what is accepted from outside. Sizes in bytes, times in seconds."""

    file_bytes: int = 64 * 1024 * 1024
    text_chars: int = 1_000_000
    line_chars: int = 10_000_000
    fetch_bytes: int = 16 * 1024 * 1024
    fetch_seconds: float = 30.0
    redirects: int = 5
    feed_entries: int = 200


class RecordFields(msgspec.Struct, frozen=True):
    """Which fields of a JSON line hold what."""

    id: str = "id"
    title: str = "title"
    published: str = "published"
    outlet: str = "outlet"
    url: str = "url"
    text: str = "text"


class Settings(msgspec.Struct, frozen=True):
    """How a run is made. `parser` is a spaCy pipeline (name or path), `rules` a fuse rule set.

    `published` is the publication date of documents that give none. `today` is filled in by
    whoever has a clock: documents dated later are noted, far later ones skipped.
    """

    reader: str = "rules"
    parser: str = "en_core_web_md"
    blis: bool = False
    jobs: int = 1
    batch: int = 16
    rules: str = "unfog"
    published: str | None = None
    today: dt.date | None = None
    allow_private: bool = False
    fields: RecordFields = RecordFields()
    limits: Limits = Limits()
    cache: Path = Path()


def default_cache() -> Path:
    """The user's cache folder for unfog: `UNFOG_CACHE`, else the XDG cache directory."""
    own = os.environ.get("UNFOG_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unfog"
