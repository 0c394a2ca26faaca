"""Somebody thought dead who is said to be alive: one death is denied."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Count
from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.proposition import Proposition

_SENSING = frozenset(("see", "meet"))
_STILL = frozenset(("still", "safe", "both", "all"))


def alive(parse: Parse) -> Iterator[Proposition]:
    """One proposition for each named person said to be alive, or seen alive."""
    for token in parse.tokens:
        if token.lower != "alive" or any(
            t.lower in _STILL or t.dep == "neg" for t in parse.children(token.head)
        ):
            continue
        who = _who(parse, token)
        if who is not None:
            subset = parse.words(*parse.extent(who.i)) if who.pos == "PROPN" else who.text
            value = Count(1, 1, subset=subset)
            first, last = clause(parse, token.i)
            last = max(last, token.i + 1)
            yield Proposition("killed", value, token.i, first, last, negated=True)


def _who(parse: Parse, token: Token) -> Token | None:
    """Who is alive, where one person is named or taken up."""
    verb = parse.head(token.i)
    if verb.lemma == "be":
        near = parse.children(verb.i, "nsubj")
    elif verb.lemma in _SENSING:
        near = [*parse.children(verb.i, "dobj"), *parse.children(token.i, "nsubj")]
    else:
        near = parse.children(token.i, "nsubj")
    for who in near:
        if who.lower in ("he", "she", "him", "her") or who.pos == "PROPN":
            return who
    return None
