"""What a place name does in its sentence: where something is, or who acts."""

from __future__ import annotations

from typing import Literal

from unfog.model.parse import Parse, Token
from unfog.resolve.gazetteer.entry import CAPITAL_LEVEL
from unfog.resolve.place.lexicon import FORCES, SPEECH
from unfog.resolve.place.toponym import Toponym

Role = Literal["location", "actor", "dateline", "demonym"]

_OFFICES = frozenset(("unfog:pentagon-us", "unfog:white-house-us", "unfog:kremlin-ru"))
"""Buildings that in news stand for those who work there, unless a word of place goes before."""

_ACCUSED = frozenset(
    "accuse blame warn urge condemn sanction sue arm support back threaten".split()
)


def role(parse: Parse, toponym: Toponym) -> Role:
    """`demonym` for adjectives, `actor` for a state or capital that acts, else `location`."""
    if toponym.demonym:
        return "demonym"
    if toponym.seat:
        return "actor"
    entry = toponym.entry
    if entry is not None and entry.id in _OFFICES:
        return "location" if toponym.located else "actor"
    if entry is None or toponym.hint or toponym.direction or toponym.merged:
        return "location"
    state = entry.kind == "country"
    if not state and entry.level != CAPITAL_LEVEL:
        return "location"
    token = parse.tokens[_head(parse, toponym)]
    if token.dep == "conj":
        token = _first_conjunct(parse, token.i)
    head = parse.head(token.i)
    if token.dep in ("nsubj", "nsubjpass"):
        acts = head.pos in ("VERB", "AUX") and (state or head.lemma in SPEECH)
        return "actor" if acts else "location"
    if token.dep == "pobj" and head.dep == "agent":
        return "actor"
    if token.dep in ("poss", "compound", "nmod", "amod"):
        return "actor" if head.lower in FORCES or head.lemma in FORCES else "location"
    if token.dep == "dobj" and head.lemma in _ACCUSED:
        return "actor"
    return "location"


def _head(parse: Parse, toponym: Toponym) -> int:
    """The token of the name whose head lies outside it."""
    for i in range(toponym.first, toponym.last):
        head = parse.tokens[i].head
        if head == i or not toponym.first <= head < toponym.last:
            return i
    return toponym.last - 1


def _first_conjunct(parse: Parse, i: int) -> Token:
    token = parse.tokens[i]
    while token.dep == "conj" and token.head != token.i:
        token = parse.tokens[token.head]
    return token
