"""Victims at verbs that count nobody: "the driver was grazed", "found a boy with wounds".

What is told of single victims is no count that the register would keep, but a toll is summed
from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase
from unfog.read.lexicon import toll as words
from unfog.read.toll_patients import bearers, harmed

_BELOW = ("dobj", "prep", "acomp", "xcomp", "acl", "advcl", "pcomp", "advmod")


def verb_victims(context: Context) -> Iterator[Found]:
    """Those whom the verbs of a parse tell of as killed or hurt; `killed` or `wounded`."""
    parse = context.parse
    for token in parse.tokens:
        if token.pos not in ("VERB", "AUX"):
            continue
        heads = _heads(parse, token)
        if not heads or unreal(parse, token.i):
            continue
        negated = any(t.i < token.i for t in parse.children(token.i, "neg"))
        if negated:
            continue
        fate: Property = "killed" if _deadly(parse, token) else "wounded"
        for counted in (*context.people(heads, loose=True), *_beside(parse, heads)):
            yield Found(fate, token.i, counted)


def _beside(parse: Parse, heads: list[int]) -> Iterator[Phrase]:
    """Ordinals that stand for a victim ("a third was hurt"), names listed beside a person's."""
    named = any(parse.tokens[i].entity == "PERSON" for i in heads)
    for i in heads:
        token = parse.tokens[i]
        if token.lower in words.ORDINALS and parse.children(i, "det"):
            yield Phrase(i, Count(1, 1, "people"), i, i + 1)
        elif named and token.tag == "NNP" and token.entity in words.PLACES:
            yield Phrase(i, Count(1, 1, token.text), i, i + 1, token.text)


def _heads(parse: Parse, token: Token) -> list[int]:
    """Heads of the noun phrases of those to whom the verb says harm was done."""
    lemma = token.lemma
    if lemma in words.HARMING and is_passive(parse, token.i):
        return harmed(parse, token)
    if lemma in words.HARMING_OBJECTS or (lemma in words.STRIKING and _by_bullet(parse, token)):
        return harmed(parse, token)
    if lemma in words.MOVING and is_passive(parse, token.i):
        return harmed(parse, token) if _near(parse, token) & words.CARE else []
    if lemma in words.ARRIVING and _near(parse, token) & words.CARE:
        return [i for i in bearers(parse, token) if _patient(parse, token, i)]
    if lemma in words.SUFFERING and _near(parse, token) & words.INJURIES:
        return bearers(parse, token)
    if lemma in words.FINDING and _near(parse, token) & words.INJURIES:
        return harmed(parse, token)
    if lemma in words.EXPECTING and _survives(parse, token):
        return bearers(parse, token)
    if lemma in words.SURVIVING or (lemma in words.BEING and _near(parse, token) & words.STATES):
        return bearers(parse, token)
    return []


def _by_bullet(parse: Parse, token: Token) -> bool:
    return any(t.lemma in words.BULLETS for t in parse.children(token.i, "nsubj"))


def _survives(parse: Parse, token: Token) -> bool:
    """ "Is expected to recover"."""
    return any(t.lemma in words.LIVING for t in parse.children(token.i, "xcomp"))


def _patient(parse: Parse, verb: Token, i: int) -> bool:
    """Whether somebody who comes to a hospital does so for wounds."""
    head = parse.tokens[i]
    if head.lemma == "victim" or {t.lower for t in parse.children(verb.i, "dobj")} & words.SELF:
        return True
    return bool(_near(parse, verb) & words.INJURIES)


def _near(parse: Parse, token: Token) -> set[str]:
    """Lemmas of the verb's objects and of what its prepositions govern, two steps down."""
    found: set[str] = set()
    for child in parse.children(token.i, *_BELOW):
        found.add(child.lemma)
        for inner in parse.children(child.i):
            found.add(inner.lemma)
            found |= {t.lemma for t in parse.children(inner.i)}
    return found


def _deadly(parse: Parse, token: Token) -> bool:
    near = {t.lower for t in parse.children(token.i)}
    near |= {t.lower for p in parse.children(token.i, "prep") for t in parse.children(p.i)}
    return bool(near & {"fatally", "dead", "death"}) or token.lemma in ("kill", "slay", "murder")
