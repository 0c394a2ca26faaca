"""For whom a speaker answers."""

from __future__ import annotations

from unfog.model.speaker import Speaker

_BODIES = frozenset(("armed_group", "military", "police", "government"))


def side_of(speaker: Speaker) -> str:
    """Who is meant by "we" where the speaker denies a deed: the body they speak for."""
    org = speaker.org
    if org is None:
        return speaker.name
    role = org.islower() or org.lower() in speaker.name.lower()
    if role and speaker.kind not in _BODIES:
        return speaker.name
    return org
