"""What can happen in a world: sub-events with their words. General vocabulary, no one's prose."""

from __future__ import annotations

import msgspec

from unfog.model.claim import CountOf


class Kind(msgspec.Struct, frozen=True):
    """A sub-event: how often, how deadly (0 to 1), with what, against whom, in which words.

    `targets` are rows (noun, who is counted, what one of them is called); `leads` are the
    words of a first sentence, with {doer}, {target}, {weapon} and {where}.
    """

    type: str
    share: float
    deadly: float
    weapons: tuple[str, ...]
    targets: tuple[tuple[str, CountOf, str], ...]
    leads: tuple[str, ...]
    title: str


_CIVILIANS: tuple[tuple[str, CountOf, str], ...] = (
    ("market", "civilians", "traders"),
    ("school", "children", "pupils"),
    ("hospital", "civilians", "patients"),
    ("bus", "civilians", "passengers"),
    ("farm", "civilians", "farmers"),
    ("church", "civilians", "worshippers"),
    ("mosque", "civilians", "worshippers"),
    ("wedding", "civilians", "guests"),
    ("bakery", "civilians", "customers"),
)
_ARMED: tuple[tuple[str, CountOf, str], ...] = (
    ("police post", "police", "officers"),
    ("checkpoint", "soldiers", "soldiers"),
    ("convoy", "soldiers", "soldiers"),
    ("patrol", "soldiers", "soldiers"),
    ("outpost", "combatants", "fighters"),
    ("depot", "combatants", "fighters"),
)

KINDS: tuple[Kind, ...] = (
    Kind("Attack", 0.24, 0.8, ("rifle", "machete", "pistol"), _CIVILIANS, (
        "Gunmen of {doer} opened fire on {target} {where}",
        "Men of {doer} stormed {target} {where}, firing from {weapon}s",
        "Armed men attacked {target} {where}",
        "Attackers with {weapon}s raided {target} {where}",
    ), "Gunmen attack {target}"),
    Kind("Armed clash", 0.2, 0.8, ("rifle", "machine gun", "rocket-propelled grenade"), _ARMED, (
        "Fighters of {doer} fought for hours at {target} {where}",
        "A gun battle broke out when {doer} attacked {target} {where}",
        "{doer} and its rivals exchanged {weapon} fire near {target} {where}",
        "Clashes were reported around {target} {where}",
    ), "Clashes at {target}"),
    Kind("Shelling/artillery/missile attack", 0.15, 0.6, ("mortar", "rocket", "shell", "missile"),
         _CIVILIANS + _ARMED, (
        "{weapon} fire hit {target} {where}",
        "Several {weapon}s fired by {doer} landed on {target} {where}",
        "{doer} shelled {target} {where}",
        "A {weapon} struck {target} {where}",
    ), "{weapon} fire on {target}"),
    Kind("Air/drone strike", 0.13, 0.7, ("drone", "warplane", "helicopter", "bomb"),
         _CIVILIANS + _ARMED, (
        "A {weapon} of {doer} bombed {target} {where}",
        "An air strike destroyed {target} {where}",
        "Two {weapon}s attacked {target} {where}",
        "{doer} carried out an air raid on {target} {where}",
    ), "Air strike hits {target}"),
    Kind("Remote explosive/landmine/IED", 0.11, 0.6, ("landmine", "roadside bomb", "bomb"),
         _CIVILIANS + _ARMED, (
        "A {weapon} exploded beside {target} {where}",
        "A {weapon} planted by {doer} blew up {target} {where}",
        "{target} was hit by a {weapon} {where}",
    ), "Blast at {target}"),
    Kind("Suicide bomb", 0.04, 1.0, ("car bomb", "explosive vest", "truck bomb"),
         _CIVILIANS + _ARMED, (
        "A suicide bomber blew himself up at {target} {where}",
        "A bomber of {doer} drove a {weapon} into {target} {where}",
        "A suicide attacker set off a {weapon} in front of {target} {where}",
    ), "Suicide bomber strikes {target}"),
    Kind("Abduction/forced disappearance", 0.06, 0.1, ("rifle", "pick-up"), _CIVILIANS, (
        "Men of {doer} kidnapped people from {target} {where}",
        "Armed men took hostages at {target} {where}",
    ), "Hostages taken from {target}"),
    Kind("Looting/property destruction", 0.04, 0.1, ("torch", "petrol"), _CIVILIANS, (
        "Fighters of {doer} looted {target} {where}",
        "{target} was set on fire by armed men {where}",
    ), "Armed men burn {target}"),
    Kind("Grenade", 0.03, 0.4, ("hand grenade", "grenade"), _CIVILIANS + _ARMED, (
        "A {weapon} was thrown at {target} {where}",
        "Two men on a motorcycle hurled a {weapon} into {target} {where}",
    ), "Grenade thrown at {target}"),
)  # fmt: skip

SIBLINGS: dict[str, tuple[str, ...]] = {
    "Attack": ("Armed clash", "Remote explosive/landmine/IED", "Abduction/forced disappearance"),
    "Armed clash": ("Attack", "Attack", "Shelling/artillery/missile attack"),
    "Shelling/artillery/missile attack": ("Air/drone strike", "Attack", "Armed clash"),
    "Air/drone strike": ("Shelling/artillery/missile attack", "Attack"),
    "Remote explosive/landmine/IED": ("Suicide bomb", "Attack", "Grenade"),
    "Suicide bomb": ("Remote explosive/landmine/IED", "Attack"),
    "Abduction/forced disappearance": ("Attack", "Arrests"),
    "Looting/property destruction": ("Attack", "Violent demonstration"),
    "Grenade": ("Remote explosive/landmine/IED", "Attack"),
}
"""What a sub-event is taken for where it is misread."""

BY_TYPE: dict[str, Kind] = {kind.type: kind for kind in KINDS}
