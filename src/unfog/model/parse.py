"""A parsed document, free of the parser that made it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unfog.model.span import Span


class Token(msgspec.Struct, frozen=True, gc=False):
    """One token. `pos` and `dep` are Universal/CLEAR labels as spaCy gives them, `tag` Penn.

    `head` is the index of the head token (its own at the root), `sentence` the index of the
    sentence, `entity` the NER label or "", `start` and `end` offsets in the text.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    entity: str = ""

    @property
    def lower(self) -> str:
        return self.text.lower()


class Entity(msgspec.Struct, frozen=True):
    """A named entity: tokens `first` (inclusive) to `last` (exclusive) and its label."""

    first: int
    last: int
    label: str


class Parse:
    """Tokens, sentences and entities of one text, with the walks that rules need.

    `text` is the readable text: same length and offsets as the document's clean text, with
    furniture blanked. `sentences` are half-open token ranges in order.
    """

    __slots__ = ("_children", "entities", "sentences", "text", "tokens")

    def __init__(
        self,
        text: str,
        tokens: tuple[Token, ...],
        sentences: tuple[tuple[int, int], ...],
        entities: tuple[Entity, ...],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.entities = entities
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        self._children = tuple(tuple(c) for c in children)

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, i: int, *deps: str) -> list[Token]:
        """Direct dependents of token `i` in text order; those labelled in `deps`, if any given."""
        found = [self.tokens[c] for c in self._children[i]]
        return [t for t in found if t.dep in deps] if deps else found

    def head(self, i: int) -> Token:
        return self.tokens[self.tokens[i].head]

    def ancestors(self, i: int) -> Iterator[Token]:
        """The heads above token `i`, nearest first, up to the sentence's root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def subtree(self, i: int) -> list[int]:
        """Indices of token `i` and all below it, in text order."""
        found, stack = [], [i]
        while stack:
            j = stack.pop()
            found.append(j)
            stack.extend(self._children[j])
        return sorted(found)

    def extent(self, i: int) -> tuple[int, int]:
        """Half-open token range from the first to the last token of the subtree of `i`."""
        below = self.subtree(i)
        return below[0], below[-1] + 1

    def span(self, first: int, last: int) -> Span:
        """Characters of the tokens `first` (inclusive) to `last` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` as it stands."""
        return self.span(first, last).of(self.text)

    def sentence_span(self, sentence: int) -> Span:
        first, last = self.sentences[sentence]
        return self.span(first, last)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after the character `offset` (binary search)."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return min(low, len(self.tokens) - 1)
