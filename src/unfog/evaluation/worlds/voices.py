"""Who speaks in the reports of a world: offices and bystanders, no persons with names."""

from __future__ import annotations

from random import Random

from unfog.evaluation.worlds.zones import Zone
from unfog.model.speaker import REPORT, Speaker

_OFFICES = (
    Speaker("police", "police"),
    Speaker("the interior ministry", "government"),
    Speaker("a provincial official", "government"),
    Speaker("the army", "military"),
    Speaker("an army spokesman", "military", "army"),
)
_BESIDE = (
    Speaker("the health ministry", "medical"),
    Speaker("hospital officials", "medical"),
    Speaker("witnesses", "witness"),
    Speaker("a resident", "witness"),
    Speaker("a village elder", "other"),
    Speaker("a security source", "anonymous"),
)


def voice(rng: Random, zone: Zone) -> Speaker:
    """One of those who are asked about a happening."""
    chance = rng.random()
    if chance < 0.45:
        return rng.choice(_OFFICES)
    if chance < 0.85:
        return rng.choice(_BESIDE)
    if chance < 0.93:
        return Speaker(zone.rescuers, "other")
    return Speaker(zone.monitor, "ngo")


def leading_voice(rng: Random, zone: Zone) -> Speaker:
    """Whose word the first sentence gives: the report's own in every second."""
    return REPORT if rng.random() < 0.5 else voice(rng, zone)


def side(zone: Zone, number: int) -> Speaker:
    """A party to the conflict as a speaker: side 0 is the army."""
    return Speaker(zone.sides[number], "armed_group" if number else "military")
