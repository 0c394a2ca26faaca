"""Counts at nouns: "the killing of two men", "three deaths", "nine bodies", "no casualties"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_arguments import of_phrase, possessor
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase, kind_of
from unfog.read.lexicon import harm

_WITHOUT = frozenset(("without", "no", "zero"))
_PRE = ("killed", "wounded")


def noun_counts(context: Context, token: Token) -> Iterator[Found]:
    """The counts at the noun `token`."""
    if token.lemma in harm.CASUALTIES or token.lemma in ("victim",):
        yield from _casualties(context, token)
    elif token.lemma in harm.BODIES:
        yield from _bodies(context, token)
    elif token.lemma in harm.EVENT_NOUNS or token.lemma in harm.COUNTED_NOUNS:
        yield from _events(context, token)


def _casualties(context: Context, token: Token) -> Iterator[Found]:
    """ "No casualties": none killed and none wounded. How many of each a number means is open."""
    if token.lemma != "casualty" or not _none(context.parse, token):
        return
    kind = kind_of(context.parse, token.i)
    first = min([token.i, *(t.i for t in context.parse.children(token.i))])
    for prop in _PRE:
        count = Count(0, 0, "people", kind)
        yield Found(_property(prop), token.i, Phrase(token.i, count, first, token.i + 1))


def _property(name: str) -> Property:
    return "killed" if name == "killed" else "wounded"


def _none(parse: Parse, token: Token) -> bool:
    above, chain = token, [token]
    while above.dep in ("conj", "pobj", "prep") and above.head != above.i and len(chain) < 5:
        above = parse.head(above.i)
        chain.append(above)
    linked = any(t.dep == "conj" for t in chain)
    for at in chain if linked else [token]:
        if any(t.lower in _WITHOUT for t in parse.children(at.i, "det", "nummod", "neg")):
            return True
        if at.dep == "pobj" and parse.head(at.i).lower == "without":
            return True
    verb = parse.head(token.i)
    negated = any(t.dep == "neg" for t in parse.children(verb.i))
    any_ = any(t.lower == "any" for t in parse.children(token.i, "det"))
    return negated and any_ and verb.pos in ("VERB", "AUX")


def _bodies(context: Context, token: Token) -> Iterator[Found]:
    """ "Nine bodies"; "the body of a student" where it was found."""
    parse = context.parse
    number = context.number_of(token.i)
    inner = context.people(of_phrase(parse, token), loose=True)
    above = parse.head(token.i)
    if number is not None:
        counted = context.people([number])
        yield from (Found("killed", token.i, one) for one in counted)
        return
    near = [above, parse.head(above.i), *parse.children(token.i, "acl", "relcl")]
    if not any(t.lemma in harm.FINDING_VERBS for t in near):
        return
    for one in inner or context.people(possessor(parse, token), loose=True):
        if not one.vague:
            yield Found("killed", token.i, one)


def _events(context: Context, token: Token) -> Iterator[Found]:
    parse, prop = context.parse, harm.EVENT_NOUNS.get(token.lemma)
    if token.dep == "compound":
        return
    multiple = [t for t in parse.children(token.i, "amod") if t.lower in harm.MULTIPLE_KILLING]
    if multiple and prop == "killed":
        size = harm.MULTIPLE_KILLING[multiple[0].lower]
        count = Count(size, size, "people", "people")
        yield Found("killed", token.i, Phrase(token.i, count, multiple[0].i, token.i + 1))
        return
    counted_prop = harm.COUNTED_NOUNS.get(token.lemma)
    if counted_prop and (
        token.i in context.numbers.by_head or (counted_prop != "captured" and _denied(parse, token))
    ):
        yield from _counted(context, token, counted_prop)
        return
    if prop is None or _none(parse, token):
        return
    heads = of_phrase(parse, token) or possessor(parse, token)
    if prop == "released" and any(
        t.lower in ("news", "press") for t in parse.children(token.i, "compound")
    ):
        return
    for one in context.people(heads, loose=prop == "killed"):
        if not one.vague and one.count.high != 0:
            yield Found(prop, token.i, one)


def _denied(parse: Parse, token: Token) -> bool:
    """ "No deaths", and "any deaths", which only a denial says."""
    return token.tag == "NNS" and (_none(parse, token) or _any(parse, token))


def _any(parse: Parse, token: Token) -> bool:
    """ "Denied any deaths"; "did not cause any deaths" is none."""
    said = any(t.lower == "any" for t in parse.children(token.i, "det"))
    return said and not _none(parse, token)


def _counted(context: Context, token: Token, prop: Property) -> Iterator[Found]:
    number = context.numbers.by_head.get(token.i)
    kind = kind_of(context.parse, token.i)
    first, last = token.i, token.i + 1
    if number is not None:
        count = Count(number.low, number.high, token.lower, kind, number.approx)
        first, last = min(number.first, first), max(number.last, last)
    else:
        first = min([first, *(t.i for t in context.parse.children(token.i, "det", "nummod"))])
        some = _any(context.parse, token)
        count = Count(1, None, token.lower, kind) if some else Count(0, 0, "people", kind)
    yield Found(prop, token.i, Phrase(token.i, count, first, last))
