"""Pairs on which a reviewer's word is worth having, the hardest first.

Parts that a score or a judgement makes one for certain form firm groups within an incident.
Between two firm groups one question is enough, that on the pair that scores best: it says
whether two incidents are to become one, or whether one holds together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from unfog.link.bonds import Bonds
from unfog.link.constraints import Ruling
from unfog.link.facts import Facts
from unfog.link.score import score, total
from unfog.link.verdict import PairScore, verdict
from unfog.model.incident import Part


class Question(msgspec.Struct, frozen=True):
    """A pair to judge, with its score; `joined` says whether it is one incident now."""

    left: Part
    right: Part
    joined: bool
    score: PairScore


def questions(
    facts: Sequence[Facts],
    pairs: Iterable[tuple[int, int]],
    incident_of: Mapping[Part, str],
    held: Iterable[Ruling] = (),
    limit: int | None = None,
) -> list[Question]:
    """Pairs in the zone where the score asks, those nearest to a toss-up first.

    `pairs` are candidates, indices of `facts`; `incident_of` says what is joined now. Left out
    is what judgements tell already: pairs between groups on which some judgement bears,
    `unsure` among them.
    """
    names = [incident_of.get(row.part, f"{i}") for i, row in enumerate(facts)]
    index = {row.part: i for i, row in enumerate(facts)}
    judged = [ruling for ruling in held if ruling.parts is not None]
    firm = _firm(index, judged)
    asked = []
    for i, j in pairs:
        worth = total(facts[i], facts[j])
        kind = verdict(worth)
        if kind == "same" and names[i] == names[j]:
            firm.join(i, j)
        elif kind == "ask":
            asked.append((-worth, i, j))
    told = {_groups(firm, index[a], index[b]) for a, b in (r.parts for r in judged if r.parts)}
    best: dict[frozenset[int], tuple[float, int, int]] = {}
    for row in sorted(asked):
        between = _groups(firm, row[1], row[2])
        if len(between) == 2 and between not in told:
            best.setdefault(between, row)
    hardest = sorted(best.values(), key=lambda row: (abs(row[0]), row[1], row[2]))
    return [
        Question(facts[i].part, facts[j].part, names[i] == names[j], score(facts[i], facts[j]))
        for _, i, j in hardest[:limit]
    ]


def _firm(index: Mapping[Part, int], judged: Iterable[Ruling]) -> Bonds[int]:
    groups: Bonds[int] = Bonds()
    for ruling in judged:
        if ruling.state == "holds" and ruling.pair.verdict == "same" and ruling.parts:
            groups.join(index[ruling.parts[0]], index[ruling.parts[1]])
    return groups


def _groups(firm: Bonds[int], i: int, j: int) -> frozenset[int]:
    return frozenset((firm.root(i), firm.root(j)))
