"""What a place name does in its sentence: where something is, or who acts."""

from __future__ import annotations

from typing import Literal

from unfog.model.parse import Parse, Token
from unfog.resolve.gazetteer.entry import CAPITAL_LEVEL
from unfog.resolve.place.lexicon import CLAIMS, FORCES, GROUPS, OFFICES, SPEECH
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
    if toponym.seat or _in_name_of_group(parse, toponym):
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
    return "actor" if _party(parse, token, state) else "location"


def _party(parse: Parse, token: Token, state: bool) -> bool:
    """Whether a state or, with `state` false, a capital is one who acts by its syntax."""
    head = parse.head(token.i)
    if token.dep in ("nsubj", "nsubjpass"):
        return head.pos in ("VERB", "AUX") and (state or _acts(parse, head))
    if token.dep == "pobj" and head.lower == "of":
        noun = parse.head(head.i)
        return noun.lower in OFFICES or noun.lemma in OFFICES
    if token.dep in ("poss", "compound", "nmod", "amod"):
        known = FORCES | CLAIMS
        return head.lower in known or head.lemma in known
    if token.dep == "pobj":
        return head.dep == "agent"
    return token.dep == "dobj" and head.lemma in _ACCUSED


def _acts(parse: Parse, verb: Token) -> bool:
    """Whether a capital that is the verb's subject stands for its state.

    So it does with verbs of speech and of deeds of state, and with whatever is done to
    something of its own ("increased its contingent").
    """
    if verb.lemma in SPEECH:
        return True
    children = [t for t in parse.tokens if t.head == verb.i and t.dep == "dobj"]
    owned = {t.head for t in parse.tokens if t.dep == "poss" and t.lower == "its"}
    return any(t.i in owned and t.lemma in FORCES | CLAIMS for t in children)


def _in_name_of_group(parse: Parse, toponym: Toponym) -> bool:
    """Whether the place is part of a group's name: "Lions of NAME", "NAME Banner Front"."""
    tokens, first = parse.tokens, toponym.first
    sentence = tokens[first].sentence
    before = first - 1
    if before > 0 and tokens[before].lower == "the":
        before -= 1
    if before > 0 and tokens[before].lower == "of" and tokens[before].sentence == sentence:
        noun = tokens[before - 1]
        if noun.sentence == sentence and noun.text[:1].isupper() and noun.lower in GROUPS:
            return True
    for token in tokens[toponym.last : toponym.last + 3]:
        if token.sentence != sentence or not token.text[:1].isupper():
            return False
        if token.lower in GROUPS:
            return True
    return False


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
