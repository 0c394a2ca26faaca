"""Reliability of a speaker, on the Admiralty scale (NATO AJP-2.1), from what a register knows.

A register of reports knows little of anybody's record: most are F, "cannot be judged", which
is no reproach. Whoever knows better rates speakers by name.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unfog.fuse.values import describes, same_actor
from unfog.model.finding import Finding
from unfog.model.rating import Reliable, SourceSaid
from unfog.model.speaker import Speaker

_UNNAMED = frozenset(("anonymous", "witness", "victim_family"))


def parties(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Who is named as having done it or been hit: speakers with a stake in the answer."""
    return tuple(
        alternative.value
        for finding in findings
        if finding.property in ("perpetrator", "target")
        for alternative in finding.alternatives
        if isinstance(alternative.value, str)
        and (alternative.asserts or alternative.denies)
        and not describes(alternative.value)
    )


def reliability(
    speaker: Speaker, among: Sequence[str] = (), said: SourceSaid | None = None
) -> Reliable:
    """How far `speaker` can be relied on, on an incident whose `parties` are `among`.

    `said` is a reviewer's word on the speaker, or of a report's own voice on the outlet; it comes
    first. D is a party to the incident; nothing better than F is given unasked.
    """
    if said is not None and said.reliability is not None:
        return Reliable(said.reliability, said.why or "by a reviewer's word")
    if said is not None and said.party and any(same_actor(said.party, one) for one in among):
        return Reliable("D", f"on the side of {said.party}, a party to the incident")
    if speaker.is_report:
        return Reliable("F", "an outlet's own voice: no record of it")
    if speaker.kind in _UNNAMED and not speaker.name[:1].isupper():
        return Reliable("F", "not named")
    if speaker.kind == "armed_group":
        return Reliable("D", "an armed group: a party to the conflict")
    for name in (speaker.name, speaker.org):
        if name and not describes(name) and any(same_actor(name, party) for party in among):
            return Reliable("D", "a party to the incident")
    return Reliable("F", "no record of this speaker")


def takes_part(speaker: Speaker, among: Sequence[str], said: SourceSaid | None = None) -> bool:
    """Whether the speaker is on a side, whatever else a reviewer says of how reliable it is."""
    side = None if said is None else msgspec.structs.replace(said, reliability=None)
    return reliability(speaker, among, side).degree == "D"
