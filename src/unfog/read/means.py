"""With what it was done: the weapons of an event mention."""

from __future__ import annotations

from unfog.model.parse import Parse
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.weapons import AGENT_WEAPON, INSTRUMENT_ONLY, PHRASES, WEAPONS
from unfog.read.mentions import Mention

_MOST = 4
_ARMED = ("violence", "abduction", "protest", "test")
_INSTRUMENTAL = ("with", "by", "using", "from", "in")
_INTRODUCING = ("by", "with", "from", "of")
_NOT = frozenset(("no", "not", "n't", "n’t", "neither", "nor"))
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
        word = weapon_at(parse, i)
        useless = parse.tokens[i].lemma in INSTRUMENT_ONLY and not _instrument(parse, i)
        if word and word not in found and not useless and not denied(parse, i):
            found.append(word)
    for i in doers:
        given = AGENT_WEAPON.get(parse.tokens[i].lemma)
        if given and not found:
            found.append(given)
    if not found and mention.trigger.weapon:
        found.append(mention.trigger.weapon)
    return tuple(found[:_MOST])


def weapon_at(parse: Parse, i: int) -> str | None:
    """The means that noun `i` is, under the simple noun for it; None for any other word."""
    token = parse.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for child in parse.children(i, "compound", "amod"):
        pair = PHRASES.get((child.lemma, token.lemma))
        if pair:
            return pair
    if token.dep == "compound" and parse.head(i).lemma not in NOUNS:
        return None
    return WEAPONS.get(token.lemma) or WEAPONS.get(token.lower)


def denied(parse: Parse, i: int) -> bool:
    """Whether noun `i` is said not to be it: "no drone", "not by a drone", "was not a drone"."""
    first = parse.extent(i)[0]
    if first > 0 and parse.tokens[first - 1].lower in _INTRODUCING:
        first -= 1
    if parse.tokens[first].lower in _NOT or (first > 0 and parse.tokens[first - 1].lower in _NOT):
        return True
    token = parse.tokens[i]
    if token.dep == "conj" and any(t.lower in ("or", "nor") for t in parse.children(token.head)):
        return denied(parse, token.head)
    return token.dep == "attr" and bool(parse.children(token.head, "neg"))


def _instrument(parse: Parse, i: int) -> bool:
    token, head = parse.tokens[i], parse.head(i)
    if token.dep == "pobj":
        return head.lower in _INSTRUMENTAL
    if token.dep == "dobj":
        return head.lemma in _WIELDING
    return token.dep in ("compound", "nsubj", "conj")
