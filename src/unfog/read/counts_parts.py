"""Parts of a count: "five people, including two children", "three workers - two women and a man"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Token
from unfog.read.counts_found import Context, Found

_INCLUDING = frozenset(("including", "include", "among", "includes"))


def part_counts(context: Context, whole: Found) -> Iterator[Found]:
    """Counts of some of those whom `whole` counts, each with its noun as `subset`."""
    parse = context.parse
    low = whole.phrase.count.low
    if whole.property.startswith("munitions") or low == 0 or low == 1 == whole.phrase.count.high:
        return
    heads: list[int] = []
    for child in parse.children(whole.phrase.head):
        if child.dep == "appos":
            heads.extend(_conjuncts(context, child))
        elif child.dep == "prep" and child.lower in _INCLUDING:
            for inner in parse.children(child.i, "pobj"):
                heads.extend(_conjuncts(context, inner))
    for head in heads:
        if head not in context.numbers.by_head and parse.tokens[head].tag != "NN":
            continue
        for one in context.people([head]):
            high = one.count.high
            if not one.vague and high is not None and (low is None or high <= max(low, 1)):
                yield Found(whole.property, whole.trigger, one, subset=one.count.unit)


def _conjuncts(context: Context, token: Token) -> list[int]:
    found, stack = [], [token.i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(t.i for t in context.parse.children(j, "conj"))
    return sorted(found)
