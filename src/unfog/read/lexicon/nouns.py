"""Nouns that name incidents; how to add one: see `triggers`."""

from __future__ import annotations

from unfog.read.lexicon.sub_events import (
    ABDUCTION,
    AGREEMENT,
    AIR,
    ARRESTS,
    ATTACK,
    CLASH,
    IED,
    LOOTING,
    OTHER,
    PROTEST,
    RIOT,
    SEXUAL,
    SHELLING,
)
from unfog.read.lexicon.triggers import Table, Trigger, table
from unfog.read.lexicon.verbs import PEOPLE_TAKEN

_ATTACK = Trigger("violence", ATTACK, vague=True)
_PROTEST = Trigger("protest", PROTEST, object="")
_LABOUR = "general hunger labour labor on workers union rail"

NOUNS: Table = table(
    ("attack assault raid ambush onslaught atrocity", _ATTACK),
    ("killing murder massacre assassination slaying homicide beheading lynching", _ATTACK),
    ("slaughter execution torture beating", _ATTACK),
    (
        "shooting gunfire shootout",
        Trigger("violence", ATTACK, vague=True, weapon="gun"),
    ),
    ("stabbing", Trigger("violence", ATTACK, weapon="knife")),
    ("bombing", Trigger("violence", IED, vague=True, weapon="bomb")),
    ("explosion blast detonation", Trigger("violence", IED, subject="weapon")),
    ("airstrike airstrikes air-strike", Trigger("violence", AIR, weapon="airstrike")),
    ("strike", Trigger("violence", AIR, vague=True).unless_beside(_LABOUR)),
    ("shelling bombardment barrage", Trigger("violence", SHELLING, weapon="shell")),
    (
        "clash gunfight firefight battle skirmish fighting shoot-out gun-battle",
        Trigger("violence", CLASH, object=""),
    ),
    ("offensive", Trigger("violence", CLASH)),
    ("rape", Trigger("violence", SEXUAL)),
    (
        "kidnapping abduction kidnap hijacking hostage-taking",
        Trigger("abduction", ABDUCTION),
    ),
    ("arrest detention", Trigger("arrest", ARRESTS)),
    ("release", Trigger("release", OTHER).needing(PEOPLE_TAKEN)),
    ("looting robbery", Trigger("violence", LOOTING)),
    ("riot rioting", Trigger("protest", RIOT, object="")),
    ("protest", _PROTEST.unless_beside("lodge")),
    ("demonstration rally march vigil sit-in", _PROTEST),
    ("ceasefire truce", Trigger("accord", AGREEMENT, object="")),
    ("coup", Trigger("other", OTHER, object="")),
)
"""By lemma."""
