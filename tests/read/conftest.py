"""The real parser and the real look-ups, loaded once for the reading tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.pipeline.lookups import load as load_lookups
from unfog.read.assemble import assemble
from unfog.read.backends.spacy_parse import Parser, load
from unfog.settings import Settings, default_cache

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]

PUBLISHED = dt.date(2031, 3, 5)  # a Wednesday


@pytest.fixture(scope="session")
def parser() -> ParseText:
    return Parser(load()).parse


@pytest.fixture(scope="session")
def lookups() -> Lookups:
    cache = default_cache()
    Path(cache).mkdir(parents=True, exist_ok=True)
    return load_lookups(Settings(cache=cache))


@pytest.fixture(scope="session")
def read_text(parser: ParseText, lookups: Lookups) -> ReadText:
    """Reads a text as a document published on 5 March 2031, or on another day if given."""

    def read(text: str, published: dt.date | None = PUBLISHED) -> Reading:
        document = Document(id="t", digest=digest_of(text.encode()), text=text, published=published)
        return assemble(parser(document.readable), document, lookups, "test")

    return read
