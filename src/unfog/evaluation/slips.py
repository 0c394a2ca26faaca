"""Where a reading and the gold part, claim by claim, each with the one cause that weighs most.

A gold claim that is required and was not read with the right value, stance and speaker is
missed; a claim that was read and is neither right nor optional is wrong. So the slips of a
document add up to what `unfog.evaluation.score` counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from unfog.evaluation.agreement import VALUES_ALL_AGREE, same_speaker, same_value
from unfog.evaluation.gold import ScoredClaim, ScoredDocument, ScoredIncident
from unfog.evaluation.matching import Match, match
from unfog.evaluation.score import in_stretches

type Told = tuple[ScoredIncident, ScoredClaim]
type Reach = Mapping[str, Sequence[ScoredClaim]]
"""Incident of one side → claims of the incidents of the other side that it was matched with."""

MISSED = (
    "incident not found",
    "property not read",
    "denial or doubt not read",
    "value read, this speaker not",
    "value not read",
)
"""Causes of a gold claim that nothing was matched with."""

DIFFERS = (
    "value wrong",
    "stance wrong",
    "speaker: REPORT for a named one",
    "speaker: a named one for REPORT",
    "speaker: another one",
)
"""Causes of a gold claim and a read one that were matched and do not agree."""

TRAP, AGAIN = "trap sprung", "said before"
WRONG = (
    TRAP,
    AGAIN,
    "no such incident",
    "property not in the gold",
    "denial or doubt not in the gold",
    "value in the gold, this speaker not",
    "value not in the gold",
)
"""Causes of a read claim that nothing was matched with."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One claim that was missed or is wrong; `beside` is the other side's, where matched."""

    document: str
    incident: ScoredIncident
    claim: ScoredClaim
    cause: str
    beside: ScoredClaim | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """One document: the claims that were required and those that count as read, and the slips."""

    required: list[Told]
    read: list[Told]
    missed: list[Slip]
    wrong: list[Slip]


def compare(gold: ScoredDocument, predicted: ScoredDocument) -> Compared:
    """The slips of one document, in the order of the claims."""
    told, read = gold.claims, predicted.claims
    found = match([c for _, c in told], [c for _, c in read])
    free = {m.predicted for m in found if told[m.gold][1].optional}
    pairs = [m for m in found if not told[m.gold][1].optional]
    by_gold = {m.gold: m for m in pairs}
    by_read = {m.predicted: m for m in pairs}
    to_read, to_gold = _reach(pairs, told, read, 0), _reach(found, read, told, 1)
    matched = [told[m.gold][1] for m in found]
    missed, wrong = [], []
    for i, (incident, claim) in enumerate(told):
        m = by_gold.get(i)
        if claim.optional or (m is not None and m.sourced):
            continue
        beside = read[m.predicted][1] if m else None
        cause = _differs(m, claim, beside) if m and beside else _unmatched(told[i], to_read, MISSED)
        missed.append(Slip(gold.id, incident, claim, cause, beside))
    for j, (incident, claim) in enumerate(read):
        m = by_read.get(j)
        if j in free or (m is not None and m.sourced):
            continue
        beside = told[m.gold][1] if m else None
        if m and beside:
            cause = _differs(m, beside, claim)
        elif in_stretches(gold, claim):
            cause = TRAP
        elif any(_says_again(claim, other) for other in matched):
            cause = AGAIN
        else:
            cause = _unmatched(read[j], to_gold, WRONG[2:])
        wrong.append(Slip(gold.id, incident, claim, cause, beside))
    required = [pair for pair in told if not pair[1].optional]
    return Compared(required, [p for j, p in enumerate(read) if j not in free], missed, wrong)


def _differs(found: Match, gold: ScoredClaim, predicted: ScoredClaim) -> str:
    """What does not agree, the value before the stance and the stance before the speaker."""
    if not found.value:
        return DIFFERS[0]
    if not found.stance:
        return DIFFERS[1]
    if predicted.who.name == "REPORT":
        return DIFFERS[2]
    return DIFFERS[3] if gold.who.name == "REPORT" else DIFFERS[4]


def _reach(pairs: Sequence[Match], from_: Sequence[Told], to: Sequence[Told], side: int) -> Reach:
    """The claims of `to` in the incidents with which each incident of `from_` was matched.

    `side` is the place of the index into `from_` within a match.
    """
    ids: dict[str, set[str]] = defaultdict(set)
    for m in pairs:
        ids[from_[m[side]][0].id].add(to[m[1 - side]][0].id)
    return {
        id: [claim for incident, claim in to if incident.id in others] for id, others in ids.items()
    }


def _unmatched(one: Told, reach: Reach, causes: Sequence[str]) -> str:
    """Which of five causes: no incident, no such property, against, speaker, value."""
    incident, claim = one
    if incident.id not in reach:
        return causes[0]
    others = [other for other in reach[incident.id] if other.about == claim.about]
    if not others:
        return causes[1]
    if claim.against:
        return causes[2]
    return causes[3] if any(_same_value(claim, other) for other in others) else causes[4]


def _same_value(a: ScoredClaim, b: ScoredClaim) -> bool:
    """Whichever of both is the gold one."""
    return any(
        same_value(a.about, x, y)
        for one, other in ((a, b), (b, a))
        for x in one.accepted
        for y in other.accepted
    )


def _says_again(claim: ScoredClaim, gold: ScoredClaim) -> bool:
    """Never so for a value that any other agrees with: it tells nothing apart."""
    return (
        claim.about == gold.about not in VALUES_ALL_AGREE
        and claim.stance == gold.stance
        and _same_value(gold, claim)
        and same_speaker(gold.who, claim.who)
    )
