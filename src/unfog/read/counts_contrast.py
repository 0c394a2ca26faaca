"""Figures denied in passing: "nine dead, not sixteen", "17 rather than 22"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.read.counts_found import Context, Found

_REACH = 14
_CLOSED = frozenset(",.;)—–\"'”’?!")


def contrast_counts(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """For each count, the other figure that its sentence sets against it, negated."""
    claimed = {f.phrase.head for f in found}
    for item in sorted(found, key=lambda f: (-f.phrase.head, f.property)):
        if item.negated or item.subset is not None:
            continue
        rival = _rival(context, item)
        if rival is None or rival in claimed:
            continue
        number = context.numbers.by_head[rival]
        count = msgspec.structs.replace(
            item.phrase.count, low=number.low, high=number.high, approx=number.approx
        )
        counted = msgspec.structs.replace(
            item.phrase, head=rival, count=count, first=number.first, last=number.last, name=None
        )
        claimed.add(rival)
        yield msgspec.structs.replace(item, phrase=counted, negated=True)


def _rival(context: Context, item: Found) -> int | None:
    """The bare number behind "not" or "rather than", within reach of the count."""
    parse = context.parse
    start = max(item.phrase.last, item.phrase.head + 1)
    sentence = parse.tokens[item.phrase.head].sentence
    if item.phrase.head not in context.numbers.by_head and item.phrase.count.low != 1:
        return None
    for token in parse.tokens[start : start + _REACH]:
        if token.sentence != sentence:
            return None
        if token.i in context.numbers.by_head and set_against(parse, context, token.i):
            return token.i
    return None


def set_against(parse: Parse, context: Context, i: int) -> bool:
    """Whether the number at head `i` is one that the sentence rejects: "not sixteen"."""
    number = context.numbers.by_head.get(i)
    if number is None:
        return False
    before = parse.tokens[number.first - 1].lower
    earlier = parse.tokens[number.first - 2].lower if number.first > 1 else ""
    after = parse.tokens[number.last].text if number.last < len(parse) else "."
    contrast = (before == "not" and earlier in (",", "–", "—", "-", "and", "(")) or (
        before in ("than", "of") and earlier in ("rather", "instead")
    )
    bare = i in context.numbers.alone or after in _CLOSED
    return contrast and bare
