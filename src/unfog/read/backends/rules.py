"""The rule reader: spaCy's parse and the rules of unfog.read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.read.assemble import assemble
from unfog.read.backends.spacy_parse import Parser, load
from unfog.settings import Settings

RULES_VERSION = "5"


class RuleReader:
    """Fulfils `unfog.model.reader.Reader`; the parser is loaded at the first document."""

    name = "rules"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._parser: Parser | None = None
        self.version = f"{RULES_VERSION}+{settings.parser}"

    def read(self, documents: Iterable[Document], lookups: Lookups) -> Iterator[Reading]:
        """One reading per document, in order."""
        if self._parser is None:
            self._parser = Parser(load(self._settings.parser, blis=self._settings.blis))
        mine, parsed = tee(documents)
        texts = (document.readable for document in parsed)
        label = f"{self.name}-{self.version}"
        parses = self._parser.parse_all(texts, batch_size=self._settings.batch)
        for document, parse in zip(mine, parses, strict=True):
            yield assemble(parse, document, lookups, label)
