"""Names that no gazetteer knows: any may be the place where something happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.parse import Parse
from unfog.model.place import PlaceMention

_PLACES = ("GPE", "LOC", "FAC")
_NO_NAME = frozenset("DATE TIME NORP CARDINAL MONEY PERCENT ORDINAL QUANTITY LANGUAGE".split())
_INNER = ("-", "’", "‘", "'")


def unlisted_names(parse: Parse, places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The names that stand outside of `places`, in order, as mentions without a place."""
    taken: set[int] = set()
    for mention in places:
        taken.update(range(parse.token_at(mention.start), parse.token_at(mention.end - 1) + 1))
    found = []
    for first, last in (*_entities(parse, taken), *_runs(parse, taken)):
        span = parse.span(first, last)
        found.append(PlaceMention(span.start, span.end, span.of(parse.text), None))
    return tuple(sorted(found, key=lambda m: m.start))


def _entities(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """What the parser takes for places, from its first capital on; what they cover is taken."""
    for entity in parse.entities:
        inside = range(entity.first, entity.last)
        if entity.label not in _PLACES or taken.intersection(inside):
            continue
        first = next((i for i in inside if parse.tokens[i].text[:1].isupper()), None)
        if first is not None:
            taken.update(range(first, entity.last))
            yield first, entity.last


def _runs(parse: Parse, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns, with the hyphens and apostrophes in them."""
    i, count = 0, len(parse)
    while i < count:
        if not (_proper(parse, i, taken) and parse.tokens[i].text[:1].isalpha()):
            i += 1
            continue
        last = i + 1
        while last < count and parse.tokens[last].sentence == parse.tokens[i].sentence:
            joint = parse.tokens[last].text in _INNER and last + 1 < count
            step = 2 if joint and _proper(parse, last + 1, taken) else 1
            if last in taken or not (step == 2 or _proper(parse, last, taken)):
                break
            last += step
        span = parse.span(i, last)
        capital = parse.tokens[i].text[:1].isupper() or "-" in span.of(parse.text)
        if capital and not any(t.entity in _NO_NAME for t in parse.tokens[i:last]):
            yield i, last
        i = last


def _proper(parse: Parse, i: int, taken: set[int]) -> bool:
    return i not in taken and parse.tokens[i].pos == "PROPN"
