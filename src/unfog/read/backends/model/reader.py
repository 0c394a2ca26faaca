"""The learned reader: the rules propose, a network proposes more, trees decide what stays."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import tee

from unfog.errors import SettingsError
from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.read.assemble import happenings_of, told_of
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.ground import grounded
from unfog.read.backends.model.inputs import Inputs, inputs
from unfog.read.backends.model.propose import proposed
from unfog.read.backends.model.voiced import voiced
from unfog.read.backends.model.weights import Weights, card, digest_of_text, load, vocabulary
from unfog.read.backends.rules import RULES_VERSION
from unfog.read.backends.spacy_parse import DEFAULT_MODEL, Parser
from unfog.read.backends.spacy_parse import load as load_parser
from unfog.read.evidence import Evidence, gather
from unfog.read.happening import Happening
from unfog.read.reckoning import with_shares
from unfog.settings import Settings

AHEAD = 2
"""Documents whose rules are through while the network is at work on the one before."""


@dataclass(frozen=True, slots=True)
class _Begun:
    """A document half read: `heads` is what the network will have said of its `rows`."""

    document: Document
    parse: Parse
    evidence: Evidence
    happenings: list[Happening]
    rows: Inputs | None = None
    heads: Future[dict[str, Floats]] | None = None


class ModelReader:
    """Fulfils `unfog.model.reader.Reader`; parser and weights are loaded at the first document.

    The network works in a thread of its own, beside the rules on the next document.

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
        begun: deque[_Begun] = deque()
        with ThreadPoolExecutor(1, "network") as beside:
            for document, parse in zip(mine, parses, strict=True):
                begun.append(self._begin(document, parse, lookups, beside))
                if len(begun) > AHEAD:
                    yield self._finish(begun.popleft(), lookups)
            while begun:
                yield self._finish(begun.popleft(), lookups)

    def _begin(
        self, document: Document, parse: Parse, lookups: Lookups, beside: Executor
    ) -> _Begun:
        """What happened by the rules; the network is set to work where that is anything."""
        evidence = gather(parse, document, lookups)
        happenings = happenings_of(parse, document, evidence)
        if not happenings:  # nothing that more could be said of
            return _Begun(document, parse, evidence, happenings)
        rows = inputs(parse, evidence, document.title, vocabulary())
        heads = beside.submit(self._for(document).network.scores, rows)
        return _Begun(document, parse, evidence, happenings, rows, heads)

    def _finish(self, begun: _Begun, lookups: Lookups) -> Reading:
        document, parse, evidence = begun.document, begun.parse, begun.evidence
        told, rows, actors = begun.happenings, begun.rows, lookups.actors
        label = f"{self.name}-{self.version}"
        if rows is None or begun.heads is None:
            return told_of(told, parse, document, evidence, actors, reader=label)
        ground = grounded(parse, document, evidence, actors, (rows, begun.heads.result()))
        judge = self._for(document).judge
        told = judge.regrouped(told, ground)
        draft = told_of(told, parse, document, evidence, actors, reader=label)
        judged = judge.judged(voiced(proposed(draft, ground), ground), draft, ground)
        return with_shares(judged, parse, document, evidence.counts)

    def _for(self, document: Document) -> Weights:
        """The weights that have not seen the document."""
        fold = card().seen.get(digest_of_text(document.text))
        if fold not in self._weights:
            self._weights[fold] = load(fold)
        return self._weights[fold]
