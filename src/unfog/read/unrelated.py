"""Reasons that are ruled out: "it was not related to the march", "had no link to the strike"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import subject_of
from unfog.read.lexicon import cues
from unfog.read.lexicon.reasons import CAUSES, TIES
from unfog.read.motives import SETTING
from unfog.read.proposition import Proposition
from unfog.read.reasons import objects, told_reason

_TIED = frozenset("relate link connect tie unrelated unconnected".split())
_UNTIED = frozenset(("unrelated", "unconnected"))
_SEEMING = frozenset("be appear seem believe think consider have".split())
_DEED = frozenset("it this that which violence incident event".split())
_TO = ("to", "with")


def unrelated(parse: Parse) -> Iterator[Proposition]:
    """One denied reason for each place where a deed is said to have nothing to do with it."""
    for token in parse.tokens:
        for thing in _things(parse, token):
            if thing.entity in SETTING:
                continue
            yield told_reason(parse, token, thing, negated=True)


def _things(parse: Parse, token: Token) -> list[Token]:
    """What the deed is said not to be about."""
    if token.lower in _UNTIED or (token.lemma in _TIED and token.pos != "NOUN"):
        if _of_a_deed(parse, token) and (token.lower in _UNTIED or _negated(parse, token)):
            return _objects(parse, token)
    elif token.lemma in TIES and token.pos == "NOUN":
        return _objects(parse, token) if _no_tie(parse, token) else []
    elif token.lower == "nothing" and parse.head(token.i).lemma == "have":
        doing = [t for t in parse.children(token.i, "relcl", "acl", "xcomp") if t.lemma == "do"]
        if doing and _of_a_deed(parse, parse.head(token.i)):
            return _objects(parse, doing[0])
    elif token.lemma in CAUSES:
        return _no_motive(parse, token)
    return []


def _no_tie(parse: Parse, noun: Token) -> bool:
    """As in "had no link", "there was not any connection"."""
    verb, determiners = parse.head(noun.i), {t.lower for t in parse.children(noun.i, "det")}
    if verb.lemma not in ("be", "have", "bear"):
        return False
    no = "no" in determiners or ("any" in determiners and _negated(parse, verb))
    return no and (bool(parse.children(verb.i, "expl")) or _of_a_deed(parse, verb))


def _no_motive(parse: Parse, token: Token) -> list[Token]:
    """As in "robbery was not the motive", "ruled out robbery as a motive"."""
    head = parse.head(token.i)
    if token.dep == "attr" and head.lemma == "be" and parse.children(head.i, "neg"):
        return [t for t in parse.children(head.i, "nsubj") if t.pos in ("NOUN", "PROPN")]
    if token.dep == "pobj" and head.lower == "as":
        verbs = [t for t in parse.ancestors(head.i) if t.pos == "VERB"][:1]
        ruled = [v for v in verbs if v.lemma in ("rule", "exclude", "discount", "dismiss")]
        return [t for v in ruled for t in parse.children(v.i, "dobj")]
    return []


def _objects(parse: Parse, token: Token) -> list[Token]:
    return objects(parse, token, _TO, "pobj", "pcomp")


def _negated(parse: Parse, token: Token) -> bool:
    """Whether "not" stands with the word or the seeming and being above it."""
    for above in (token, *parse.ancestors(token.i)):
        if above.i != token.i and above.lemma not in _SEEMING:
            return False
        if parse.children(above.i, "neg"):
            return True
    return False


def _of_a_deed(parse: Parse, token: Token) -> bool:
    """Whether it is a deed, not a party, that is or is not tied to something."""
    for above in (token, *parse.ancestors(token.i)):
        if above.i != token.i and above.lemma not in _SEEMING:
            break
        subject = subject_of(parse, above.i)
        passive = parse.children(above.i, "nsubjpass")
        whose = parse.tokens[subject] if subject is not None else next(iter(passive), None)
        if whose is not None:
            return whose.lower in _DEED or whose.lemma in cues.HAPPENINGS
    return False
