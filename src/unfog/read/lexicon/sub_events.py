"""ACLED's sub-event types (codebook of 2023) as the reader assigns them, and what fixes them."""

from __future__ import annotations

ATTACK = "Attack"
CLASH = "Armed clash"
AIR = "Air/drone strike"
SHELLING = "Shelling/artillery/missile attack"
IED = "Remote explosive/landmine/IED"
SUICIDE = "Suicide bomb"
GRENADE = "Grenade"
CHEMICAL = "Chemical weapon"
ABDUCTION = "Abduction/forced disappearance"
ARRESTS = "Arrests"
LOOTING = "Looting/property destruction"
RIOT = "Violent demonstration"
PROTEST = "Peaceful protest"
INTERVENTION = "Protest with intervention"
DISRUPTED = "Disrupted weapons use"
AGREEMENT = "Agreement"
OTHER = "Other"
REGAINED = "Government regains territory"
OVERTAKEN = "Non-state actor overtakes territory"
SEXUAL = "Sexual violence"

BY_WEAPON: dict[str, str] = {
    **dict.fromkeys("drone airstrike warplane jet aircraft bomber helicopter uav".split(), AIR),
    **dict.fromkeys("missile rocket mortar shell artillery projectile howitzer".split(), SHELLING),
    **dict.fromkeys("ied mine landmine device explosive dynamite".split(), IED),
    "grenade": GRENADE,
    **dict.fromkeys("chlorine sarin chemical".split(), CHEMICAL),
}
"""The type that a weapon's lemma gives to a vague word such as "attack"."""

UNSPECIFIC = (ATTACK, LOOTING, DISRUPTED)
"""Types that give way to any other told of the same happening."""
