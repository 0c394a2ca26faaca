"""Counts of people killed, wounded, taken, freed or lost, and of munitions, in a parse.

Rules over the dependency parse: a number (or article, "no", name) and a harm word that governs
its noun phrase. What is told as threat, condition, habit or total over years is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_contrast import contrast_counts, set_against
from unfog.read.counts_filters import plausible, unsuitable
from unfog.read.counts_found import Context, Found
from unfog.read.counts_munitions import munition_counts
from unfog.read.counts_nouns import noun_counts
from unfog.read.counts_parts import part_counts, share_counts, trailing_parts
from unfog.read.counts_states import state_counts
from unfog.read.counts_surface import surface_counts
from unfog.read.counts_tolls import elliptic_counts, figure_counts, losses_counts, toll_counts
from unfog.read.counts_verbs import verb_counts
from unfog.read.lexicon import harm
from unfog.read.numbers_tokens import Numbers


class CountMention(msgspec.Struct, frozen=True):
    """One count as the text puts it.

    `noun` and `trigger` are token indices: the counted noun (the number, where no noun stands
    by it) and the harm word. `first` and `last` are the half-open token range that holds
    number, noun and trigger. `negated` means that the count is said not to hold ("Omar X was
    not killed"); "no one was killed" is a count of 0 instead. `name` is set where one named
    person is counted.
    """

    property: Property
    count: Count
    noun: int
    trigger: int
    first: int
    last: int
    negated: bool = False
    name: str | None = None


def counts(parse: Parse) -> tuple[CountMention, ...]:
    """All counts of `parse`, in the order of their words."""
    context = Context(parse, Numbers(parse))
    best: dict[tuple[Property, int], Found] = {}

    def keep(items: Iterable[Found]) -> None:
        for item in items:
            head = item.phrase.head
            if (item.property, head) in best or not plausible(item) or unsuitable(parse, item):
                continue
            if item.negated or not set_against(parse, context, head):
                best[item.property, head] = item

    for token, word in zip(parse.tokens, context.numbers.words, strict=True):
        for found in _at(context, token, word):
            keep((found, *part_counts(context, found)))
    keep(list(surface_counts(context, set(best))))
    keep(list(trailing_parts(context, list(best.values()))))
    known = list(best.values())
    for token in parse.tokens:
        if token.lemma == "be":
            keep(share_counts(context, token, known))
        elif token.lemma in harm.TOLL_NOUNS:
            keep(figure_counts(context, token, known))
        else:
            keep(elliptic_counts(context, token, known))
    keep(list(contrast_counts(context, list(best.values()))))
    mentions = {_mention(item) for item in best.values()}
    return tuple(sorted(mentions, key=lambda m: (m.first, m.last, m.noun, m.property)))


def _at(context: Context, token: Token, word: str) -> Iterator[Found]:
    if token.pos == "VERB" or token.lemma == "be":
        yield from verb_counts(context, token)
        yield from munition_counts(context, token)
    if word == "losses" or (word in harm.STATES and token.pos != "VERB"):
        yield from losses_counts(context, token)
    if word in harm.STATES or word in harm.UNHARMED:
        yield from state_counts(context, token)
    if token.pos in ("NOUN", "PROPN"):
        if token.lemma in harm.TOLL_NOUNS:
            yield from toll_counts(context, token)
        yield from noun_counts(context, token)


def _mention(item: Found) -> CountMention:
    counted = item.phrase
    count = counted.count
    if item.subset is not None:
        count = msgspec.structs.replace(count, subset=item.subset)
    return CountMention(
        property=item.property,
        count=count,
        noun=counted.head,
        trigger=item.trigger,
        first=min(counted.first, counted.head, item.trigger),
        last=max(counted.last, counted.head + 1, item.trigger + 1),
        negated=item.negated,
        name=counted.name,
    )
