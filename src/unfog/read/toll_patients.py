"""Whom a verb of harm is said of, where lists and commas lead the parser astray."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_arguments import patients, subjects
from unfog.read.lexicon import toll as words

_BETWEEN = 4
"""Tokens that an age between commas takes: ", 29," or ", ages 29"."""


def harmed(parse: Parse, verb: Token) -> list[int]:
    """Heads of those to whom harm was done, for a verb in the passive or with an object."""
    found = patients(parse, verb.i)
    passive = is_passive(parse, verb.i)
    if passive and not found:
        found = _straight_before(parse, verb)
    if not passive and found:
        # "injured three men and a nine-year-old boy": the last hangs on the verb
        found = found + [
            t.i
            for t in parse.children(verb.i, "conj")
            if t.pos in ("NOUN", "PROPN") and t.i > max(found)
        ]
    return _with_others(parse, found)


def bearers(parse: Parse, verb: Token) -> list[int]:
    """Heads of the subjects of a verb."""
    if verb.dep == "conj" and not parse.children(verb.i, "nsubj", "nsubjpass"):
        near = _straight_before(parse, verb)
        if near:
            return near
    return _with_others(parse, subjects(parse, verb.i))


def _with_others(parse: Parse, heads: list[int]) -> list[int]:
    """Also those joined to the name of one ("the cook, Osric Tane, and his aunt were shot")."""
    found = list(heads)
    for head in heads:
        if parse.tokens[head].tag not in ("NN", "NNP"):
            continue
        for name in parse.children(head, "appos"):
            found += [t.i for t in parse.children(name.i, "conj") if t.pos in ("NOUN", "PROPN")]
    return sorted(set(found))


def _straight_before(parse: Parse, verb: Token) -> list[int]:
    """The noun that ends before the verb, but for its age: "a woman, 29, was hurt"."""
    at = verb.i - 1
    tokens = parse.tokens
    first = parse.sentences[verb.sentence][0]
    while at > first and tokens[at].pos in ("AUX", "ADV"):
        at -= 1
    for token in reversed(tokens[max(first, at - _BETWEEN) : at + 1]):
        if token.pos in ("NOUN", "PROPN") and token.lower not in words.AGE_WORDS:
            return [token.i] if token.dep in ("conj", "appos", "attr", "pobj", "dobj") else []
        if token.pos not in ("NUM", "PUNCT") and token.lower not in words.AGE_WORDS:
            return []
    return []
