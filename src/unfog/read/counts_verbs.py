"""Counts at verbs: "killed five", "were shot dead", "blew himself up", "were being treated"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_arguments import is_passive, patients, subjects
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase
from unfog.read.lexicon import harm, people

_LOST_LIVES = frozenset(("life", "lives"))
_CARE = frozenset("hospital clinic surgery treatment infirmary care".split())
_INJURIES = frozenset("injury wound burn".split())
_STRICT = frozenset("seize capture release free snatch nab jail imprison rescue liberate".split())
_TREATED = frozenset(("treat",))


def verb_counts(context: Context, token: Token) -> Iterator[Found]:
    """The counts that verb `token` tells of."""
    parse = context.parse
    found = list(_read(context, token))
    if not found or unreal(parse, token.i):
        return
    negated = bool(parse.children(token.i, "neg"))
    for item in found:
        if not negated:
            yield item
        elif (spared := _spared(item)) is not None:
            yield spared


def _spared(item: Found) -> Found | None:
    """ "X was not killed" denies one death; "the two were not hurt" counts none."""
    if item.phrase.count.low == 0:
        return None
    if item.phrase.name is not None and item.property == "killed":
        return msgspec.structs.replace(item, negated=True)
    if item.property in ("killed", "wounded"):
        return msgspec.structs.replace(item, phrase=_none_of(item.phrase))
    return None


def _none_of(counted: Phrase) -> Phrase:
    count = Count(0, 0, counted.count.unit, counted.count.of)
    return msgspec.structs.replace(counted, count=count)


def _read(context: Context, token: Token) -> Iterator[Found]:
    parse, lemma = context.parse, token.lemma
    if lemma in harm.STRIKING_VERBS:
        yield from _struck(context, token)
    elif lemma in ("gun", "mow") and _has(parse, token, "down"):
        yield from _of(context, "killed", token, patients(parse, token.i), loose=True)
    elif (prop := harm.OBJECT_VERBS.get(lemma)) is not None:
        yield from _object_verb(context, token, prop)
    elif (prop := harm.SUBJECT_VERBS.get(lemma)) is not None:
        yield from _of(context, prop, token, subjects(parse, token.i), loose=prop == "killed")
    elif lemma in harm.SELF_KILLING:
        yield from _suicide(context, token)
    elif (words := harm.CAPTURE_PHRASES.get(lemma)) and _captured(parse, token, words):
        yield from _of(context, "captured", token, patients(parse, token.i))
    elif (words := harm.RELEASE_PHRASES.get(lemma)) and _has(parse, token, *words):
        yield from _of(context, "released", token, patients(parse, token.i))
    elif lemma in ("lose", "claim", "give", "take", "cost", "end"):
        yield from _lives(context, token)
    else:
        yield from _hurt(context, token)


def _of(
    context: Context, prop: Property, trigger: Token, heads: list[int], *, loose: bool = False
) -> Iterator[Found]:
    for counted in context.people(heads, loose=loose):
        yield Found(prop, trigger.i, counted)


def _object_verb(context: Context, token: Token, prop: Property) -> Iterator[Found]:
    parse = context.parse
    heads = patients(parse, token.i)
    for found in _of(context, prop, token, heads, loose=token.lemma not in _STRICT):
        yield found
        unhurt = found.phrase.count.low == found.phrase.count.high == 0
        if unhurt and token.lemma in ("hurt", "harm") and _anybody(found.phrase):
            yield msgspec.structs.replace(found, property="killed")


def _anybody(counted: Phrase) -> bool:
    return counted.count.of in ("people", "civilians")


def _struck(context: Context, token: Token) -> Iterator[Found]:
    """Shot, stabbed, beaten: dead where words or a verb beside it say so, else wounded."""
    parse = context.parse
    heads = patients(parse, token.i)
    near = {t.lower for t in parse.children(token.i)}
    near |= {t.lower for p in parse.children(token.i, "prep") for t in parse.children(p.i)}
    fatal = bool(near & harm.FATAL_WORDS)
    for later in (*parse.children(token.i, "conj"), parse.head(token.i)):
        if later.lemma in ("kill", "die", "murder") and later.i != token.i:
            if later.dep != "conj" and token.dep != "conj":
                continue
            return
    if fatal:
        yield from _of(context, "killed", token, heads, loose=True)
    elif token.lemma in harm.WOUNDING_ALONE:
        yield from _of(context, "wounded", token, heads)


def _suicide(context: Context, token: Token) -> Iterator[Found]:
    """ "A bomber blew himself up": one attacker dead."""
    for inner in context.parse.children(token.i, "dobj"):
        if inner.lower in ("himself", "herself"):
            for counted in context.people([inner.i]):
                yield Found("killed", token.i, counted)
        elif inner.lower == "themselves":
            heads = subjects(context.parse, token.i)
            for found in _of(context, "killed", token, heads):
                count = msgspec.structs.replace(found.phrase.count, of="perpetrators")
                counted = msgspec.structs.replace(found.phrase, count=count)
                yield msgspec.structs.replace(found, phrase=counted)


def _captured(parse: Parse, token: Token, words: frozenset[str]) -> bool:
    if _has(parse, token, *words):
        return True
    return any(
        t.lower in words for p in parse.children(token.i, "prep") for t in parse.children(p.i)
    )


def _has(parse: Parse, token: Token, *words: str) -> bool:
    return any(t.lower in words for t in parse.children(token.i))


def _lives(context: Context, token: Token) -> Iterator[Found]:
    """ "Lost their lives", "claimed the lives of nine", "lost 62 troops"."""
    parse = context.parse
    for inner in parse.children(token.i, "dobj"):
        if inner.lemma in _LOST_LIVES or inner.lower == "lives":
            if token.lemma in ("lose", "give"):
                yield from _of(context, "killed", token, subjects(parse, token.i))
            else:
                heads = [
                    t.i
                    for p in parse.children(inner.i, "prep")
                    for t in parse.children(p.i, "pobj")
                ]
                yield from _of(context, "killed", token, heads or [inner.i])
        elif token.lemma == "lose" and inner.i in context.numbers.by_head:
            if people.KINDS.get(inner.lemma) or inner.i in context.numbers.alone:
                yield from _of(context, "killed", token, [inner.i])


def _hurt(context: Context, token: Token) -> Iterator[Found]:
    """ "Suffered injuries", "are being treated", "was taken to hospital"."""
    parse, lemma = context.parse, token.lemma
    if lemma in ("suffer", "sustain", "receive"):
        for inner in parse.children(token.i, "dobj"):
            if inner.lemma in _INJURIES:
                yield from _of(context, "wounded", token, subjects(parse, token.i))
    elif lemma in _TREATED and is_passive(parse, token.i):
        yield from _of(context, "wounded", token, patients(parse, token.i))
    elif lemma in ("take", "rush", "transport", "airlift", "admit") and is_passive(parse, token.i):
        places = {
            t.lemma for p in parse.children(token.i, "prep") for t in parse.children(p.i, "pobj")
        }
        if places & _CARE:
            yield from _of(context, "wounded", token, patients(parse, token.i))
    elif lemma == "commit" and _has(parse, token, "suicide"):
        yield from _of(context, "killed", token, subjects(parse, token.i))
