"""Findings: each property of an incident fused from all that was said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from unfog.fuse.counts import bounds, least, parts, standing, totals
from unfog.fuse.evidence import Evidence, gather
from unfog.fuse.rules import RuleSet
from unfog.fuse.values import compatible, covers, same, value_key
from unfog.model.claim import COUNT_PROPERTIES, Property
from unfog.model.finding import Alternative, Finding, Status
from unfog.model.incident import Incident, Report

_DECISIVE: frozenset[Property] = frozenset(
    (
        "occurrence",
        "date",
        "place",
        "perpetrator",
        "target",
        "killed",
        "wounded",
        "missing",
        "captured",
        "released",
    )
)
"""What an incident is about: a dispute over these makes the incident contested."""


_IMPUTED: frozenset[Property] = frozenset(("occurrence", "perpetrator"))
"""Whoever denies these answers a charge, told or not."""


def fuse(incident: Incident, reports: Mapping[str, Report], rules: RuleSet) -> tuple[Finding, ...]:
    """One finding per property that any claim of `incident` speaks of.

    `reports` maps document ids to reports and must hold those of the incident's parts;
    others are ignored. The result depends on no order.
    """
    return fuse_rows(incident.id, gather(incident, reports), rules)


def fuse_rows(
    incident: str, gathered: Iterable[tuple[Property, Sequence[Evidence]]], rules: RuleSet
) -> tuple[Finding, ...]:
    """As `fuse`, from evidence that `gather` has gathered."""
    return tuple(
        _count_finding(incident, name, rows, rules)
        if name in COUNT_PROPERTIES
        else _plain_finding(incident, name, rows, rules)
        for name, rows in gathered
    )


def incident_status(findings: Sequence[Finding]) -> Status:
    """Status of the whole: retracted if it is said no more to have happened, contested if
    what, when, where, who or the toll is, corroborated if any of these is."""
    decisive = [f for f in findings if f.property in _DECISIVE]
    if any(f.property == "occurrence" and f.status == "retracted" for f in findings):
        return "retracted"
    if decisive and all(f.status == "retracted" for f in decisive):
        return "retracted"
    found = {f.status for f in decisive}
    if "contested" in found:
        return "contested"
    return "corroborated" if "corroborated" in found else "single-source"


def _count_finding(
    incident: str, name: Property, rows: Sequence[Evidence], rules: RuleSet
) -> Finding:
    rivals = totals(rows)
    figures = standing(rivals, rules)
    low, best, high = bounds(figures, rules)
    if not rivals:
        low = least(standing(parts(rows), rules), rules)
    return Finding(
        incident=incident,
        property=name,
        status=_status(rows, figures),
        rule=rules.name,
        alternatives=_alternatives(rows),
        low=low,
        best=best,
        high=high,
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
    )


def _plain_finding(
    incident: str, name: Property, rows: Sequence[Evidence], rules: RuleSet
) -> Finding:
    return Finding(
        incident=incident,
        property=name,
        status=_status(rows, [row for row in rows if row.stands]),
        rule=rules.name,
        alternatives=_alternatives(rows),
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
    )


def asserting_origins(rows: Iterable[Evidence]) -> int:
    """How many independent origins assert anything among `rows`: of a finding, an incident."""
    return len({row.origin for row in rows if row.claim.stance == "asserts"})


def _status(rows: Sequence[Evidence], rivals: Sequence[Evidence]) -> Status:
    """`rivals` are the standing assertions that may be held against each other."""
    asserted = [row for row in rows if row.claim.stance == "asserts"]
    if asserted and not any(row.stands for row in asserted):
        return "retracted"
    if _disputed(rows) or _incompatible(rivals):
        return "contested"
    return "corroborated" if _borne_out(rows) else "single-source"


def _borne_out(rows: Sequence[Evidence]) -> bool:
    """Whether two origins assert what agrees."""
    kinds = {(r.origin, value_key(r.claim.value)): r for r in rows if r.stands}
    return any(
        a.origin != b.origin and same(a.claim, b.claim) for a, b in combinations(kinds.values(), 2)
    )


def _disputed(rows: Sequence[Evidence]) -> bool:
    """Denied by a party; not by a speaker who only takes back an own word.

    Where nobody asserts a toll or damage, its denial ("no damage") disputes nothing.
    """
    if not any(r.stands for r in rows) and rows[0].claim.property not in _IMPUTED:
        return False
    for row in rows:
        if row.claim.stance != "denies" or row.withdrawn:
            continue
        correction = any(
            other.withdrawn and other.account == row.account and covers(row.claim, other.claim)
            for other in rows
        )
        others = any(
            other.stands and other.account != row.account and covers(row.claim, other.claim)
            for other in rows
        )
        if others or not correction:
            return True
    return False


def _incompatible(rivals: Sequence[Evidence]) -> bool:
    """Whether two accounts exclude each other: no word of one fits any of the other."""
    by_account: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for row in rivals:
        by_account[row.account].setdefault(value_key(row.claim.value), row)
    # Many accounts say the same: one of each kind is enough to compare.
    kinds = {frozenset(told): list(told.values()) for told in by_account.values()}
    return any(
        not any(compatible(a.claim, b.claim) for a in left for b in right)
        for left, right in combinations(kinds.values(), 2)
    )


def _alternatives(rows: Sequence[Evidence]) -> tuple[Alternative, ...]:
    """Values as claimed, the best supported first; a denial counts against all it covers."""
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        if row.claim.stance == "asserts":
            groups[value_key(row.claim.value)].append(row)
    against: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        if row.claim.stance == "asserts":
            continue
        own = value_key(row.claim.value)
        hit = [k for k, found in groups.items() if k == own or covers(row.claim, found[0].claim)]
        for key in hit or [own]:
            against[key].append(row)
    made = []
    for key in sorted(groups.keys() | against.keys()):
        held = groups.get(key, [])
        support = len({r.origin for r in held if r.stands})
        made.append(((-support, -len(held), key), _alternative(held, against[key])))
    return tuple(alternative for _, alternative in sorted(made, key=lambda pair: pair[0]))


def _alternative(held: Sequence[Evidence], against: Sequence[Evidence]) -> Alternative:
    value = (held or against)[0].claim.value
    return Alternative(
        value=value,
        asserts=tuple(r.id for r in held),
        denies=tuple(r.id for r in against if r.claim.stance == "denies"),
        doubts=tuple(r.id for r in against if r.claim.stance == "doubts"),
    )
