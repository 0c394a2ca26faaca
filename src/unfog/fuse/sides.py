"""The killed told apart by side: state forces, non-state groups, civilians, unknown.

UCDP GED has a column for each (deaths_a, deaths_b, deaths_civilians, deaths_unknown), whose
sum is its best estimate. Which side of a conflict is A or B the claims do not tell; whose
forces they were mostly they do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from unfog.fuse.counts import NO_ENDS, Ends, bounds, figures, toll
from unfog.fuse.evidence import Evidence, asserting_origins, attacking, count_of
from unfog.fuse.rules import RuleSet
from unfog.fuse.status import count_status
from unfog.model.claim import CountOf, Property
from unfog.model.finding import Bound, Finding
from unfog.model.names import name_tokens

STATE, NON_STATE, CIVILIANS, UNKNOWN = "state forces", "non-state groups", "civilians", "unknown"

_SIDE: dict[CountOf, str] = {
    "soldiers": STATE,
    "police": STATE,
    "combatants": NON_STATE,
    "civilians": CIVILIANS,
    "children": CIVILIANS,
    "staff": CIVILIANS,
}

_OF_A_STATE = frozenset(
    "army military force forces troop troops soldier soldiers government navy police gendarmerie "
    "guard guards ministry air".split()
)


def by_side(
    whole: Finding,
    rows: Sequence[Evidence],
    rules: RuleSet,
    evidence: Mapping[Property, Sequence[Evidence]],
) -> Iterator[Finding]:
    """The finding on all killed, then one for each side of which a claim speaks, and those of
    whom none says whose they were. What the whole leaves out as not firm tells no side either.

    Where the sides add up to more than the best total and no more than the highest, their sum
    is the better total.
    """
    attackers = _attackers(evidence)
    sides: dict[str, list[Evidence]] = {}
    loose = {left.claim for left in whole.left_out if left.why == "not firm"}
    for row in (row for row in rows if row.id not in loose):
        side = attackers if attacking(row) else _SIDE.get(count_of(row).of)
        if side is not None:
            sides.setdefault(side, []).append(row)
    each = (_side(whole, name, sides[name], rules) for name in _ORDER if name in sides)
    told = [one for one in each if any((one.low, one.best, one.high))]
    known = [one.best for one in told if one.best is not None and one.best.value]
    total = sum(bound.value for bound in known)
    if whole.best is None or whole.high is None:
        yield from (whole, *told)
    elif whole.best.value < total <= whole.high.value:
        first, *others = known
        plus = (*first.plus, *(claim for bound in others for claim in bound.claims))
        better = Bound(total, first.claim, plus)
        left = tuple(one for one in whole.left_out if one.claim not in better.claims)
        why = "the sides added up, more than the best total"
        yield replace(whole, best=better, left_out=left, why=why)
        yield from told
    elif total > whole.high.value:
        why = f"{whole.why}; the sides, told by rivals, add up to {total}"
        yield from (replace(whole, why=why), *told)
    else:
        yield from (whole, *told, *_unknown(whole, whole.best, known, total))


_ORDER = (STATE, NON_STATE, CIVILIANS)


def _side(whole: Finding, name: str, rows: Sequence[Evidence], rules: RuleSet) -> Finding:
    others = [row for row in rows if not attacking(row)]
    attackers = _counted([row for row in rows if attacking(row)], rules)
    found = toll(others or rows, rules)
    low, best, high = _counted(others, rules, attackers) if others else attackers
    old = {k for k, left in found.left_out.items() if left.why in ("superseded", "retold")}
    return replace(
        whole,
        of=name,
        status=count_status(others or rows, figures(found, rules, ""), old, ()),
        alternatives=(),
        left_out=(),
        low=low,
        best=best,
        high=high,
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
        why="only parts are counted: the largest of them" if found.partial else rules.how,
    )


def _counted(rows: Sequence[Evidence], rules: RuleSet, more: Ends = NO_ENDS) -> Ends:
    """The bounds of `rows` with `more` added; where only parts are counted, the largest for all."""
    found = toll(rows, rules)
    ends = bounds(found, rules, "", more)
    if found.partial:
        ends = Ends(ends.low, ends.low, ends.low)
    return ends if any(ends) else more


def _unknown(whole: Finding, best: Bound, known: Sequence[Bound], total: int) -> Iterator[Finding]:
    left = best.value - total
    if left <= 0:
        return
    taken = [claim for bound in known for claim in bound.claims]
    counted = [claim for claim in best.claims if claim not in taken]
    if not counted:
        return
    less = tuple(claim for claim in taken if claim not in best.claims)
    rest = Bound(left, counted[0], tuple(counted[1:]), less)
    yield replace(
        whole,
        of=UNKNOWN,
        alternatives=(),
        left_out=(),
        low=rest,
        best=rest,
        high=rest,
        why="the best total without those whose side is told",
    )


def _attackers(evidence: Mapping[Property, Sequence[Evidence]]) -> str:
    """The side of those who attacked: a state's where most that is said of them says so."""
    said = [row for row in evidence.get("perpetrator", ()) if row.stands]
    state = {row.id for row in said if name_tokens(str(row.claim.value)) & _OF_A_STATE}
    return STATE if len(state) * 2 > len(said) else NON_STATE
