"""The rule reader: spaCy's parse and the rules of unfog.read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import TYPE_CHECKING

from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.read.assemble import assemble
from unfog.read.backends.spacy_parse import load, parse_all
from unfog.settings import Settings

if TYPE_CHECKING:
    from spacy.language import Language

RULES_VERSION = "1"


class RuleReader:
    """Fulfils `unfog.model.reader.Reader`; the parser is loaded at the first document."""

    name = "rules"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._nlp: Language | None = None
        self.version = f"{RULES_VERSION}+{settings.parser}"

    def read(self, documents: Iterable[Document], lookups: Lookups) -> Iterator[Reading]:
        """One reading per document, in order."""
        if self._nlp is None:
            self._nlp = load(self._settings.parser, blis=self._settings.blis)
        mine, parsed = tee(documents)
        texts = (document.readable for document in parsed)
        label = f"{self.name}-{self.version}"
        parses = parse_all(self._nlp, texts, batch_size=self._settings.batch)
        for document, parse in zip(mine, parses, strict=True):
            yield assemble(parse, document, lookups, label)
