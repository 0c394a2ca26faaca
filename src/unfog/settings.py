"""One frozen settings object, made at the edge and passed down; never global."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import msgspec

DEFAULT_RULES = "unfog"
"""The rule set of a register that was never given one."""


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


class LlmSettings(msgspec.Struct, frozen=True):
    """How the reader `llm` asks its model. Without `url` and `model` it asks nobody.

    The key is not in here: only `key_variable`, the environment variable that holds it. Plain
    http goes to loopback alone unless `allow_http`. `token_budget` bounds the tokens of one run
    (0: no bound), `cost_budget` the money (0: no bound), at `price_in` and `price_out` for a
    thousand tokens. A failed question is asked up to `attempts` times, after pauses (seconds)
    that double from `backoff_seconds`; a server that asks for more than `longest_wait` is left.
    `string_chars` bounds each string of an answer (0: no bound, as not all servers take one).
    """

    url: str = ""
    model: str = ""
    key_variable: str = "UNFOG_LLM_KEY"
    allow_http: bool = False
    token_budget: int = 1_000_000
    cost_budget: float = 0.0
    price_in: float = 0.0
    price_out: float = 0.0
    chunk_chars: int = 6000
    overlap_chars: int = 600
    answer_tokens: int = 4096
    most_claims: int = 60
    string_chars: int = 0
    seed: int = 1
    attempts: int = 5
    backoff_seconds: float = 1.0
    longest_wait: float = 120.0
    connect_seconds: float = 10.0
    read_seconds: float = 300.0
    response_bytes: int = 4 * 1024 * 1024


class Settings(msgspec.Struct, frozen=True):
    """How a run is made. `parser` is a spaCy pipeline (name or path).

    `rules` is a fuse rule set; None leaves a register under the one that it has.

    `engine` says where the work is done; `scheduler` is the address or scheduler file of a Dask
    cluster, which the engine `dask` has for itself where none is named.
    `published` is the publication date of documents that give none. `today` is filled in by
    whoever has a clock: documents dated later are noted, far later ones skipped.
    """

    reader: str = "model"
    parser: str = "en_core_web_md"
    blis: bool = False
    jobs: int = 1
    engine: str = "local"
    scheduler: str = ""
    batch: int = 16
    rules: str | None = None
    published: str | None = None
    today: dt.date | None = None
    allow_private: bool = False
    fields: RecordFields = RecordFields()
    limits: Limits = Limits()
    llm: LlmSettings = LlmSettings()
    cache: Path = Path()


def default_cache() -> Path:
    """The user's cache folder for unfog: `UNFOG_CACHE`, else the XDG cache directory."""
    own = os.environ.get("UNFOG_CACHE")
    if own:
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "unfog"


def llm_from_environment() -> LlmSettings:
    """What the environment says of the reader `llm`: `UNFOG_LLM_URL` and `UNFOG_LLM_MODEL`."""
    return LlmSettings(
        url=os.environ.get("UNFOG_LLM_URL", ""), model=os.environ.get("UNFOG_LLM_MODEL", "")
    )
