"""Counts at verbs: "killed five", "were shot dead", "blew himself up", "were being treated"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_arguments import patients, subjects
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_hurt import CARE, hurt_counts, in_care, places_of
from unfog.read.counts_phrases import Phrase
from unfog.read.lexicon import harm, people

_STRICT = frozenset("seize capture release free snatch nab jail imprison rescue liberate".split())
_DEADLY = ("kill", "die", "murder", "succumb")
_CAPTIVES = frozenset("prisoner hostage captive detainee".split())
_ARRESTING = frozenset("arrest detain apprehend jail imprison nab".split())


def verb_counts(context: Context, token: Token) -> Iterator[Found]:
    """The counts that verb `token` tells of."""
    parse = context.parse
    found = list(_read(context, token))
    if not found or unreal(parse, token.i):
        return
    negated = any(t.i < token.i for t in parse.children(token.i, "neg"))
    told = _told(parse, token)
    for item in found:
        if item.phrase.vague and not told:
            continue
        if not negated:
            yield item
        elif (spared := _spared(item)) is not None:
            yield spared


def _told(parse: Parse, token: Token) -> bool:
    """Whether the verb tells of one past happening, so that a mere plural counts."""
    if token.tag == "VBG":
        return token.dep == "advcl"
    auxiliaries = {t.lower for t in parse.children(token.i, "aux", "auxpass")}
    if token.dep == "acl":
        return False
    return token.tag in ("VBD", "VBN") and not auxiliaries & {
        "have",
        "has",
        "are",
        "is",
        "being",
        "'ve",
        "be",
        "get",
    }


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
    elif lemma == "gun" and _has(parse, token, "down"):
        yield from _of(context, "killed", token, patients(parse, token.i), loose=True)
    elif lemma == "hit":
        yield from _missed(context, token)
    elif (prop := harm.OBJECT_VERBS.get(lemma)) is not None:
        yield from _object_verb(context, token, prop)
    elif (prop := harm.SUBJECT_VERBS.get(lemma)) is not None:
        yield from _of(context, prop, token, subjects(parse, token.i), loose=prop == "killed")
    elif lemma in harm.SELF_KILLING:
        yield from _suicide(context, token)
    elif (words := harm.CAPTURE_PHRASES.get(lemma)) and _captured(parse, token, words):
        numbered = context.numbers.by_head
        heads = [
            i
            for i in patients(parse, token.i)
            if i in numbered or parse.tokens[i].lower not in words
        ] or _taken(parse, token, words)
        if not heads and is_passive(parse, token.i):
            heads = subjects(parse, token.i)
        yield from _of(context, "captured", token, heads)
    elif (words := harm.RELEASE_PHRASES.get(lemma)) and _has(parse, token, *words):
        yield from _of(context, "released", token, patients(parse, token.i))
    else:
        yield from _lives(context, token)
        if not _fatal(parse, token):
            yield from hurt_counts(context, token)
        yield from _held(context, token)


def _of(
    context: Context, prop: Property, trigger: Token, heads: list[int], *, loose: bool = False
) -> Iterator[Found]:
    for counted in context.people(heads, loose=loose):
        yield Found(prop, trigger.i, counted)


def _object_verb(context: Context, token: Token, prop: Property) -> Iterator[Found]:
    parse = context.parse
    heads = patients(parse, token.i)
    if prop in ("released", "captured") and in_care(parse, token):
        return
    if prop == "wounded" and _has(parse, token, "mortally", "fatally"):
        prop = "killed"
    if prop == "wounded" and _fatal(parse, token, ("die", "succumb")):
        return
    for found in _of(context, prop, token, heads, loose=token.lemma not in _STRICT):
        if prop == "captured" and found.phrase.count.high == 0 and token.lemma in _ARRESTING:
            continue
        yield found
        unhurt = found.phrase.count.low == found.phrase.count.high == 0
        if unhurt and token.lemma in ("hurt", "harm") and _anybody(found.phrase):
            yield msgspec.structs.replace(found, property="killed")


def _missed(context: Context, token: Token) -> Iterator[Found]:
    """ "Nobody was hit": none killed, none wounded."""
    for found in _of(context, "wounded", token, patients(context.parse, token.i)):
        if found.phrase.count.low == found.phrase.count.high == 0:
            yield found
            yield msgspec.structs.replace(found, property="killed")


def _anybody(counted: Phrase) -> bool:
    return counted.count.of in ("people", "civilians")


def _struck(context: Context, token: Token) -> Iterator[Found]:
    """Shot, stabbed, beaten: dead where words or a verb beside it say so, else wounded."""
    parse = context.parse
    heads = patients(parse, token.i)
    if _fatal(parse, token):
        return
    near = {t.lower for t in parse.children(token.i)}
    near |= {t.lower for p in parse.children(token.i, "prep") for t in parse.children(p.i)}
    near |= {t.lower for h in heads for t in parse.tokens[h + 1 : h + 2]}
    near |= {t.lower for t in parse.tokens[token.i + 1 : token.i + 2]}
    if near & harm.FATAL_WORDS:
        yield from _of(context, "killed", token, heads, loose=True)
    elif token.lemma in harm.WOUNDING_ALONE:
        others = [i for i in heads if parse.tokens[i].lower not in ("himself", "herself")]
        yield from _of(context, "wounded", token, others)


def _fatal(parse: Parse, token: Token, deadly: tuple[str, ...] = _DEADLY) -> bool:
    """Whether a verb tied to this one says that the victim died of it."""
    if any(t.lemma in deadly for t in parse.children(token.i, "conj")):
        return True
    above = parse.head(token.i)
    if token.dep == "conj" and parse.children(token.i, "nsubj", "nsubjpass"):
        return False  # "two were killed and three lost limbs"
    return above.lemma in deadly and token.dep in ("conj", "advcl", "pcomp", "prep")


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


def _taken(parse: Parse, token: Token, words: frozenset[str]) -> list[int]:
    """ "Took a teacher hostage", with the teacher read as part of the hostage."""
    return [
        part.i
        for inner in parse.children(token.i, "dobj")
        if inner.lower in words
        for part in parse.children(inner.i, "compound", "nmod")
    ]


def _has(parse: Parse, token: Token, *words: str) -> bool:
    return any(t.lower in words for t in parse.children(token.i))


def _lives(context: Context, token: Token) -> Iterator[Found]:
    """ "Lost their lives", "claimed the lives of nine", "lost 40 troops"."""
    parse = context.parse
    if token.lemma == "turn" and _on_self(parse, token):
        counted = Phrase(token.i, Count(1, 1, "people", "perpetrators"), token.i, token.i + 1)
        yield Found("killed", token.i, counted)
    if token.lemma not in ("lose", "claim", "give", "take", "cost", "end"):
        return
    for inner in parse.children(token.i, "dobj"):
        own = inner.lemma == "life" and any(t.lower == "own" for t in parse.children(inner.i))
        if own or (inner.lemma == "life" and token.lemma in ("lose", "give")):
            yield from _of(context, "killed", token, subjects(parse, token.i))
        elif inner.lower == "lives":
            heads = [
                t.i for p in parse.children(inner.i, "prep") for t in parse.children(p.i, "pobj")
            ]
            yield from _of(context, "killed", token, heads or [inner.i])
        elif token.lemma == "lose" and inner.lemma in people.KINDS:
            numbered = [i for i in [inner.i] if i in context.numbers.by_head]
            yield from _of(context, "killed", token, numbered)


def _on_self(parse: Parse, token: Token) -> bool:
    """ "Turned the gun on himself"."""
    return any(
        inner.lower in ("himself", "herself")
        for preposition in parse.children(token.i, "prep")
        for inner in parse.children(preposition.i, "pobj")
    )


def _held(context: Context, token: Token) -> Iterator[Found]:
    """ "They took six pupils away", "46 were taken from the hostel", "it holds 11 officials"."""
    parse, lemma = context.parse, token.lemma
    if lemma not in ("take", "carry", "march", "hold", "haul", "drag", "catch"):
        return
    if places_of(parse, token) & (CARE | {"trial", "safety", "office", "account"}):
        return
    heads = patients(parse, token.i)
    passive = is_passive(parse, token.i)
    numbered = [i for i in heads if i in context.numbers.by_head]
    if lemma in ("hold", "catch"):
        told = passive and lemma == "hold" and parse.children(token.i, "auxpass")
        heads = heads if told else numbered
    elif not passive and not _has(parse, token, "away", "off", "with"):
        heads = [i for i in numbered if parse.tokens[i].lemma in _CAPTIVES]
    by_somebody = passive and bool(parse.children(token.i, "agent"))
    yield from _of(context, "captured", token, heads, loose=by_somebody)
