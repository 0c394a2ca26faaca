"""The classes that the networks tell apart, by head."""

from __future__ import annotations

TYPES = (
    "Attack",
    "Other",
    "Arrests",
    "Air/drone strike",
    "Abduction/forced disappearance",
    "Armed clash",
    "Remote explosive/landmine/IED",
    "Violent demonstration",
    "Shelling/artillery/missile attack",
    "Agreement",
    "Peaceful protest",
    "Looting/property destruction",
    "Excessive force against protesters",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Suicide bomb",
    "Disrupted weapons use",
    "Protest with intervention",
    "Change to group/activity",
    "Chemical weapon",
    "Non-violent transfer of territory",
    "Sexual violence",
    "Mob violence",
)
BIO = ("O", "B", "I")
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
NAMED = ("perpetrator", "target", "weapon", "place", "date", "motive", "damage")
HEADS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("source", "cue", "content"), BIO),
    **dict.fromkeys(("muc_perpetrator", "muc_organisation", "muc_target", "muc_victim"), BIO),
    "muc_weapon": BIO,
    "muc_kind": KINDS,
    "muc_confidence": ("fact", "claimed", "suspected", "possible"),
    "event": ("no", "yes"),
    "count": (
        *("no", "killed", "wounded", "missing", "captured", "released"),
        *("munitions_fired", "munitions_intercepted"),
    ),
    **dict.fromkeys(NAMED, BIO),
    "type": TYPES,
    "stance": ("asserts", "denies", "doubts", "both"),
    "sure": ("stated", "likely", "possible"),
    "voice": ("report", "other", "both"),
    "main": ("main", "background"),
}
