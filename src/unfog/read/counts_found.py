"""What the rules for counts hand to one another."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Property
from unfog.model.parse import Parse
from unfog.read.counts_phrases import Phrase, is_person, phrase
from unfog.read.numbers_tokens import Numbers

_CONTAINERS = frozenset("total group number set list batch salvo volley barrage".split())


class Context(msgspec.Struct, frozen=True):
    """A parse and its numbers."""

    parse: Parse
    numbers: Numbers

    def people(self, heads: list[int], *, loose: bool = False) -> list[Phrase]:
        """The counted phrases among `heads` that are people."""
        found = []
        for outer in heads:
            head = self.inner(outer)
            plural = self.parse.tokens[head].tag == "NNPS" and head in self.numbers.by_head
            if plural or self.bare_people(head) or is_person(self.parse, head, loose=loose):
                counted = phrase(self.parse, self.numbers, head)
                if counted is not None:
                    found.append(counted)
        return found

    def number_of(self, i: int) -> int | None:
        """Where the number of noun `i` is kept: at itself, or at "dozens" in "dozens of …"."""
        if i in self.numbers.by_head:
            return i
        preposition = self.parse.head(i)
        if preposition.lower == "of" and preposition.head in self.numbers.alone:
            return preposition.head
        return None

    def bare_people(self, head: int) -> bool:
        """A bare number, or one of people: not "ten of the villages"."""
        if head not in self.numbers.alone:
            return False
        for preposition in self.parse.children(head, "prep"):
            for inner in self.parse.children(preposition.i, "pobj"):
                if preposition.lower == "of" and inner.pos == "NOUN":
                    return is_person(self.parse, inner.i, loose=True)
        return True

    def inner(self, head: int) -> int:
        """The noun in "a total of 14 men", "a group of nine"; `head` itself otherwise."""
        token = self.parse.tokens[head]
        if token.lemma not in _CONTAINERS or head in self.numbers.by_head:
            return head
        for preposition in self.parse.children(head, "prep"):
            for noun in self.parse.children(preposition.i, "pobj"):
                if preposition.lower == "of" and noun.i in self.numbers.by_head:
                    return noun.i
        return head


class Found(msgspec.Struct, frozen=True):
    """A count before it becomes a mention."""

    property: Property
    trigger: int
    phrase: Phrase
    negated: bool = False
    subset: str | None = None
