"""The values that were claimed of one property, with who is for and against each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from unfog.fuse.credibility import Relation, credible, denial_credible
from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.rules import Figure
from unfog.fuse.values import compatible, covers, interval, overlap, same, value_key, within
from unfog.model.finding import Alternative


class Standing(NamedTuple):
    """Of counts: the figures that stand, by claim, and the claims that others superseded."""

    figures: Mapping[str, Figure]
    old: Collection[str]


def alternatives(
    rows: Sequence[Evidence], counts: Standing | None = None
) -> tuple[Alternative, ...]:
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
        made.append(((-support, -len(held), key), _made(held, against[key], rows, counts)))
    return tuple(alternative for _, alternative in sorted(made, key=lambda pair: pair[0]))


def _made(
    held: Sequence[Evidence],
    against: Sequence[Evidence],
    rows: Sequence[Evidence],
    counts: Standing | None,
) -> Alternative:
    denials = [row for row in against if row.claim.stance == "denies"]
    value = None
    if held:
        own = {row.account for row in held}
        theirs = [row for row in denials if row.account not in own]
        value = credible(held, *_compared(held, rows, counts), theirs)
    return Alternative(
        value=(held or against)[0].claim.value,
        asserts=tuple(r.id for r in held),
        denies=tuple(r.id for r in denials),
        doubts=tuple(r.id for r in against if r.claim.stance == "doubts"),
        credible=value,
        against=denial_credible(denials, held, value) if denials else None,
    )


def _compared(
    held: Sequence[Evidence], rows: Sequence[Evidence], counts: Standing | None
) -> tuple[list[Evidence], Relation, Relation]:
    """What `held` may be compared with; when a peer bears it out; when both can hold."""
    standing = [row for row in rows if row.stands]
    if counts is None:
        # free text excludes nothing, so that only what says the same can be compared
        free = isinstance(held[0].claim.value, str) and held[0].claim.property != "perpetrator"
        return (
            [r for r in standing if not free or same(held[0].claim, r.claim)],
            lambda a, b: same(a.claim, b.claim),
            lambda a, b: compatible(a.claim, b.claim),
        )
    if any(row.id in counts.figures for row in held):
        peers = [row for row in standing if row.id in counts.figures]
        spans = {row.id: counts.figures[row.id].allows for row in peers}
    else:
        lesser = [r for r in standing if r.id not in counts.old and r.id not in counts.figures]
        kind = _kind(held[0])
        peers = [row for row in lesser if _kind(row) == kind]
        spans = {row.id: interval(count_of(row)) for row in peers}
    return (
        peers,
        lambda a, b: within(spans[b.id], spans[a.id]),
        lambda a, b: overlap(spans[a.id], spans[b.id]),
    )


def _kind(row: Evidence) -> tuple[str, str]:
    count = count_of(row)
    return count.of, (count.subset or "").casefold()
