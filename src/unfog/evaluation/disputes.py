"""Whether what is disputed can be seen: each disputed value with its speaker in one incident.

An incident of the claim gold that several documents tell of should be one in the register, and
`unfog show` prints all that was claimed of it. A value is disputed where the gold has another
one of the same property that does not agree with it, or where anybody denies or doubts it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from unfog.evaluation.agreement import VALUES_ALL_AGREE, overlap, same_speaker, same_value
from unfog.evaluation.gold import ScoredClaim, ScoredDocument, ScoredIncident
from unfog.evaluation.matching import match

type Linked = Mapping[tuple[str, str], str]
"""The register's incident for (document, incident there)."""

Verdict = Literal["shown", "elsewhere", "misheard", "unread"]
"""`shown` with its speaker in the incident; right, but `elsewhere` in the register; `misheard`:
with another speaker or stance; `unread`: no such value."""

_DISPUTABLE = frozenset(
    "date perpetrator weapon killed wounded missing captured released motive "
    "munitions_fired munitions_intercepted".split()
)
"""Properties of which two values may exclude each other; others are disputed by denial alone."""


class Disputed(NamedTuple):
    """A disputed claim of the gold: in which document, of which incident, what became of it."""

    document: str
    incident: ScoredIncident
    claim: ScoredClaim
    verdict: Verdict


class _Wanted(NamedTuple):
    document: str
    incident: ScoredIncident
    claim: ScoredClaim


class _Read(NamedTuple):
    """A claim as read; `incident` is that of the register."""

    document: str
    incident: str
    claim: ScoredClaim


def disputes(
    gold: Mapping[str, ScoredDocument], predicted: Mapping[str, ScoredDocument], linked: Linked
) -> list[Disputed]:
    """Each disputed claim of the gold incidents that two documents or more tell of, in order."""
    wanted: dict[str, list[_Wanted]] = defaultdict(list)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    read: dict[str, list[_Read]] = {}
    for name in sorted(gold):
        for incident, claim in gold[name].claims:
            if not claim.optional:
                wanted[incident.id].append(_Wanted(name, incident, claim))
        read[name] = list(_read(predicted.get(name, ScoredDocument(name)), linked))
        for id, home in _matched(gold[name], read[name]):
            votes[id][home] += 1
    out: list[Disputed] = []
    for id, told in sorted(wanted.items()):
        documents = sorted({t.document for t in told})
        if len(documents) > 1:
            home = min(votes[id].items(), key=lambda v: (-v[1], v[0]), default=("", 0))[0]
            mine = [r for name in documents for r in read[name]]
            out += [Disputed(*t, _verdict(t, mine, home)) for t in _disputed(told)]
    return out


def _read(found: ScoredDocument, linked: Linked) -> Iterator[_Read]:
    for local, claim in found.claims:
        home = linked.get((found.id, local.id), f"{found.id}/{local.id}")
        yield _Read(found.id, home, claim)


def _matched(gold: ScoredDocument, read: Sequence[_Read]) -> Iterator[tuple[str, str]]:
    """Of each claim that was found: its incident in the gold, and in the register."""
    wanted = gold.claims
    for m in match([c for _, c in wanted], [r.claim for r in read]):
        yield wanted[m.gold][0].id, read[m.predicted].incident


def _disputed(told: Iterable[_Wanted]) -> list[_Wanted]:
    """Those of one incident's claims whose value another contradicts, denies or doubts."""
    by_property: dict[str, list[_Wanted]] = defaultdict(list)
    for one in told:
        by_property[one.claim.about].append(one)
    return [
        one
        for name, rows in by_property.items()
        for one in rows
        if one.claim.against or any(_excludes(name, one.claim, other.claim) for other in rows)
    ]


def _excludes(name: str, one: ScoredClaim, other: ScoredClaim) -> bool:
    agree = any(same_value(name, v, w) for v in one.accepted for w in other.accepted)
    if other.against:
        return agree
    return name in _DISPUTABLE and _kind(one) == _kind(other) and not agree


def _kind(claim: ScoredClaim) -> str:
    """Who is counted: attackers and victims are no rivals."""
    of = claim.value.get("of", "") if isinstance(claim.value, dict) else ""
    return "perpetrators" if of == "perpetrators" else ""


def _verdict(wanted: _Wanted, read: Iterable[_Read], home: str) -> Verdict:
    claim = wanted.claim
    alike = [r for r in read if _same(wanted, r)]
    right = [
        r for r in alike if r.claim.stance == claim.stance and same_speaker(claim.who, r.claim.who)
    ]
    if any(r.incident == home for r in right):
        return "shown"
    if any(r.document == wanted.document for r in right):
        return "elsewhere"
    return "misheard" if any(r.document == wanted.document for r in alike) else "unread"


def _same(wanted: _Wanted, read: _Read) -> bool:
    """Whether the value is that of the gold: of free words, in the same place of the text."""
    one, other = wanted.claim, read.claim
    if one.about != other.about:
        return False
    if one.about in VALUES_ALL_AGREE:
        return wanted.document == read.document and overlap(one, other) > 0
    return any(same_value(one.about, value, other.value) for value in one.accepted)
