"""How far accounts agree: the status of a property and of an incident.

Claims of sources that reviewers rate unreliable neither bear out nor dispute, beside others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations, product

from unfog.fuse.evidence import Evidence
from unfog.fuse.rules import Figure
from unfog.fuse.values import compatible, covers, overlap, same, value_key
from unfog.model.claim import Property
from unfog.model.finding import Finding, Status

type Pairs = Collection[tuple[str, str]]
"""Accounts that may differ without dispute, as (earlier, later)."""

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


def plain_status(rows: Sequence[Evidence]) -> Status:
    """Status of a property that is no count."""
    kinds: dict[str, dict[str, Evidence]] = defaultdict(dict)
    for row in rows:
        if row.stands:
            kinds[row.account].setdefault(value_key(row.claim.value), row)
    rival = _exclude(kinds, lambda a, b: compatible(a.claim, b.claim), ())
    return _status(rows, frozenset(), rival, _borne_out(rows))


def count_status(
    rows: Sequence[Evidence], figures: Sequence[Figure], old: Collection[str], agreed: Pairs
) -> Status:
    """Status of a toll: `figures` are those that stand, `old` the ids of superseded claims."""
    kinds: dict[str, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        kinds[figure.account].setdefault(f"{figure.number}:{figure.allows}", figure)
    rival = _exclude(kinds, _fit, agreed)
    pairs = {(f.origin, f.allows): f for f in sorted(figures, key=lambda f: f.weight)}
    heeded = [figure for figure in pairs.values() if figure.weight]
    borne = any(a.origin != b.origin and _fit(a, b) for a, b in combinations(heeded, 2))
    return _status(rows, old, rival, borne)


def _status(rows: Sequence[Evidence], old: Collection[str], rival: bool, borne: bool) -> Status:
    asserted = [row for row in rows if row.claim.stance == "asserts"]
    if asserted and not any(row.stands for row in asserted):
        return "retracted"
    if rival or _disputed(rows, old):
        return "contested"
    return "corroborated" if borne else "single-source"


def _fit(a: Figure, b: Figure) -> bool:
    return overlap(a.allows, b.allows)


def _borne_out(rows: Iterable[Evidence]) -> bool:
    """Whether two origins assert what agrees."""
    heeded = (row for row in rows if row.stands and row.weight)
    kinds = {(r.origin, value_key(r.claim.value)): r for r in heeded}
    return any(
        a.origin != b.origin and same(a.claim, b.claim) for a, b in combinations(kinds.values(), 2)
    )


def _disputed(rows: Sequence[Evidence], old: Collection[str]) -> bool:
    """Denied by a party; not by a speaker who only takes back an own word, nor where all that
    is denied has been superseded by those who said it.

    Where nobody asserts a toll or damage, or none that is denied, its denial ("no damage",
    "no civilian died") disputes nothing.
    """
    if not any(r.stands for r in rows) and rows[0].claim.property not in _IMPUTED:
        return False
    return any(
        row.claim.stance == "denies"
        and not (row.withdrawn or row.discounted)
        and _disputes(row, rows, old)
        for row in rows
    )


def _disputes(denial: Evidence, rows: Sequence[Evidence], old: Collection[str]) -> bool:
    covered = [row for row in rows if row.claim.stance == "asserts"]
    covered = [row for row in covered if covers(denial.claim, row.claim)]
    if covered and all(row.discounted for row in covered):
        return False
    if not covered and denial.claim.property not in _IMPUTED:
        return False
    theirs = [row for row in covered if row.stands and row.account != denial.account]
    if theirs:
        return any(row.id not in old for row in theirs)
    return not any(row.withdrawn and row.account == denial.account for row in covered)


def _exclude[T](
    by_account: Mapping[str, Mapping[str, T]], fits: Callable[[T, T], bool], agreed: Pairs
) -> bool:
    """Whether two accounts exclude each other: no word of one fits any of the other."""
    # Many accounts say the same: one of each kind is enough to compare.
    kinds: dict[frozenset[str], tuple[list[T], set[str]]] = {}
    for account, told in by_account.items():
        kinds.setdefault(frozenset(told), (list(told.values()), set()))[1].add(account)
    for (left, mine), (right, theirs) in combinations(kinds.values(), 2):
        if any(fits(a, b) for a in left for b in right):
            continue
        pairs = product(sorted(mine), sorted(theirs))
        if not all((a, b) in agreed or (b, a) in agreed for a, b in pairs):
            return True
    return False
