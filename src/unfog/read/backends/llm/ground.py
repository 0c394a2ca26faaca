"""What claims of one document are checked against: its words, parse, times and places."""

from __future__ import annotations

import bisect

from unfog.model.document import Document
from unfog.model.lookups import ActorFinder, Lookups
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.span import Span
from unfog.model.timespan import TimeExpression
from unfog.read.backends.llm.align import Plain, unquoted


class Refused(Exception):
    """A claim cannot stand: `reason` is a stable code, `detail` the sentence for people."""

    def __init__(self, reason: str, detail: str, span: Span | None = None) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.span = span


class Ground:
    """One document's text with what the look-ups find in it, worked out once."""

    def __init__(self, document: Document, parse: Parse, lookups: Lookups) -> None:
        self.document = document
        self.parse = parse
        self.times: tuple[TimeExpression, ...] = lookups.times.find(parse.text, document.published)
        self.places: tuple[PlaceMention, ...] = lookups.places.find(parse, document)
        self.actors: ActorFinder = lookups.actors
        self.whole = Span(0, len(document.text))
        self._plain = Plain(parse.text)
        self._starts = [t.start for t in parse.tokens]

    def find(self, words: str, within: Span) -> list[Span]:
        """Every place in `within` where `words` stand, but those over furniture that the
        reader was not shown."""
        for form in dict.fromkeys((words, unquoted(words))):
            found = self._plain.find(form, within)
            if found:
                return [s for s in found if s.of(self.parse.text) == s.of(self.document.text)]
        return []

    def words(self, span: Span) -> str:
        """The text at `span` on one line."""
        return " ".join(span.of(self.document.text).split())

    def inside(self, span: Span) -> range:
        """Indices of the tokens that lie in `span` as a whole."""
        tokens = self.parse.tokens
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        while last > first and tokens[last - 1].end > span.end:
            last -= 1
        return range(first, last)
