"""The LLM reader: parts of a report to the model, what stands of its answers to a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from pathlib import Path

import msgspec

from unfog.errors import SkipDocument
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.read.backends.llm import prompt
from unfog.read.backends.llm.ask import Asker
from unfog.read.backends.llm.book import Book
from unfog.read.backends.llm.cache import AnswerCache
from unfog.read.backends.llm.chat import TEMPERATURE, Chat
from unfog.read.backends.llm.chunks import chunks
from unfog.read.backends.llm.ground import Ground
from unfog.read.backends.spacy_parse import Parser, load
from unfog.settings import Settings, default_cache

LLM_VERSION = "1"
"""Raised where the same answers give another reading."""


class LlmReader:
    """Fulfils `unfog.model.reader.Reader`; nobody is asked before the first document.

    Raises SettingsError where no endpoint is configured. Without a `parser` the one that the
    settings name is loaded at the first document. `version` names the model and a
    digest of prompt and parameters, so that a change of either has documents read anew; the
    address and the key are no part of it.
    """

    name = "llm"

    def __init__(self, settings: Settings, parser: Parser | None = None) -> None:
        given = settings.llm
        self._settings = settings
        self._parser = parser
        folder = default_cache() if settings.cache == Path() else settings.cache
        self._asker = Asker(given, Chat(given, settings.jobs), AnswerCache(folder / "llm"))
        asked = (
            prompt.digest(given),
            (given.chunk_chars, given.overlap_chars, given.answer_tokens, given.most_claims),
            (TEMPERATURE, given.seed),
        )
        mark = digest_of(msgspec.json.encode(asked))[:12]
        self.version = f"{LLM_VERSION}+{given.model}+{mark}+{settings.parser}"

    def read(
        self, documents: Iterable[Document], lookups: Lookups
    ) -> Iterator[Reading | SkipDocument]:
        """One reading per document, in order, or why the model gave none.

        Raises SettingsError where the endpoint refuses all questions.
        """
        if self._parser is None:
            self._parser = Parser(load(self._settings.parser, blis=self._settings.blis))
        mine, parsed = tee(documents)
        texts = (document.readable for document in parsed)
        parses = self._parser.parse_all(texts, batch_size=self._settings.batch)
        for document, parse in zip(mine, parses, strict=True):
            try:
                yield self._reading(document, parse, lookups)
            except SkipDocument as skip:
                yield skip

    def _reading(self, document: Document, parse: Parse, lookups: Lookups) -> Reading:
        given = self._settings.llm
        ground = Ground(document, parse, lookups)
        book = Book(ground)
        for part in chunks(parse, given.chunk_chars, given.overlap_chars):
            told = self._asker.read(document, part.of(parse.text), book.known())
            book.add(told, part)
        label = f"{self.name}-{self.version}"
        return Reading(document.id, label, book.incidents(), book.aside())
