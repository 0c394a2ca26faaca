"""Credibility of what was claimed, on the Admiralty scale (NATO AJP-2.1), from the claims alone.

1 needs two independent origins and no denial; 2 two that are contradicted, or one that all
others fit; 3 one that some fit and some do not; 4 one that is denied, contradicted, or replaced
by its own speaker; 5 what its speaker took back, or two origins agree is otherwise and fewer
fit; 6 is what nothing can be compared with. Sources that a reviewer rates E bear nothing out,
however many say the same: what they alone say is 6, and 5 where it is denied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from unfog.fuse.evidence import Evidence
from unfog.fuse.values import value_key
from unfog.model.rating import Credible

type Relation = Callable[[Evidence, Evidence], bool]

UNRELIABLE = "only sources say so that are rated unreliable"


def credible(
    held: Sequence[Evidence],
    peers: Sequence[Evidence],
    bears_out: Relation,
    fits: Relation,
    denials: Sequence[Evidence],
) -> Credible:
    """Of a value that `held` assert, those that still stand first.

    `peers` are the standing claims it may be compared with, its own among them;
    `bears_out(value, peer)` says whether a peer says the same, `fits` whether both can hold.
    """
    known = {row.id for row in peers}
    alive = [row for row in held if row.id in known]
    if not alive:
        if all(row.discounted or row.withdrawn for row in held) and any(
            row.discounted for row in held
        ):
            return Credible(5, UNRELIABLE)
        if any(row.stands for row in held):
            return Credible(4, "its speaker has since said otherwise")
        return Credible(5, "taken back by its speaker")
    value = alive[0]
    denied = any(not (row.withdrawn or row.discounted) for row in denials)
    if all(row.degree == "E" for row in alive):
        return Credible(5 if denied else 6, UNRELIABLE)
    if len({peer.origin for peer in peers}) == 1:
        return _of_one((), denied, 0)
    backers = {r.origin for r in alive} | {p.origin for p in peers if bears_out(value, p)}
    others = [p for p in peers if p.origin not in backers]
    rivals = [p for p in others if not fits(value, p)]
    fitting = {p.origin for p in others if fits(value, p)}
    if len(backers) > 1:
        said = f"{len(backers)} origins say so"
        against = len({p.origin for p in rivals})
        if not denied and against < len(backers):
            return Credible(1, said)
        return Credible(2, f"{said}, but {'it is denied' if denied else 'others differ'}")
    return _of_one(rivals, denied, len(fitting))


def _of_one(rivals: Sequence[Evidence], denied: bool, fitting: int) -> Credible:
    """What one origin says: the odds by what the others say, of whom `fitting` do not differ."""
    origins: dict[str, set[str]] = defaultdict(set)
    for row in rivals:
        origins[value_key(row.claim.value)].add(row.origin)
    agreed = max(map(len, origins.values()), default=0)
    if agreed > 1 + fitting:
        return Credible(5, f"one origin, {agreed} agree otherwise")
    if denied:
        return Credible(4, "one origin, denied")
    if rivals and fitting:
        return Credible(3, "one origin, some fit, some differ")
    if rivals:
        return Credible(4, "one origin, others differ")
    if fitting:
        return Credible(2, "one origin, others fit")
    return Credible(6, "one origin, nothing to compare")


def denial_credible(
    denials: Sequence[Evidence], held: Sequence[Evidence], value: Credible | None
) -> Credible:
    """Of the denial of a value whose own credibility is `value` (None: nobody asserts it)."""
    origins = {row.origin for row in denials if not (row.withdrawn or row.discounted)}
    if not origins and any(row.discounted for row in denials):
        return Credible(5, "only sources deny it that are rated unreliable")
    if not origins:
        return Credible(5, "the denial was dropped by its speaker")
    many = f"{len(origins)} origins deny it"
    if held and not any(row.stands for row in held):
        return Credible(2, "whoever said it took it back")
    if value is not None and value.degree <= 2:
        return Credible(5 if value.degree == 1 else 4, value.why.partition(",")[0])
    if len(origins) > 1:
        return Credible(2, many)
    if value is None:
        return Credible(6, "one origin, nobody says so")
    return Credible(4, "one origin against another")
