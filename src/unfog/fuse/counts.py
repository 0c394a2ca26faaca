"""Counts: which of them are rival totals, and the bounds that they give."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from unfog.fuse.evidence import Evidence
from unfog.fuse.rules import Figure, Pick, RuleSet
from unfog.fuse.values import interval, number_of
from unfog.fuse.victims import single_victims
from unfog.model.claim import Count
from unfog.model.finding import Bound
from unfog.model.names import fold, singular


def totals(rows: Sequence[Evidence]) -> list[Evidence]:
    """The rows that count the same whole and may be compared; parts and attackers left out.

    A narrower count (children) is a part where anyone gives a wider one; soldiers, civilians
    and the like are a part where the same speaker gives a wider or larger one in that
    document; "no soldier was hurt" is one where anyone counts others; so are single victims
    beside a toll. Munitions are compared only within the unit that most rows use.
    """
    whole = [row for row in rows if _victims(row)]
    if rows and rows[0].claim.property.startswith("munitions"):
        return _one_unit(whole)
    wide = [row for row in whole if _count(row).of != "children"]
    whole = [row for row in wide or whole if not _none_of_a_kind(row, wide or whole)]
    few = {row.id for row in single_victims(whole)}
    whole = [row for row in whole if row.id not in few]
    together: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in whole:
        together[row.document, row.account].append(row)
    return [
        row
        for row in whole
        if not any(_part_of(row, other) for other in together[row.document, row.account])
    ]


def parts(rows: Sequence[Evidence]) -> list[Evidence]:
    """Counts of a named part of the victims."""
    return [r for r in rows if _count(r).subset is not None and _count(r).of != "perpetrators"]


def standing(rows: Sequence[Evidence], rules: RuleSet) -> list[Evidence]:
    """Rows asserted and not taken back; of each account, by `rules`, the latest alone."""
    kept = [row for row in rows if row.stands]
    if not rules.supersede:
        return kept
    latest: dict[tuple[str, str], dt.date] = {}
    for row in kept:
        for key in _replaces(row):
            if row.published and row.published > latest.get(key, dt.date.min):
                latest[key] = row.published
    return [row for row in kept if not _superseded(row, latest)]


def bounds(
    rows: Sequence[Evidence], rules: RuleSet
) -> tuple[Bound | None, Bound | None, Bound | None]:
    """Low, best and high of the standing totals `rows`.

    Low is None where no claim gives a lower end ("up to ten"); all are None without rows.
    """
    if not rows:
        return None, None, None
    lower = [_figure(row, _bottom(_count(row))) for row in rows]
    upper = [_figure(row, _top(_count(row))) for row in rows]
    said = [_figure(row, number_of(_count(row))) for row in rows]
    floored = any(_count(row).low is not None for row in rows)
    low = _bound(lower, rules.low) if floored else None
    return low, _bound(said, rules.best), _bound(upper, rules.high)


def least(rows: Sequence[Evidence], rules: RuleSet) -> Bound | None:
    """Where only parts are counted: the largest of them is the least that can be said."""
    floors = [_figure(r, low) for r in rows if (low := _count(r).low) is not None]
    return _bound(floors, rules.high) if floors else None


def _bound(figures: Sequence[Figure], pick: Pick) -> Bound:
    chosen = pick(figures)
    return Bound(chosen.number, chosen.claim)


def _figure(row: Evidence, number: int) -> Figure:
    return Figure(
        number=number,
        claim=row.id,
        origin=row.origin,
        published=row.published,
        allows=interval(_count(row)),
        firm=row.claim.certainty == "stated",
        quoted=not row.claim.speaker.is_report,
    )


def _count(row: Evidence) -> Count:
    if not isinstance(row.claim.value, Count):
        raise TypeError(f"claim {row.id} of {row.document}: {row.claim.property} is no count")
    return row.claim.value


def _victims(row: Evidence) -> bool:
    count = _count(row)
    return count.of != "perpetrators" and count.subset is None


def _none_of_a_kind(row: Evidence, rows: Sequence[Evidence]) -> bool:
    """Whether a zero speaks of one kind of people where others are counted."""
    mine = _count(row)
    if _top(mine) > 0 or mine.of == "people":
        return False
    return any(_count(r).of != mine.of and _top(_count(r)) > 0 for r in rows)


def _bottom(count: Count) -> int:
    return count.low if count.low is not None else count.high or 0


def _top(count: Count) -> int:
    return count.high if count.high is not None else count.low or 0


def _part_of(row: Evidence, other: Evidence) -> bool:
    """Whether one speaker counts more with `other`, in the same document."""
    mine, theirs = _count(row), _count(other)
    if (
        mine.of == theirs.of
        or row.claim.stance != "asserts"
        or other.claim.stance != "asserts"
        or mine.of == "people"
    ):
        return False
    if theirs.of == "people":
        return number_of(mine) <= number_of(theirs)
    return (number_of(mine), mine.of) < (number_of(theirs), theirs.of)


def _one_unit(rows: Sequence[Evidence]) -> list[Evidence]:
    by_unit: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        by_unit[_unit(_count(row))].append(row)
    if not by_unit:
        return []
    weight = Counter({unit: len({r.origin for r in found}) for unit, found in by_unit.items()})
    best = min(by_unit, key=lambda u: (u == "", -weight[u], -len(by_unit[u]), u))
    return by_unit[best]


def _unit(count: Count) -> str:
    words = fold(count.unit).split()
    return singular(words[-1]) if words else ""


def _replaces(row: Evidence) -> list[tuple[str, str]]:
    """Of whom the row's figure replaces earlier ones: its own kind; a count of people, all."""
    of = _count(row).of
    return [(row.account, of)] if of != "people" else [(row.account, of), (row.account, "")]


def _superseded(row: Evidence, latest: Mapping[tuple[str, str], dt.date]) -> bool:
    if row.published is None:
        return False
    days = (latest.get((row.account, key), dt.date.min) for key in (_count(row).of, ""))
    return row.published < max(days)
