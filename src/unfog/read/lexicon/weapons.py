"""Nouns for the means of an attack, and the simple noun under which each is recorded."""

from __future__ import annotations

WEAPONS: dict[str, str] = {
    **{
        w: w
        for w in (
            "missile rocket drone mortar shell grenade bomb knife machete axe pistol rifle gun "
            "mine landmine torpedo explosive dynamite artillery bullet firearm hammer acid "
            "helicopter aircraft warplane bomber projectile firebomb shotgun handgun revolver "
            "howitzer chlorine sarin sword dagger bayonet baton truncheon truck lorry "
            "motorcycle stone rock brick bulldozer tank flamethrower cannon gunship flare "
            "tear-gas molotov shrapnel".split()
        )
    },
    "jet": "aircraft",
    "plane": "aircraft",
    "uav": "drone",
    "airstrike": "airstrike",
    "ied": "improvised explosive device",
    "gunfire": "gun",
    "gunshot": "gun",
    "kalashnikov": "rifle",
    "shelling": "shell",
    "explosives": "explosives",
    "warhead": "missile",
}
"""By lemma. Vehicles and thrown things count only where they are the instrument."""

INSTRUMENT_ONLY = frozenset(
    "truck lorry motorcycle stone rock brick bulldozer tank helicopter aircraft plane jet bomber "
    "mine cannon gunship warplane rock hammer baton explosive artillery".split()
)

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
