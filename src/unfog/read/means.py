"""With what it was done: the weapons of an event mention."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.weapons import AGENT_WEAPON, INSTRUMENT_ONLY, PHRASES, WEAPONS
from unfog.read.mentions import Mention

_MOST = 4
_ARMED = ("violence", "abduction", "protest", "test")
_INSTRUMENTAL = ("with", "by", "using", "from", "in")
_WIELDING = frozenset("use throw hurl drive fire drop ram detonate".split())


def weapons(parse: Parse, mention: Mention, doers: list[int]) -> tuple[str, ...]:
    """The means named in the clause; else what the trigger or the attacker's name gives away."""
    token = parse.tokens[mention.i]
    if mention.trigger.family not in _ARMED:
        return ()
    region = list(parse.subtree(token.i))
    if token.dep in ("dobj", "pobj", "nsubj", "nsubjpass"):
        region += [t.i for t in parse.children(token.head) if t.i != token.i]
    found: list[str] = []
    for i in sorted(set(region)):
        word = _weapon_at(parse, i)
        if word and word not in found:
            found.append(word)
    for i in doers:
        given = AGENT_WEAPON.get(parse.tokens[i].lemma)
        if given and not found:
            found.append(given)
    if not found and mention.trigger.weapon:
        found.append(mention.trigger.weapon)
    return tuple(found[:_MOST])


def _weapon_at(parse: Parse, i: int) -> str | None:
    token = parse.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for child in parse.children(i, "compound", "amod"):
        pair = PHRASES.get((child.lemma, token.lemma))
        if pair:
            return pair
    word = WEAPONS.get(token.lemma) or WEAPONS.get(token.lower)
    if word is None or (token.dep == "compound" and parse.head(i).lemma not in NOUNS):
        return None
    if token.lemma in INSTRUMENT_ONLY and not _instrument(parse, token):
        return None
    return word


def _instrument(parse: Parse, token: Token) -> bool:
    head = parse.head(token.i)
    if token.dep == "pobj":
        return head.lower in _INSTRUMENTAL
    if token.dep == "dobj":
        return head.lemma in _WIELDING
    return token.dep in ("compound", "nsubj", "conj")
