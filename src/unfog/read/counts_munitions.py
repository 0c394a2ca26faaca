"""Counts of what was fired and what was stopped: rockets, drones, rounds, strikes."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_arguments import patients, subjects
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase
from unfog.read.lexicon import munitions as lexicon


def munition_counts(context: Context, token: Token) -> Iterator[Found]:
    """The munitions fired or intercepted at verb `token`."""
    found = list(_read(context, token))
    parse = context.parse
    if not found or unreal(parse, token.i) or parse.children(token.i, "neg"):
        return
    yield from found


def _read(context: Context, token: Token) -> Iterator[Found]:
    parse, lemma = context.parse, token.lemma
    if lemma in lexicon.INTERCEPTING_VERBS or (lemma in lexicon.DOWN_VERBS and _down(parse, token)):
        stopped = list(_counts(context, "munitions_intercepted", token, patients(parse, token.i)))
        yield from stopped
        if stopped:
            return
    if lemma in lexicon.FIRING_VERBS:
        yield from _counts(context, "munitions_fired", token, patients(parse, token.i))
    if lemma in lexicon.LANDING_VERBS and not is_passive(parse, token.i):
        yield from _counts(context, "munitions_fired", token, subjects(parse, token.i))
    if lemma in lexicon.HEARING_VERBS:
        heads = patients(parse, token.i)
        yield from _counts(context, "munitions_fired", token, heads, blasts=True)
    if lemma in lexicon.WITH_VERBS or lemma in lexicon.FIRING_VERBS:
        for preposition in parse.children(token.i, "prep", "agent"):
            if preposition.lower in ("with", "by"):
                heads = [t.i for t in parse.children(preposition.i, "pobj")]
                heads += [c.i for h in heads for c in parse.children(h, "conj")]
                yield from _counts(context, "munitions_fired", token, heads)


def _down(parse: Parse, token: Token) -> bool:
    return any(t.lower == "down" for t in parse.children(token.i))


def _counts(
    context: Context, prop: Property, verb: Token, heads: list[int], *, blasts: bool = False
) -> Iterator[Found]:
    for head in map(context.inner, heads):
        noun = _munition(context.parse, context.parse.tokens[head], blasts=blasts)
        if noun is None:
            continue
        counted = _phrase(context, head, noun)
        bare = head not in context.numbers.by_head
        if (
            bare
            and verb.lemma in lexicon.LANDING_VERBS
            and (noun.lemma in lexicon.STRIKES or verb.lemma in lexicon.BURSTING_VERBS)
        ):
            continue
        if counted is not None:
            yield Found(prop, verb.i, counted)


def _munition(parse: Parse, token: Token, *, blasts: bool) -> Token | None:
    """The noun for what is counted: the head, or the noun in "seven of the rockets"."""
    nouns = [token]
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower == "of":
            nouns.extend(parse.children(preposition.i, "pobj"))
    allowed = lexicon.MUNITIONS | lexicon.STRIKES | (lexicon.BLASTS if blasts else frozenset())
    for noun in nouns:
        lemma = noun.lemma
        if lemma in allowed or (noun.lower == "vehicle" and _unmanned(parse, noun)):
            return noun
        if lemma in ("boat", "aircraft") and _unmanned(parse, noun):
            return noun
    return None


def _unmanned(parse: Parse, noun: Token) -> bool:
    return any(t.lower in ("unmanned", "drone", "uncrewed") for t in parse.children(noun.i))


def _phrase(context: Context, head: int, noun: Token) -> Phrase | None:
    parse = context.parse
    number = context.numbers.by_head.get(head)
    unit = _unit(parse, noun)
    if number is not None:
        count = Count(number.low, number.high, unit, "munitions", number.approx)
        return Phrase(head, count, min(number.first, head), max(number.last, head + 1))
    if noun.tag in ("NN", "NNP") and noun.lemma not in ("fire", "mortar"):
        articles = [t for t in parse.children(noun.i, "det") if t.lower in ("a", "an", "another")]
        if articles:
            return Phrase(head, Count(1, 1, unit, "munitions"), articles[0].i, noun.i + 1)
    return None


def _unit(parse: Parse, noun: Token) -> str:
    first = noun.i
    for child in reversed(parse.children(noun.i, "compound", "amod", "nmod")):
        if child.i != first - 1 or child.pos not in ("NOUN", "ADJ", "PROPN"):
            break
        first = child.i
    return parse.words(first, noun.i + 1)
