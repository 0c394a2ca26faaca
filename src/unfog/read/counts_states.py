"""Counts at states: "32 dead", "12 wounded", "left two injured", "71 missing", "unharmed"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_arguments import subjects
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase
from unfog.read.lexicon import harm, people

_PREDICATIVE = frozenset(("acomp", "oprd", "attr", "advcl", "xcomp", "ccomp", "conj", "ROOT"))


def state_counts(context: Context, token: Token) -> Iterator[Found]:
    """The counts at the adjective or noun `token` ("dead", "wounded", "missing")."""
    if token.lower in harm.UNHARMED:
        yield from _unharmed(context, token)
        return
    prop = harm.STATES.get(token.lower)
    if prop is None:
        return
    if prop == "released" and (token.dep not in ("acomp", "oprd") or not token.text.islower()):
        return
    parse = context.parse
    verb = token.pos == "VERB" and prop != "missing"
    if verb and token.i not in context.numbers.by_head:
        return
    if _has_no(parse, token):
        yield Found(prop, token.i, Phrase(token.i, Count(0, 0, "people"), token.i, token.i + 1))
        return
    heads = _bearers(parse, token, context)
    if any(unreal(parse, t.i) for t in [parse.head(token.i)] if t.pos in ("VERB", "AUX")):
        return
    negated = _negated(parse, token)
    for counted in context.people(heads, loose=prop == "killed"):
        if token.dep == "amod" and not _weighty(context, counted):
            continue
        if negated:
            if prop in ("killed", "missing") and counted.name:
                yield Found(prop, token.i, counted, negated=True)
            continue
        yield Found(prop, token.i, _renamed(counted, token), False)


def _renamed(counted: Phrase, token: Token) -> Phrase:
    """ "14 dead": the count's noun is the state itself."""
    if counted.head != token.i:
        return counted
    count = msgspec.structs.replace(counted.count, unit=token.lower)
    return msgspec.structs.replace(counted, count=count)


def _weighty(context: Context, counted: Phrase) -> bool:
    """ "Six dead soldiers" counts; "the dead man" and "dead civilians" are spoken of."""
    return counted.head in context.numbers.by_head and counted.count.low != 0


def _has_no(parse: Parse, token: Token) -> bool:
    """ "There are no dead", "no injured"."""
    return token.pos in ("NOUN", "ADJ") and any(
        t.lower == "no" for t in parse.children(token.i, "det")
    )


def _bearers(parse: Parse, token: Token, context: Context) -> list[int]:
    if token.i in context.numbers.by_head:
        return [token.i]
    if token.dep == "amod" or (token.dep == "acl" and token.pos != "VERB"):
        return [token.head]
    own = [t.i for t in parse.children(token.i, "nsubj", "nsubjpass")]
    if own or token.dep not in _PREDICATIVE:
        return own
    head = parse.head(token.i)
    if head.i == token.i or head.pos not in ("VERB", "AUX"):
        return []
    objects = [t.i for t in parse.children(head.i, "dobj")]
    if objects and head.lemma in ("leave", "find", "see", "report", "get"):
        return objects
    return subjects(parse, head.i)


def _negated(parse: Parse, token: Token) -> bool:
    near = [token.i, token.head] if parse.head(token.i).pos in ("VERB", "AUX") else [token.i]
    return any(t.i < token.i for i in near for t in parse.children(i, "neg"))


def _unharmed(context: Context, token: Token) -> Iterator[Found]:
    """ "All staff were unharmed", "escaped unhurt": none killed, none wounded."""
    parse = context.parse
    head = parse.head(token.i)
    if head.pos not in ("VERB", "AUX") or unreal(parse, head.i) or _negated(parse, token):
        return
    if token.lower == "safe" and (head.lemma != "be" or token.dep != "acomp"):
        return
    for i in subjects(parse, head.i):
        subject = parse.tokens[i]
        counted = context.people([i]) or _everyone(context, subject)
        for one in counted[:1]:
            unit = one.count.unit
            none = msgspec.structs.replace(one, count=Count(0, 0, unit, one.count.of), name=None)
            properties: tuple[Property, Property] = ("killed", "wounded")
            for prop in properties:
                yield Found(prop, token.i, none)


def _everyone(context: Context, subject: Token) -> list[Phrase]:
    """ "The staff", "all", "its guards": definite plurals that carry no number."""
    kind = people.KINDS.get(subject.lemma)
    if kind is None and subject.lower not in ("all", "they", "everyone", "everybody"):
        return []
    unit = subject.lower if kind else "people"
    return [Phrase(subject.i, Count(0, 0, unit, kind or "people"), subject.i, subject.i + 1)]
