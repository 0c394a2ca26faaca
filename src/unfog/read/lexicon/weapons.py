"""Nouns for the means of an attack, and the simple noun under which each is recorded."""

from __future__ import annotations

_PLAIN = (
    "missile rocket drone mortar shell grenade bomb knife machete axe pistol rifle gun mine "
    "landmine torpedo explosive explosives dynamite artillery bullet firearm hammer acid "
    "helicopter aircraft warplane bomber projectile firebomb shotgun handgun revolver howitzer "
    "chlorine sarin sword dagger bayonet baton truncheon truck lorry motorcycle stone rock brick "
    "bulldozer tank flamethrower cannon gunship flare tear-gas molotov shrapnel airstrike"
)

WEAPONS: dict[str, str] = {
    **{word: word for word in _PLAIN.split()},
    "jet": "aircraft",
    "plane": "aircraft",
    "uav": "drone",
    "ied": "improvised explosive device",
    "gunfire": "gun",
    "gunshot": "gun",
    "kalashnikov": "rifle",
    "shelling": "shell",
    "warhead": "missile",
}
"""By lemma (or plural word): under which noun a means is recorded."""

VEHICLES = frozenset(
    "truck lorry motorcycle bulldozer tank helicopter aircraft plane jet bomber gunship "
    "warplane".split()
)

INSTRUMENT_ONLY = VEHICLES | frozenset(
    "stone rock brick mine cannon hammer baton explosive artillery".split()
)
"""What is often only driven, worn or found, and a weapon only where the clause says "with" it."""

PHRASES: dict[tuple[str, str], str] = {
    ("car", "bomb"): "car bomb",
    ("truck", "bomb"): "truck bomb",
    ("lorry", "bomb"): "lorry bomb",
    ("petrol", "bomb"): "petrol bomb",
    ("pipe", "bomb"): "pipe bomb",
    ("roadside", "bomb"): "roadside bomb",
    ("nail", "bomb"): "nail bomb",
    ("barrel", "bomb"): "barrel bomb",
    ("suicide", "vest"): "suicide vest",
    ("explosive", "device"): "explosive device",
    ("tear", "gas"): "tear gas",
    ("water", "cannon"): "water cannon",
    ("machine", "gun"): "machine gun",
    ("stun", "grenade"): "stun grenade",
    ("rubber", "bullet"): "rubber bullet",
    ("live", "round"): "live rounds",
    ("live", "ammunition"): "live ammunition",
    ("chemical", "weapon"): "chemical weapons",
    ("air", "strike"): "air strike",
    ("assault", "rifle"): "assault rifle",
    ("cluster", "munition"): "cluster munition",
    ("molotov", "cocktail"): "molotov cocktail",
    ("gas", "cylinder"): "gas cylinder",
}
"""Two-word means, by the lemmas of modifier and head."""

AGENT_WEAPON: dict[str, str] = {
    "gunman": "gun",
    "gunmen": "gun",
    "sniper": "gun",
    "shooter": "gun",
    "bomber": "bomb",
    "knifeman": "knife",
}
"""What the name of an attacker gives away."""

MADE_BY_WEAPON = frozenset(
    "round fire shot bullet crater motor wound fragment blast explosion assault barrage salvo "
    "volley".split()
)
"""Nouns whose modifier is the weapon: "mortar rounds", "bullet wounds"."""

WIELDING = frozenset(
    "lay plant place carry wear detonate strike swing wield brandish point aim use throw hurl "
    "launch fire drop send fly pelt lob explode shoot".split()
)
"""Verbs that tell of a weapon's use, by their subject or object."""

RAMMING = frozenset("plow plough ram barrel mow drive smash crash careen swerve".split())
RAMMING_VEHICLES = frozenset("truck lorry van car bus motorcycle".split())
"""What is a weapon where it is driven into people."""
