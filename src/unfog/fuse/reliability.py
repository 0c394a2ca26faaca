"""Reliability of a speaker, on the Admiralty scale (NATO AJP-2.1), from what a register knows.

A register of reports knows little of anybody's record: most are F, "cannot be judged", which
is no reproach. Whoever knows better rates speakers by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.fuse.values import describes, same_actor
from unfog.model.finding import Finding
from unfog.model.names import fold
from unfog.model.rating import Reliable
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
    speaker: Speaker, among: Sequence[str] = (), rated: Mapping[str, Reliable] | None = None
) -> Reliable:
    """How far `speaker` can be relied on, on an incident whose `parties` are `among`.

    `rated` holds a user's own ratings by actor id, name or body, whatever their case; they
    come first. D is a party to the incident; nothing better than F is given unasked.
    """
    known = {fold(name): rating for name, rating in (rated or {}).items()}
    for name in (speaker.actor, speaker.name, speaker.org):
        if name and fold(name) in known:
            return known[fold(name)]
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
