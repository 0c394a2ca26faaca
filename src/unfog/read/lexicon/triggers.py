"""Words that evoke incidents, with the ACLED sub-event type they suggest.

`family` says which mentions may speak of the same happening; `vague` words ("attack",
"kill") take their type from their company. `subject` and `object` say what the verb's
grammatical subject and object are to the incident.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Family = Literal[
    "violence", "abduction", "arrest", "release", "accord", "protest", "territory", "test", "other"
]
Slot = Literal["perpetrator", "target", "weapon", "damage", ""]


class Trigger(msgspec.Struct, frozen=True):
    family: Family
    type: str
    vague: bool = False
    subject: Slot = "perpetrator"
    object: Slot = "target"
    weapon: str = ""
    needs: frozenset[str] = frozenset()
    """Lemmas of which one must stand below the word for it to evoke anything."""
    person: bool = False
    """Whether somebody must be the one to whom it happens."""


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
DISRUPTED = "Disrupted weapons use"
AGREEMENT = "Agreement"
OTHER = "Other"
REGAINED = "Government regains territory"
OVERTAKEN = "Non-state actor overtakes territory"
SEXUAL = "Sexual violence"

PROJECTILES = frozenset(
    "missile rocket shell mortar round projectile artillery drone bomb shot bullet torpedo salvo "
    "volley barrage grenade uav gun weapon pistol rifle crowd officer police soldier gas "
    "cannon arrow flare".split()
)
STRIKES = frozenset(
    "attack strike airstrike raid assault offensive missile rocket drone operation torpedo "
    "bombardment incursion shell grenade mortar barrage projectile satellite ambush".split()
)
CONTROL = frozenset(
    "town city village control territory base area district neighbourhood neighborhood camp post "
    "outpost position airport field hill bridge province region stronghold barracks capital "
    "crossing dam checkpoint".split()
)
PEOPLE_TAKEN = frozenset(
    "hostage captive prisoner student girl boy child woman man people passenger pupil teacher "
    "soldier worker schoolgirl villager journalist sailor crew tourist aid doctor nurse "
    "civilian resident person priest nun official driver engineer guard policeman officer "
    "captain".split()
)
SHIPS_TAKEN = frozenset("ship vessel tanker boat freighter plane bus aircraft trawler".split())
PACTS = frozenset(
    "agreement ceasefire truce deal accord pact treaty memorandum armistice protocol text".split()
)
THROWN = frozenset(
    "stone rock bottle bomb grenade dynamite brick molotov cocktail firework petrol "
    "firebomb".split()
)
TESTED = frozenset("missile rocket bomb device warhead satellite weapon icbm".split())


def _vague(object_: Slot = "target", subject: Slot = "perpetrator") -> Trigger:
    return Trigger("violence", ATTACK, vague=True, subject=subject, object=object_)


def _violence(type_: str, weapon: str = "", object_: Slot = "target", **more: object) -> Trigger:
    return msgspec.convert(
        {"family": "violence", "type": type_, "weapon": weapon, "object": object_, **more}, Trigger
    )


def _many(words: str, trigger: Trigger) -> dict[str, Trigger]:
    return dict.fromkeys(words.split(), trigger)


_DAMAGE = _violence(LOOTING, object_="damage", vague=True)
_BLAST = _violence(IED, object_="target", subject="weapon")
_SEIZE_PEOPLE = Trigger("abduction", ABDUCTION, needs=PEOPLE_TAKEN | SHIPS_TAKEN)

VERBS: dict[str, Trigger] = {
    **_many("kill murder slay massacre execute behead lynch slaughter assassinate", _vague()),
    **_many("attack assault assail storm ambush raid target torture maim", _vague()),
    **_many("wound injure hurt", _vague()),
    **_many("die perish", _vague("", "")),
    **_many("shoot", _violence(ATTACK, "gun", vague=True)),
    **_many("stab knife", _violence(ATTACK, "knife")),
    **_many("beat batter punch hack strangle poison", _violence(ATTACK)),
    **_many("rape molest", _violence(SEXUAL)),
    **_many("bomb", _violence(IED, "bomb", vague=True)),
    **_many("bombard shell mortar", _violence(SHELLING, "shell")),
    **_many("airstrike strafe", _violence(AIR, "airstrike")),
    **_many("firebomb torch", _violence(LOOTING, "fire", "damage")),
    **_many("explode detonate erupt", _BLAST),
    "blow": Trigger("violence", IED, needs=frozenset(("up", "himself", "herself", "themselves"))),
    "fire": Trigger("violence", ATTACK, vague=True, object="weapon", needs=PROJECTILES),
    "launch": Trigger("violence", ATTACK, vague=True, object="weapon", needs=STRIKES),
    "strike": Trigger("violence", ATTACK, vague=True),
    "hit": Trigger("violence", ATTACK, vague=True),
    "plow": _violence(ATTACK),
    "plough": _violence(ATTACK),
    "ram": _violence(ATTACK),
    "clash": Trigger("violence", CLASH, object=""),
    "skirmish": Trigger("violence", CLASH, object=""),
    "destroy": _DAMAGE,
    "damage": _DAMAGE,
    "burn": _DAMAGE,
    "demolish": _DAMAGE,
    "loot": _violence(LOOTING),
    "ransack": _violence(LOOTING),
    "vandalize": _violence(LOOTING),
    "vandalise": _violence(LOOTING),
    "sink": _DAMAGE,
    **_many("kidnap abduct", Trigger("abduction", ABDUCTION)),
    **_many("hijack", Trigger("abduction", ABDUCTION)),
    **_many("seize snatch", _SEIZE_PEOPLE),
    **_many("arrest detain apprehend", Trigger("arrest", ARRESTS)),
    **_many("free", Trigger("release", OTHER)),
    **_many("release rescue", Trigger("release", OTHER, person=True)),
    "disappear": Trigger("abduction", ABDUCTION, subject="target", object="", person=True),
    **_many("topple overthrow oust depose", Trigger("other", OTHER)),
    "vote": Trigger("other", OTHER, object=""),
    "invade": Trigger("violence", CLASH, object=""),
    "occupy": Trigger("territory", OVERTAKEN),
    **_many("rob mug", _violence(ATTACK)),
    **_many("recapture retake reclaim liberate", Trigger("territory", REGAINED, needs=CONTROL)),
    **_many("overrun", Trigger("territory", OVERTAKEN)),
    "capture": Trigger("territory", OVERTAKEN, vague=True),
    **_many("protest demonstrate rally", Trigger("protest", PROTEST, object="")),
    **_many("riot", Trigger("protest", RIOT, object="")),
    "hurl": Trigger("protest", RIOT, object="weapon"),
    "throw": Trigger("protest", RIOT, object="weapon", needs=THROWN),
    "sign": Trigger("accord", AGREEMENT, object="", needs=PACTS),
    "intercept": Trigger("violence", DISRUPTED, vague=True, object=""),
    "down": Trigger("violence", DISRUPTED, vague=True, object=""),
    "defuse": Trigger("violence", DISRUPTED, object=""),
    "test": Trigger("test", OTHER, object="weapon", needs=TESTED),
    "self-immolate": Trigger("other", OTHER, object=""),
}

NOUNS: dict[str, Trigger] = {
    **_many("attack assault raid ambush onslaught atrocity", _vague()),
    **_many(
        "killing murder massacre assassination slaying homicide beheading lynching slaughter",
        _vague(),
    ),
    **_many("execution", _vague()),
    **_many("torture beating", _vague()),
    **_many("shooting gunfire shootout", _violence(ATTACK, "gun", vague=True)),
    **_many("stabbing", _violence(ATTACK, "knife")),
    **_many("bombing", _violence(IED, "bomb", vague=True)),
    **_many("explosion blast detonation", _BLAST),
    **_many("airstrike airstrikes air-strike", _violence(AIR, "airstrike")),
    "strike": Trigger("violence", AIR, vague=True),
    **_many("shelling bombardment barrage", _violence(SHELLING, "shell")),
    **_many(
        "clash gunfight firefight battle skirmish fighting shoot-out gun-battle",
        Trigger("violence", CLASH, object=""),
    ),
    "offensive": Trigger("violence", CLASH),
    **_many("rape", _violence(SEXUAL)),
    **_many(
        "kidnapping abduction kidnap hijacking hostage-taking", Trigger("abduction", ABDUCTION)
    ),
    **_many("arrest detention", Trigger("arrest", ARRESTS)),
    "release": Trigger("release", OTHER, needs=PEOPLE_TAKEN),
    **_many("looting robbery", _violence(LOOTING)),
    **_many("riot rioting", Trigger("protest", RIOT, object="")),
    **_many(
        "protest demonstration rally march vigil sit-in", Trigger("protest", PROTEST, object="")
    ),
    **_many("ceasefire truce", Trigger("accord", AGREEMENT, object="")),
    "coup": Trigger("other", OTHER, object=""),
}


def _with(needs: str, trigger: Trigger) -> Trigger:
    return msgspec.structs.replace(trigger, needs=frozenset(needs.split()))


_TAKEN = Trigger("abduction", ABDUCTION)
_CRASH = _violence(ATTACK)

LIGHT_VERBS: dict[str, tuple[Trigger, ...]] = {
    "take": (
        _with("custody", Trigger("arrest", ARRESTS)),
        _with("prisoner", Trigger("arrest", ARRESTS)),
        _with("hostage captive hostages", _TAKEN),
        _with("control", Trigger("territory", OVERTAKEN, object="")),
    ),
    "hold": (
        _with("hostage captive hostages ransom", _TAKEN),
        _with("protest rally vigil demonstration march", Trigger("protest", PROTEST, object="")),
    ),
    "lead": (_with("captivity", _TAKEN),),
    "shoot": (
        msgspec.structs.replace(
            Trigger("violence", DISRUPTED, vague=True), needs=frozenset(("down",))
        ),
    ),
    "march": (
        _with(
            "street protester thousand hundred demonstrator square capital",
            Trigger("protest", PROTEST, object=""),
        ),
    ),
    "gather": (
        _with("protest protester vigil demonstrator rally", Trigger("protest", PROTEST, object="")),
    ),
    "come": (_with("attack fire", _vague("", "target")),),
    "set": (
        _with(
            "fire ablaze alight",
            Trigger("violence", LOOTING, vague=True, object="damage", weapon="fire"),
        ),
    ),
    "go": (_with("off", _BLAST),),
    "exchange": (_with("fire", Trigger("violence", CLASH, object="")),),
    "crash": (_with("crowd pedestrian people patrol convoy gate checkpoint", _CRASH),),
    "drive": (_with("crowd pedestrian people checkpoint", _CRASH),),
    "mow": (_with("down", _CRASH),),
    "run": (_with("over", _CRASH),),
    "gun": (_with("down", _violence(ATTACK, "gun")),),
    "cut": (_with("throat", _violence(ATTACK, "knife")),),
    "round": (_with("up", Trigger("arrest", ARRESTS)),),
    "nab": (Trigger("arrest", ARRESTS),),
    "hand": (_with("over back", Trigger("release", OTHER)),),
    "let": (_with("go", Trigger("release", OTHER)),),
    "commit": (_with("suicide", Trigger("other", OTHER, object="")),),
    "hang": (_with("himself herself", Trigger("other", OTHER, object="")),),
    "break": (
        _with(
            "up",
            _with(
                "protest crowd demonstration rally", Trigger("protest", "Protest with intervention")
            ),
        ),
    ),
    "disperse": (
        _with(
            "protester protest crowd demonstrator gas demonstration rally",
            Trigger("protest", "Protest with intervention"),
        ),
    ),
    "reach": (
        _with("agreement ceasefire truce deal accord", Trigger("accord", AGREEMENT, object="")),
    ),
    "declare": (_with("ceasefire truce", Trigger("accord", AGREEMENT, object="")),),
    "agree": (_with("ceasefire truce", Trigger("accord", AGREEMENT, object="")),),
    "engage": (_with("strike unit fighter airstrike", Trigger("violence", AIR, subject="weapon")),),
    "rock": (_with("explosion blast bomb", _BLAST),),
    "rip": (_with("explosion blast bomb", _BLAST),),
    "fall": (
        _with("hand control rebel militant", Trigger("territory", OVERTAKEN, subject="target")),
    ),
    "lay": (_with("dead siege", _vague()),),
    "lie": (_with("dead", _vague("", "target")),),
    "find": (_with("dead", _vague()),),
    "seize": (msgspec.structs.replace(Trigger("territory", OVERTAKEN), needs=CONTROL),),
    "blast": (_with("off", Trigger("test", OTHER, object="weapon", subject="weapon")),),
    "test-fire": (Trigger("test", OTHER, object="weapon"),),
    "flight-test": (Trigger("test", OTHER, object="weapon"),),
    "surrender": (Trigger("arrest", ARRESTS, subject="target", object=""),),
    "deport": (Trigger("other", OTHER),),
    "lob": (
        _with(
            "rocket shell grenade missile bomb mortar",
            Trigger("violence", SHELLING, object="weapon"),
        ),
    ),
    "drop": (_with("bomb grenade munition", Trigger("violence", AIR, object="weapon")),),
    "crush": (Trigger("violence", ATTACK, vague=True),),
    "gas": (Trigger("violence", CHEMICAL),),
    "open": (_with("fire", Trigger("violence", ATTACK, vague=True, object="", weapon="gun")),),
}
"""Verbs that evoke an incident, or another one, in company: the first whose needs are met."""


IRREALIS_HEADS = frozenset(
    "threaten plan want vow pledge promise plot prepare prevent avoid avert stop fear warn urge "
    "call demand expect consider refuse hope intend seek aim try attempt encourage order allow "
    "authorize authorise agree decide wish need oppose protect deter foil thwart combat fight "
    "discuss predict anticipate incite advocate propose risk contemplate schedule train ask tell "
    "request instruct be go".split()
)
"""Verbs whose infinitive or gerund complement did not (need to) happen."""

IRREALIS_NOUNS = frozenset(
    "threat plan risk fear possibility danger attempt plot warning prevention likelihood intention "
    "desire campaign call demand prospect fight war struggle defence defense preparation "
    "charge crime offence offense case law ban policy alert".split()
)
"""Nouns whose "of X" or compound X did not (need to) happen, or is a matter of law."""

IRREALIS_MODIFIERS = frozenset(
    "possible potential planned future further impending imminent threatened hypothetical "
    "foiled attempted would-be next repeated frequent regular daily continued continuing "
    "systematic widespread increasing sporadic recurrent constant many numerous "
    "various".split()
)
"""Adjectives and determiners with which an event noun names no single datable happening."""

HABITUAL = frozenset(
    "often frequently regularly routinely usually always sometimes generally typically repeatedly "
    "commonly rarely normally occasionally never".split()
)

TYPE_BY_WEAPON: dict[str, str] = {
    **dict.fromkeys("drone airstrike warplane jet aircraft bomber helicopter uav".split(), AIR),
    **dict.fromkeys("missile rocket mortar shell artillery projectile howitzer".split(), SHELLING),
    **dict.fromkeys("ied mine landmine device explosive dynamite".split(), IED),
    "grenade": GRENADE,
    **dict.fromkeys("chlorine sarin chemical".split(), CHEMICAL),
}
