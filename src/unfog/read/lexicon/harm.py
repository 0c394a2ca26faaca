"""Words that say somebody was killed, hurt, taken, let go or lost (lemmas, lower case)."""

from __future__ import annotations

from unfog.model.claim import Property

# Verbs whose object (passive: subject) is the one harmed
_OBJECT_VERBS: tuple[tuple[Property, str], ...] = (
    (
        "killed",
        "kill murder assassinate behead decapitate execute slaughter massacre slay lynch "
        "martyr liquidate exterminate butcher neutralise neutralize electrocute",
    ),
    ("wounded", "wound injure hurt maim injured hospitalise hospitalize harm"),
    (
        "captured",
        "abduct kidnap capture detain arrest apprehend imprison seize snatch nab intern jail",
    ),
    ("released", "release free rescue liberate ransom"),
)
OBJECT_VERBS: dict[str, Property] = {
    word: prop for prop, words in _OBJECT_VERBS for word in words.split()
}
# Verbs whose subject is the one harmed
SUBJECT_VERBS: dict[str, Property] = {
    "die": "killed",
    "perish": "killed",
    "succumb": "killed",
    "disappear": "missing",
    "vanish": "missing",
}
# Verbs that wound, unless something near them says that the victim died
STRIKING_VERBS = frozenset(
    "shoot stab knife bludgeon beat burn torture strangle hack pistol-whip slash graze".split()
)
WOUNDING_ALONE = frozenset("shoot stab knife pistol-whip slash graze".split())
SENTENCING = frozenset("sentence condemn lead amount come compare link".split())
"""Verbs with "to death" that need not mean one."""
INJURIES = frozenset(
    "injury wound burn fracture concussion laceration gash bruise cut amputation".split()
)
BROKEN = frozenset(
    """broken fractured shattered cracked sprained dislocated crushed severed burned burnt torn
    bruised punctured""".split()
)
LIMBS = frozenset(
    """leg arm limb foot hand finger toe eye ear hearing eyesight vision kidney tooth""".split()
)
BODY = LIMBS | frozenset(
    """skull rib bone jaw nose wrist ankle knee kneecap elbow shoulder collarbone cheekbone hip
    pelvis spine vertebra neck lung spleen liver eardrum tendon cornea""".split()
)
FATAL_WORDS = frozenset("dead death fatally".split())
# Verbs that with these words mean capture: "take hostage", "round up"
CAPTURE_PHRASES: dict[str, frozenset[str]] = {
    "take": frozenset("hostage hostages captive prisoner prisoners custody".split()),
    "hold": frozenset("hostage hostages captive prisoner custody captivity".split()),
    "round": frozenset(("up",)),
    "pick": frozenset(("up",)),
}
RELEASE_PHRASES: dict[str, frozenset[str]] = {"set": frozenset(("free",))}
STATES: dict[str, Property] = {
    "dead": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "hospitalised": "wounded",
    "hospitalized": "wounded",
    "missing": "missing",
    "unaccounted": "missing",
    "free": "released",
}
UNHARMED = frozenset("unharmed unhurt uninjured unscathed safe".split())
# Nouns for the happening: "the killing of five men", "his death"
_EVENT_NOUNS: tuple[tuple[Property, str], ...] = (
    (
        "killed",
        "death killing murder assassination execution slaying beheading massacre slaughter "
        "homicide lynching",
    ),
    ("captured", "abduction kidnapping arrest detention capture kidnap"),
    ("released", "release freeing rescue"),
    ("missing", "disappearance"),
    ("wounded", "wounding injuring"),
)
EVENT_NOUNS: dict[str, Property] = {
    word: prop for prop, words in _EVENT_NOUNS for word in words.split()
}
# Nouns that are themselves counted: "14 deaths", "nine bodies"
COUNTED_NOUNS: dict[str, Property] = {
    "death": "killed",
    "fatality": "killed",
    "body": "killed",
    "corpse": "killed",
    "injury": "wounded",
    "arrest": "captured",
    "killing": "killed",
    "murder": "killed",
    "abduction": "captured",
    "kidnapping": "captured",
}
BODIES = frozenset(("body", "corpse", "remains"))
FINDING_VERBS = frozenset(
    """find discover recover retrieve pull see lie identify count bring drag fish unearth exhume
    dig take receive show dump float carry collect""".split()
)
TOLL_NOUNS = frozenset("toll number count figure tally total".split())
MULTIPLE_KILLING = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "twin": 2}
CASUALTIES = frozenset(("casualty",))
SELF_KILLING = frozenset(("blow", "detonate", "explode"))
