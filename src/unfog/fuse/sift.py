"""Which counts of a property are rival totals, and why the others are not.

Each step names the rows that it sets aside among those that the steps before have left.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.later import retold, superseded
from unfog.fuse.rules import RuleSet
from unfog.fuse.values import number_of, unlike
from unfog.fuse.victims import single_victims
from unfog.model.claim import Count
from unfog.model.finding import LeftOut
from unfog.model.names import fold, singular

type Step = Callable[[Sequence[Evidence]], Iterable[LeftOut]]


def totals(rows: Sequence[Evidence], rules: RuleSet) -> tuple[list[Evidence], dict[str, LeftOut]]:
    """The rows that count the same whole and may be compared, whatever their stance; the others
    by id.

    A narrower count (children) is a part where anyone gives a wider one that may hold them;
    soldiers, civilians and the like are a part where the same speaker gives a wider one in that
    document; "no soldier was hurt" is one where anyone counts others, if only a part of them;
    so are single victims beside a toll.
    Munitions are compared only within the unit that most rows use.
    """
    counted: list[Step] = [lambda found: _not_counted(found, rules), _subsets]
    if rows and rows[0].claim.property.startswith("munitions"):
        return _through(rows, [*counted, _other_units])
    counts = [row for row in rows if count_of(row).of not in rules.leaves_out]
    none: list[Step] = [lambda found: _none_of_a_kind(found, counts)]
    return _through(rows, [*counted, _children, *none, _few, _beside])


def standing(rows: Sequence[Evidence], rules: RuleSet) -> tuple[list[Evidence], dict[str, LeftOut]]:
    """Of `rows`, what is asserted and not taken back, of each account (where `rules` say so)
    the latest alone; the others that are asserted, by id."""
    steps: list[Step] = [
        lambda found: [LeftOut(row.id, "withdrawn") for row in found if row.withdrawn]
    ]
    if rules.supersede:
        steps += [superseded, lambda found: retold(found, rows)]
    if rules.firm:
        steps.append(_not_firm)
    return _through([row for row in rows if row.claim.stance == "asserts"], steps)


def parts(rows: Sequence[Evidence]) -> list[Evidence]:
    """Counts of a named part."""
    return [row for row in rows if count_of(row).subset is not None]


def _through(
    rows: Sequence[Evidence], steps: Iterable[Step]
) -> tuple[list[Evidence], dict[str, LeftOut]]:
    kept, out = list(rows), dict[str, LeftOut]()
    for step in steps:
        gone = {left.claim: left for left in step(kept)}
        out |= gone
        kept = [row for row in kept if row.id not in gone]
    return kept, out


def _not_counted(rows: Sequence[Evidence], rules: RuleSet) -> Iterator[LeftOut]:
    return (LeftOut(r.id, "not counted") for r in rows if count_of(r).of in rules.leaves_out)


def _subsets(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    return (LeftOut(row.id, "part") for row in parts(rows))


def _children(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    """Counts of children that a wider one may hold: not seven beside "three were killed"."""
    wide = [count_of(row) for row in rows if count_of(row).of != "children"]
    most = max((math.inf if count.high is None else count.high for count in wide), default=-1)
    for row in rows:
        if count_of(row).of == "children" and number_of(count_of(row)) <= most:
            yield LeftOut(row.id, "part")


def _none_of_a_kind(rows: Sequence[Evidence], counts: Sequence[Evidence]) -> Iterator[LeftOut]:
    """Zeros that speak of one kind of people where `counts`, parts among them, tell of others."""
    for row in rows:
        mine = count_of(row)
        if _top(mine) > 0 or mine.of == "people":
            continue
        if any(count_of(r).of != mine.of and _top(count_of(r)) > 0 for r in counts):
            yield LeftOut(row.id, "none of a kind")


def _few(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    return (LeftOut(row.id, "a victim", toll.id) for row, toll in single_victims(rows))


def _beside(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    """What one speaker says in one document beside a wider, larger or more exact count."""
    together: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        if row.stands:
            together[row.document, row.account].append(row)
    for told in together.values():
        for row in told:
            for other in told:
                left = _against(row, other)
                if left is not None:
                    yield left
                    break


def _against(row: Evidence, other: Evidence) -> LeftOut | None:
    if _part_of(count_of(row), count_of(other)):
        return LeftOut(row.id, "part", other.id)
    if _one_of(count_of(row), count_of(other)):
        return LeftOut(row.id, "a victim", other.id)
    if _less_exact(count_of(row), count_of(other)):
        return LeftOut(row.id, "less exact", other.id)
    if _same_breath(row, other):
        return LeftOut(row.id, "same breath", other.id)
    return None


def _part_of(mine: Count, theirs: Count) -> bool:
    """Whether one speaker counts more people, or a wider kind of them, with `theirs`."""
    if mine.of in ("people", theirs.of):
        return False
    if theirs.of == "people":
        return number_of(mine) <= number_of(theirs)
    if unlike(mine, theirs):
        return False
    return (number_of(mine), mine.of) < (number_of(theirs), theirs.of)


def _one_of(mine: Count, theirs: Count) -> bool:
    return mine.low == mine.high == 1 < number_of(theirs) and not unlike(mine, theirs)


def _less_exact(mine: Count, theirs: Count) -> bool:
    """Whether `theirs` is among the larger numbers that `mine` leaves open ("at least 20", 26)."""
    open_upwards = mine.high is None and number_of(mine) < number_of(theirs)
    return open_upwards and theirs.of in (mine.of, "people")


def _same_breath(row: Evidence, other: Evidence) -> bool:
    """Whether the words that carry `row` carry a larger count of the same people: the smaller
    is what the toll was, or how many of them were something else."""
    mine, theirs = count_of(row), count_of(other)
    overlap = row.claim.start < other.claim.end and other.claim.start < row.claim.end
    return overlap and mine.of == theirs.of and 0 < number_of(mine) < number_of(theirs)


def _other_units(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    by_unit: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        by_unit[_unit(count_of(row))].append(row)
    if not by_unit:
        return
    weight = Counter({unit: len({r.origin for r in found}) for unit, found in by_unit.items()})
    best = min(by_unit, key=lambda u: (u == "", -weight[u], -len(by_unit[u]), u))
    yield from (LeftOut(r.id, "other unit") for r in rows if _unit(count_of(r)) != best)


def _unit(count: Count) -> str:
    words = fold(count.unit).split()
    return singular(words[-1]) if words else ""


def _not_firm(rows: Sequence[Evidence]) -> Iterator[LeftOut]:
    """What unsure or unnamed speakers say, where others give figures."""
    firm = {row.id for row in rows if row.claim.certainty == "stated" and not row.unnamed}
    if firm:
        yield from (LeftOut(row.id, "not firm") for row in rows if row.id not in firm)


def _top(count: Count) -> int:
    return count.high if count.high is not None else count.low or 0
