"""What is set aside in passing: "at the station, not at the market", "X, not Y, had planted it"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Property
from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.lexicon import cues
from unfog.read.phrases import name
from unfog.read.proposition import Proposition

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_WHERE = frozenset("at in near inside outside from".split())
_PAUSES = frozenset((",", "–", "—", "-", "(", "and", "but"))
_REACH = 6
"""Tokens behind "not" within which the place or the name is looked for."""


def contrasts(parse: Parse) -> Iterator[Proposition]:
    """Places and doers that a sentence sets against others."""
    for token in parse.tokens:
        if token.lower != "not" or token.i + 1 >= len(parse):
            continue
        paused = token.i > 0 and parse.tokens[token.i - 1].lower in _PAUSES
        ahead = _behind_aside(parse, token.i + 1)
        if ahead.lower in _WHERE and (paused or _but_follows(parse, ahead)):
            yield from _place(parse, ahead)
        elif paused:
            doer = list(_doer(parse, token))
            yield from doer or _bare_place(parse, ahead)


def _behind_aside(parse: Parse, i: int) -> Token:
    """The token at `i`, or the one behind an aside between commas ("not, as is claimed, at")."""
    if parse.tokens[i].text == ",":
        for token in parse.tokens[i + 1 : i + 1 + _REACH]:
            if token.text == "," and token.i + 1 < len(parse):
                return parse.tokens[token.i + 1]
    return parse.tokens[i]


def _but_follows(parse: Parse, preposition: Token) -> bool:
    """As in "not at X but at Y"."""
    near = parse.tokens[preposition.i : preposition.i + 2 * _REACH]
    return any(t.lower == "but" and t.sentence == preposition.sentence for t in near)


def _place(parse: Parse, preposition: Token) -> Iterator[Proposition]:
    for noun in parse.children(preposition.i, "pobj"):
        words = name(parse, noun.i)
        if words is not None and noun.pos == "PROPN" and noun.entity not in ("DATE", "TIME"):
            yield _negated(parse, "place", words, noun.i)


def _bare_place(parse: Parse, token: Token) -> Iterator[Proposition]:
    """As in "in Y, not X"."""
    if token.pos != "PROPN" or token.i < 3:
        return
    other = parse.tokens[token.i - 3]
    if token.entity not in _PLACES and other.entity not in _PLACES:
        return
    end = _end_of_name(parse, token.i)
    after = parse.tokens[end + 1].text if end + 1 < len(parse) else "."
    words = name(parse, end)
    if words is not None and after in (".", ",", ";", ")"):
        yield _negated(parse, "place", words, end)


def _end_of_name(parse: Parse, i: int) -> int:
    while i + 1 < len(parse) and parse.tokens[i + 1].pos == "PROPN":
        i += 1
    return i


def _doer(parse: Parse, cue: Token) -> Iterator[Proposition]:
    """As in "its members, not Y, had planted the bomb", "it, and not Y, had raided"."""
    for token in parse.tokens[cue.i + 1 : cue.i + 1 + _REACH]:
        if token.pos in ("VERB", "AUX", "PUNCT"):
            return
        if token.pos != "PROPN":
            continue
        end = _end_of_name(parse, token.i)
        verb = next((t for t in parse.tokens[end + 1 : end + 5] if t.pos == "VERB"), None)
        closed = end + 1 < len(parse) and parse.tokens[end + 1].text == ","
        words = name(parse, end)
        if verb is not None and closed and words and verb.lemma in cues.COMMITS:
            yield _negated(parse, "perpetrator", words, end)
        return


def _negated(parse: Parse, about: Property, words: str, i: int) -> Proposition:
    first, last = clause(parse, i)
    return Proposition(about, words, i, first, max(last, i + 1), negated=True)
