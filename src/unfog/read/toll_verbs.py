"""Victims at verbs that count nobody: "the driver was grazed", "found a boy with wounds".

What is told of single victims is no count that the register would keep, but a toll is summed
from it.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_arguments import patients, subjects
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.lexicon import toll as words


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
        dead = _deadly(parse, token)
        for counted in context.people(heads, loose=True):
            yield Found("killed" if dead else "wounded", token.i, counted)


def _heads(parse: Parse, token: Token) -> list[int]:
    """Heads of the noun phrases of those to whom the verb says harm was done."""
    lemma = token.lemma
    if lemma in words.HARMING:
        if is_passive(parse, token.i):
            return patients(parse, token.i)
        return patients(parse, token.i) if lemma in words.HARMING_OBJECTS else []
    if lemma in words.SUFFERING and _near(parse, token) & words.INJURIES:
        return subjects(parse, token.i)
    if lemma in words.FINDING and _near(parse, token) & words.INJURIES:
        return patients(parse, token.i)
    if lemma in words.SURVIVING or (lemma in words.BEING and _near(parse, token) & words.STATES):
        return subjects(parse, token.i)
    return []


def _near(parse: Parse, token: Token) -> set[str]:
    """Lemmas of the verb's objects and of what its prepositions govern, two steps down."""
    found: set[str] = set()
    for child in parse.children(token.i, "dobj", "prep", "acomp", "xcomp", "acl", "advcl", "pcomp"):
        found.add(child.lemma)
        for inner in parse.children(child.i):
            found.add(inner.lemma)
            found |= {t.lemma for t in parse.children(inner.i)}
    return found


def _deadly(parse: Parse, token: Token) -> bool:
    near = {t.lower for t in parse.children(token.i)}
    near |= {t.lower for p in parse.children(token.i, "prep") for t in parse.children(p.i)}
    return bool(near & {"fatally", "dead", "death"}) or token.lemma in ("kill", "slay", "murder")
