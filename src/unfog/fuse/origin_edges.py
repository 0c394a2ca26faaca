"""Edges of the origin graph with their reasons, and the passages of longer texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from unfog.fuse.agencies import agency
from unfog.fuse.origin_rows import OriginRow, Related, made_from, nested, shared_credit
from unfog.model.origin import Edge, Passage


def credit_edges(ordered: Sequence[OriginRow]) -> Iterator[Edge]:
    for row in ordered:
        why = {name: "credited in the text" for given in row.credits if (name := agency(given))}
        for given, words in ((row.dateline_credit, "dateline"), (row.outlet, "published by it")):
            if name := agency(given):
                why[name] = words
        yield from (Edge(row.document, "credits", name, why[name]) for name in why)


def copy_edges(ordered: Sequence[OriginRow], same: Sequence[Related]) -> Iterator[Edge]:
    """From each copy to the earlier text that it shares most with."""
    best: dict[int, tuple[float, int, Related]] = {}
    for one in same:
        rank = (-one.how.share_b, one.early, one)
        best[one.late] = min(best.get(one.late, rank), rank, key=lambda r: r[:2])
    for late, (_, early, one) in best.items():
        share = f"{one.how.share_b:.0%} of its text is there"
        both = shared_credit(ordered[early], ordered[late])
        why = f"{share}, and both credit {both}" if one.how.kind == "overlap" else share
        yield Edge(
            ordered[late].document,
            "copy-of",
            ordered[early].document,
            why,
            round(one.how.share_b, 3),
            one.how.stretches_b,
        )


def part_edges(ordered: Sequence[OriginRow], parts: Sequence[Related]) -> Iterator[Edge]:
    for one in parts:
        inner, outer, how = nested(one)
        made = made_from(ordered[inner], ordered[outer], how)
        words = "made from it" if made else "stands in it"
        yield Edge(
            ordered[inner].document,
            "part-of",
            ordered[outer].document,
            f"{words}: {how.share_a:.0%} of its text, {how.share_b:.0%} of the other",
            round(how.share_a, 3),
            how.stretches_b,
        )


def passages(
    ordered: Sequence[OriginRow], parts: Sequence[Related], names: Sequence[str]
) -> dict[str, tuple[Passage, ...]]:
    """Stretches of longer texts that others stand in, with the origin of these."""
    found: dict[str, set[Passage]] = defaultdict(set)
    for one in parts:
        inner, outer, how = nested(one)
        if names[inner] == names[outer] or made_from(ordered[inner], ordered[outer], how):
            continue
        found[ordered[outer].document] |= {Passage(*s, names[inner]) for s in how.stretches_b}
    return {document: tuple(sorted(rows)) for document, rows in sorted(found.items())}
