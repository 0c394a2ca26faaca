"""What the rules for counts hand to one another."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Property
from unfog.model.parse import Parse
from unfog.read.counts_phrases import Phrase, is_person, phrase
from unfog.read.numbers_tokens import Numbers


class Context(msgspec.Struct, frozen=True):
    """A parse and its numbers."""

    parse: Parse
    numbers: Numbers

    def people(self, heads: list[int], *, loose: bool = False) -> list[Phrase]:
        """The counted phrases among `heads` that are people."""
        found = []
        for head in heads:
            if head in self.numbers.alone or is_person(self.parse, head, loose=loose):
                counted = phrase(self.parse, self.numbers, head)
                if counted is not None:
                    found.append(counted)
        return found


class Found(msgspec.Struct, frozen=True):
    """A count before it becomes a mention."""

    property: Property
    trigger: int
    phrase: Phrase
    negated: bool = False
    subset: str | None = None
