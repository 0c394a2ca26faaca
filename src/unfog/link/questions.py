"""Pairs on which a reviewer's word is worth having.

Parts that a score or a judgement makes one for certain form firm groups within an incident.
Between two firm groups one question is enough, that on the pair that scores best: it says
whether two incidents are to become one, or whether one holds together. Left out is what
judgements tell already: pairs between groups on which some judgement bears, `unsure` among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

import numpy as np

from unfog.link.around import Around, Order
from unfog.link.bulk import Bulk
from unfog.link.constraints import Held
from unfog.link.facts import Facts
from unfog.link.filing import number_of
from unfog.link.firm import Between, Firm, Names
from unfog.link.groups import groups
from unfog.link.index import Indices
from unfog.link.verdict import ASK, SAME
from unfog.model.incident import Part
from unfog.model.question import Question


def questions(bulk: Bulk[Facts], incidents: Indices, held: Held) -> Iterator[Question]:
    """All questions. `incidents` tell by their numbers which items are one incident."""
    links = bulk.links()
    same = np.flatnonzero(
        (links.scores >= SAME) & (incidents[links.left] == incidents[links.right])
    )
    tied = bulk.indices([(number_of(a), number_of(b)) for a, b in held.same])
    firm = groups(len(bulk), [*zip(*(x[same].tolist() for x in links[1:]), strict=True), *tied])
    told = bulk.indices([(number_of(a), number_of(b)) for a, b in held.told])
    asked = np.flatnonzero((links.scores >= ASK) & (links.scores < SAME))
    scores, left, right = (column[asked] for column in links)
    between = _keys(firm[left], firm[right])
    known = [_keys(firm[[a]], firm[[b]])[0] for a, b in told]
    worth = np.flatnonzero((firm[left] != firm[right]) & ~np.isin(between, known))
    order = worth[np.lexsort((right[worth], left[worth], -scores[worth], between[worth]))]
    best = order[np.flatnonzero(np.diff(between[order], prepend=-1))]
    for n in best.tolist():
        i, j = int(left[n]), int(right[n])
        joined = bool(incidents[i] == incidents[j])
        yield Question(bulk.item(i).part, bulk.item(j).part, joined, float(scores[n]))


def _keys(a: Indices, b: Indices) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.minimum(a, b).astype(np.int64) << 32 | np.maximum(a, b)


class Anew(NamedTuple):
    """Parts on which all former questions are void, and the questions on them now."""

    parts: Set[Part]
    questions: Sequence[Question]


def questions_around(around: Around, changed: Set[int], held: Held, names: Names) -> Anew:
    """Questions on items that are `changed`: links, incidents or judgements on them are others."""
    firm = Firm(around, held, names)
    firm.find(changed)
    mine = frozenset(firm.found)
    open_links = [
        (score, one, other)
        for one in sorted(mine)
        for other, score in around.links[one].items()
        if ASK <= score < SAME
    ]
    firm.find(other for _, _, other in open_links)
    told = _told(firm, held, mine)
    best: dict[Between, tuple[float, Order, Order, int, int]] = {}
    for score, one, other in open_links:
        between = firm.between(one, other)
        if between[0] != between[1] and between not in told:
            a, b = sorted((one, other), key=around.order)
            row = (-score, around.order(a), around.order(b), a, b)
            best[between] = min(best.get(between, row), row)
    found = [
        Question(around.facts[a].part, around.facts[b].part, firm.joined(a, b), -score)
        for score, _, _, a, b in best.values()
    ]
    return Anew({around.facts[number].part for number in mine}, found)


def _told(firm: Firm, held: Held, mine: Set[int]) -> set[Between]:
    """Groups, one of them of `mine`, between which something was judged."""
    pairs = [(number_of(a), number_of(b)) for a, b in held.told]
    near = [pair for pair in pairs if not mine.isdisjoint(pair)]
    firm.find(number for pair in near for number in pair)
    return {firm.between(*pair) for pair in near if firm.found.issuperset(pair)}
