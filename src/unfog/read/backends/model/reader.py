"""The learned reader: the rules propose, a network proposes more, trees decide what stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from unfog.errors import SettingsError
from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.read.assemble import compose
from unfog.read.backends.model.ground import grounded
from unfog.read.backends.model.propose import proposed
from unfog.read.backends.model.voiced import voiced
from unfog.read.backends.model.weights import Weights, card, digest_of_text, load, vocabulary
from unfog.read.backends.rules import RULES_VERSION
from unfog.read.backends.spacy_parse import DEFAULT_MODEL, Parser
from unfog.read.backends.spacy_parse import load as load_parser
from unfog.read.evidence import gather
from unfog.settings import Settings


class ModelReader:
    """Fulfils `unfog.model.reader.Reader`; parser and weights are loaded at the first document.

    Raises SettingsError for another spaCy pipeline than the one that the network was trained
    on: its labels and trees differ.
    """

    name = "model"

    def __init__(self, settings: Settings) -> None:
        if settings.parser != DEFAULT_MODEL:
            raise SettingsError(
                f"the learned reader needs the spaCy pipeline {DEFAULT_MODEL}, not "
                f"{settings.parser!r}: leave --parser out, or read with --reader rules."
            )
        self._settings = settings
        self._parser: Parser | None = None
        self._weights: dict[int | None, Weights] = {}
        self.version = f"{card().version}+{RULES_VERSION}+{settings.parser}"

    def read(self, documents: Iterable[Document], lookups: Lookups) -> Iterator[Reading]:
        """One reading per document, in order."""
        if self._parser is None:
            self._parser = Parser(load_parser(self._settings.parser, blis=self._settings.blis))
        mine, parsed = tee(documents)
        texts = (document.readable for document in parsed)
        parses = self._parser.parse_all(texts, batch_size=self._settings.batch)
        for document, parse in zip(mine, parses, strict=True):
            yield self._read(document, parse, lookups)

    def _read(self, document: Document, parse: Parse, lookups: Lookups) -> Reading:
        evidence = gather(parse, document, lookups)
        label = f"{self.name}-{self.version}"
        draft = compose(parse, document, evidence, lookups.actors, label)
        if not draft.incidents:  # nothing that more could be said of
            return draft
        weights = self._for(document)
        networks = weights.network, vocabulary()
        ground = grounded(parse, document, evidence, lookups.actors, networks)
        return weights.judge.judged(voiced(proposed(draft, ground), ground), draft, ground)

    def _for(self, document: Document) -> Weights:
        """The weights that have not seen the document."""
        fold = card().seen.get(digest_of_text(document.text))
        if fold not in self._weights:
            self._weights[fold] = load(fold)
        return self._weights[fold]
