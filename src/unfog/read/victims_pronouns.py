"""Whom pronouns take up, among the persons that a document names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from unfog.model.parse import Parse
from unfog.read.quotes import quotes
from unfog.read.victims_persons import Person

HIM = frozenset("he she him her his hers himself herself".split())
ME = frozenset("i me my".split())


def taken_up(
    parse: Parse, known: tuple[Person, ...], likely: Collection[int] = ()
) -> Iterator[tuple[int, int]]:
    """(number of the person, token of the pronoun) in text order.

    "He", "she" are one of the persons named in the sentence before them or in the one before it
    that named somebody: the first of them in `likely`, else the subject. "I" in a quotation is
    whoever said it.
    """
    owner = {i: n for n, p in enumerate(known) for where in p.mentions for i in range(*where)}
    spoken = [q.span for q in quotes(parse.text)]
    last: list[int] = []
    for first, end in parse.sentences:
        named = [(i, owner[i]) for i in range(first, end) if i in owner]
        subjects = [n for i, n in named if parse.tokens[i].dep in ("nsubj", "nsubjpass")]
        for i in range(first, end):
            token = parse.tokens[i]
            if token.lower in HIM:
                before = [n for j, n in reversed(named) if j < i]
                own = [n for n in before if n in subjects]
                ranked = [*own[-1:], *before, *last]
            elif token.lower in ME and any(s.start <= token.start < s.end for s in spoken):
                ranked = [*subjects[-1:], *last[:1]][:1]
            else:
                continue
            if ranked:
                yield next((n for n in ranked if n in likely), ranked[0]), i
        if named:
            last = list(dict.fromkeys([*subjects, *(n for _, n in reversed(named))]))
