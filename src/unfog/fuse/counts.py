"""The figures of a toll that stand, and the bounds that they give."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from unfog.fuse.died import died_since
from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.reckoned import left_out_whole, settled
from unfog.fuse.rules import Figure, Pick, RuleSet, highest
from unfog.fuse.sift import parts, standing, totals
from unfog.fuse.values import DISJOINT, interval, number_of
from unfog.fuse.victims import named_dead
from unfog.model.claim import Count
from unfog.model.finding import Bound, LeftOut


class Toll(NamedTuple):
    """What comes of the counts of one whole: the rows whose figures stand, each told by one
    account, and by id the others that are asserted. `partial` where only parts were counted."""

    groups: tuple[tuple[Evidence, ...], ...]
    left_out: dict[str, LeftOut]
    partial: bool


def toll(rows: Sequence[Evidence], rules: RuleSet, killed: Sequence[Evidence] = ()) -> Toll:
    """What stands of `rows`, counts of one property. Several rows of a group add up.

    Of the wounded, `killed` is who is said to have died: whoever is named there is no longer
    wounded.
    """
    asserted = {row.id for row in rows if row.claim.stance == "asserts"}
    distrusted = {row.id: LeftOut(row.id, "unreliable") for row in rows if row.discounted}
    rows = [row for row in rows if not row.discounted]
    killed = [row for row in killed if not row.discounted]
    out = {left.claim: left for left in named_dead(rows, killed)}
    alive, apart = settled([row for row in rows if row.id not in out], killed)
    since = {left.claim: left for left in died_since(alive, killed)}
    rivals, lesser = totals([row for row in alive if row.id not in since], rules)
    out |= apart | since | lesser
    partial = not rivals
    kept, old = standing(parts(alive) if partial else rivals, rules)
    groups, lesser = _added_up(kept)
    kept_ids = {i for group in groups for row in group for i in (row.id, *row.plus)}
    out = left_out_whole(out | old | lesser, alive)
    out = {k: left for k, left in out.items() if k not in kept_ids} | distrusted
    return Toll(groups, {k: out[k] for k in sorted(out) if k in asserted}, partial)


def _added_up(
    rows: Sequence[Evidence],
) -> tuple[tuple[tuple[Evidence, ...], ...], dict[str, LeftOut]]:
    """Rows of one speaker in one document that count different kinds of people and no whole
    belong together; of each kind the largest. Others stand alone, as does what a report tells
    in its own voice in several places: there it may follow rival accounts."""
    told: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in rows:
        told[row.document, row.account].append(row)
    groups: list[tuple[Evidence, ...]] = []
    lesser: dict[str, LeftOut] = {}
    for mine in told.values():
        kinds: dict[str, Evidence] = {}
        for row in sorted(mine, key=lambda r: (-number_of(count_of(r)), r.id)):
            kinds.setdefault(count_of(row).of, row)
        if not _adds_up(kinds, mine):
            groups += [(row,) for row in mine]
            continue
        groups.append(tuple(kinds.values()))
        for row in mine:
            chosen = kinds[count_of(row).of].id
            if row.id != chosen:
                lesser[row.id] = LeftOut(row.id, "part", chosen)
    return tuple(groups), lesser


def _adds_up(kinds: Mapping[str, Evidence], rows: Sequence[Evidence]) -> bool:
    if len(kinds) < 2 or not kinds.keys() <= DISJOINT:
        return False
    if any(count_of(row).subset is not None for row in rows):
        return False
    told = sorted((row.claim.start, row.claim.end) for row in kinds.values())
    joined = all(after[0] < before[1] for before, after in pairwise(told))
    return joined or not rows[0].claim.speaker.is_report


def figures(found: Toll, rules: RuleSet, event: str) -> list[Figure]:
    """The number that each group says; `event` is the sub-event type."""
    return [said for (_, said, _), _ in _told(found, rules, event)]


class Ends(NamedTuple):
    """Low, best and high."""

    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None


NO_ENDS = Ends()


def bounds(found: Toll, rules: RuleSet, event: str, more: Ends = NO_ENDS) -> Ends:
    """Low, best and high of what stands, with the bounds `more` added to every figure that does
    not include attackers.

    Low is None where no claim gives a lower end ("up to ten"); all are None without any. Where
    only parts are counted, the largest of them is the least that can be said.
    """
    if not found.groups:
        return NO_ENDS
    ends = [_with(told, group, more) for told, group in _told(found, rules, event)]
    lower, said, upper = zip(*ends, strict=True)
    floored = [all(count_of(r).low is not None for r in group) for group in found.groups]
    floors = [figure for figure, floor in zip(lower, floored, strict=True) if floor]
    if found.partial:
        least = _bound(floors, highest) if floors else None
        return Ends(least, least, least) if rules.high is None else Ends(least)
    best = _bound(said, rules.best) if rules.best else None
    if rules.high is None:
        return Ends(best, best, best)
    return Ends(_bound(lower, rules.low) if floors else None, best, _bound(upper, rules.high))


def _bound(figures: Sequence[Figure], pick: Pick) -> Bound:
    chosen = pick(figures)
    return Bound(chosen.number, chosen.claim, chosen.plus, chosen.less)


type _Three = tuple[Figure, Figure, Figure]


def _told(found: Toll, rules: RuleSet, event: str) -> Iterator[tuple[_Three, tuple[Evidence, ...]]]:
    """Of each group the lower end, the number said and the upper end."""
    for group in found.groups:
        ends = [_numbers(count_of(row), rules, event) for row in group]
        low, said, high = (sum(numbers) for numbers in zip(*ends, strict=True))
        figure = _figure(group, said)
        yield (replace(figure, number=low), figure, replace(figure, number=high)), group


def _with(told: _Three, group: Sequence[Evidence], more: Ends) -> _Three:
    if any(count_of(row).includes_perpetrator for row in group):
        return told
    low, said, high = map(_plus, told, more)
    return low, said, high


def _plus(figure: Figure, bound: Bound | None) -> Figure:
    if bound is None or not bound.value:
        return figure
    n = bound.value
    allows = (figure.allows[0] + n, figure.allows[1] + n) if figure.allows else None
    plus = (*figure.plus, *bound.claims)
    return replace(figure, number=figure.number + n, allows=allows, plus=plus)


def _numbers(count: Count, rules: RuleSet, event: str) -> tuple[int, int, int]:
    own = rules.number(count, event) if rules.number else None
    if own is not None:
        return own, own, own
    said = number_of(count)
    return said, said, said if count.high is None else count.high


def _figure(group: Sequence[Evidence], number: int) -> Figure:
    row = group[0]
    allowed = [interval(count_of(r)) for r in group]
    return Figure(
        number=number,
        claim=row.id,
        origin=row.origin,
        published=row.published,
        allows=(sum(low for low, _ in allowed), sum(high for _, high in allowed)),
        firm=all(r.claim.certainty == "stated" for r in group),
        quoted=not row.claim.speaker.is_report,
        account=row.account,
        weight=row.weight,
        plus=tuple(i for r in group for i in (r.id, *r.plus) if i != row.id),
        less=tuple(i for r in group for i in r.less),
    )
