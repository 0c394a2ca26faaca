"""Verbs that evoke incidents, alone or in company; how to add one: see `triggers`."""

from __future__ import annotations

from unfog.read.lexicon.sub_events import (
    ABDUCTION,
    AGREEMENT,
    AIR,
    ARRESTS,
    ATTACK,
    CHEMICAL,
    CLASH,
    DISRUPTED,
    IED,
    INTERVENTION,
    LOOTING,
    OTHER,
    OVERTAKEN,
    PROTEST,
    REGAINED,
    RIOT,
    SEXUAL,
    SHELLING,
)
from unfog.read.lexicon.triggers import Table, Trigger, table

_PROJECTILES = (
    "missile rocket shell mortar round projectile artillery drone bomb shot bullet torpedo salvo "
    "volley barrage grenade uav gun weapon pistol rifle crowd officer police soldier gas "
    "cannon arrow flare"
)
_FIRED_ON = (
    "into upon at people protester demonstrator villager civilian troop patrol convoy vehicle car "
    "bus post base position house village ship vessel boat"
)
_STRIKES = (
    "attack strike airstrike raid assault offensive missile rocket drone operation torpedo "
    "bombardment incursion shell grenade mortar barrage projectile satellite ambush"
)
_GROUND = (
    "town city village control territory base area district neighbourhood neighborhood camp post "
    "outpost position airport field hill bridge province region stronghold barracks capital "
    "crossing dam checkpoint"
)
PEOPLE_TAKEN = (
    "hostage captive prisoner student girl boy child woman man people passenger pupil teacher "
    "soldier worker schoolgirl villager journalist sailor crew tourist aid doctor nurse "
    "civilian resident person priest nun official driver engineer guard policeman officer "
    "captain"
)
_CARRIED_OFF = "van car vehicle truck suv pickup lorry jeep boot bush forest jungle"
_SHIPS = "ship vessel tanker boat freighter plane bus aircraft trawler"
_PACTS = "agreement ceasefire truce deal accord pact treaty memorandum armistice protocol text"
_THROWN = "stone rock bottle bomb grenade dynamite brick molotov cocktail firework petrol firebomb"
_TESTED = "missile rocket bomb device warhead satellite weapon icbm"
_SHOT_HIGH = "rocket shell grenade missile bomb mortar"
_RALLY = "protest rally vigil demonstration march"

_ATTACKING = Trigger("violence", ATTACK, vague=True)
_ASSAULTING = Trigger("violence", ATTACK)
_SHOOTING = Trigger("violence", ATTACK, vague=True, weapon="gun")
_FIRING = Trigger("violence", ATTACK, vague=True, object="weapon")
_DYING = Trigger("violence", ATTACK, vague=True, subject="", object="")
_LYING = Trigger("violence", ATTACK, vague=True, subject="target", object="")
_STABBING = Trigger("violence", ATTACK, weapon="knife")
_BLOWING_UP = Trigger("violence", IED, subject="weapon")
_BOMBARDING = Trigger("violence", SHELLING, weapon="shell")
_DAMAGING = Trigger("violence", LOOTING, vague=True, object="damage")
_STOPPING = Trigger("violence", DISRUPTED, vague=True, object="")
_CLASHING = Trigger("violence", CLASH, object="")
_ABDUCTING = Trigger("abduction", ABDUCTION)
_ARRESTING = Trigger("arrest", ARRESTS)
_FREEING = Trigger("release", OTHER)
_FREEING_SOMEBODY = Trigger("release", OTHER, patient="person")
_OVERTAKING = Trigger("territory", OVERTAKEN)
_PROTESTING = Trigger("protest", PROTEST, object="")
_DISPERSING = Trigger("protest", INTERVENTION)
_THROWING = Trigger("protest", RIOT, object="weapon")
_AGREEING = Trigger("accord", AGREEMENT, object="")
_TESTING = Trigger("test", OTHER, object="weapon")
_OTHER = Trigger("other", OTHER)
_OTHER_WITHOUT_OBJECT = Trigger("other", OTHER, object="")

VERBS: Table = table(
    # violence against people
    ("kill murder slay massacre execute behead lynch slaughter assassinate", _ATTACKING),
    ("attack assault assail storm ambush raid target torture maim", _ATTACKING),
    ("wound injure hurt strike hit crush", _ATTACKING),
    ("die perish", _DYING),
    ("lie", _LYING.needing("dead")),
    ("come", _LYING.needing("attack fire")),
    ("find", _ATTACKING.needing("dead")),
    ("lay", _ATTACKING.needing("dead siege")),
    ("shoot", Trigger("violence", DISRUPTED, vague=True).needing("down")),
    ("shoot", _SHOOTING),
    ("gun", Trigger("violence", ATTACK, weapon="gun").needing("down")),
    ("open", Trigger("violence", ATTACK, vague=True, object="", weapon="gun").needing("fire")),
    ("stab knife", _STABBING),
    ("cut", _STABBING.needing("throat")),
    ("beat batter punch hack strangle poison rob mug", _ASSAULTING),
    ("bash bludgeon club tase taser thrash flog garrotte pistol-whip", _ASSAULTING),
    ("set", _ASSAULTING.needing("upon")),
    ("rough", _ASSAULTING.needing("up")),
    ("plow plough ram", _ASSAULTING),
    ("crash", _ASSAULTING.needing("crowd pedestrian people patrol convoy gate checkpoint")),
    ("drive", _ASSAULTING.needing("crowd pedestrian people checkpoint")),
    ("mow", _ASSAULTING.needing("down")),
    ("run", _ASSAULTING.needing("over")),
    ("rape molest", Trigger("violence", SEXUAL)),
    ("gas", Trigger("violence", CHEMICAL)),
    # explosives and weapons from afar
    ("bomb", Trigger("violence", IED, vague=True, weapon="bomb")),
    ("explode detonate erupt", _BLOWING_UP),
    ("go", _BLOWING_UP.needing("off")),
    ("rock rip tear", _BLOWING_UP.needing("explosion blast bomb")),
    ("blow", Trigger("violence", IED).needing("up himself herself themselves")),
    ("bombard shell mortar", _BOMBARDING),
    ("lob", Trigger("violence", SHELLING, object="weapon").needing(_SHOT_HIGH)),
    ("airstrike strafe", Trigger("violence", AIR, weapon="airstrike")),
    ("drop", Trigger("violence", AIR, object="weapon").needing("bomb grenade munition")),
    (
        "engage",
        Trigger("violence", AIR, subject="weapon").needing("strike unit fighter airstrike"),
    ),
    ("fire", _FIRING.needing(f"{_PROJECTILES} {_FIRED_ON}")),
    ("launch", _FIRING.needing(_STRIKES)),
    ("intercept down", _STOPPING),
    ("defuse", Trigger("violence", DISRUPTED, object="")),
    # battles
    ("clash skirmish invade", _CLASHING),
    ("exchange", _CLASHING.needing("fire")),
    # things destroyed or taken
    ("destroy damage burn demolish sink smash wreck flatten raze dynamite", _DAMAGING),
    (
        "set",
        Trigger("violence", LOOTING, vague=True, object="damage", weapon="fire").needing(
            "fire ablaze alight"
        ),
    ),
    ("firebomb torch", Trigger("violence", LOOTING, object="damage", weapon="fire")),
    ("loot ransack vandalize vandalise", Trigger("violence", LOOTING)),
    # people and ships taken, freed, arrested
    ("kidnap abduct hijack", _ABDUCTING),
    (
        "disappear vanish",
        Trigger("abduction", ABDUCTION, subject="target", object="", patient="person"),
    ),
    ("whisk spirit", _ABDUCTING.needing("away off")),
    (
        "bundle push shove drag force march",
        Trigger("abduction", ABDUCTION, patient="person").needing(_CARRIED_OFF),
    ),
    ("take", _ARRESTING.needing("custody prisoner")),
    ("take hold", _ABDUCTING.needing("hostage captive hostages")),
    ("hold", _ABDUCTING.needing("ransom gunpoint knifepoint")),
    ("lead", _ABDUCTING.needing("captivity")),
    ("capture", _ABDUCTING.needing(f"{PEOPLE_TAKEN} {_SHIPS}")),
    ("arrest detain apprehend nab", _ARRESTING),
    ("round", _ARRESTING.needing("up")),
    ("surrender", Trigger("arrest", ARRESTS, subject="target", object="")),
    ("free", _FREEING),
    ("release rescue", _FREEING_SOMEBODY),
    ("hand", _FREEING.needing("over back")),
    ("let", _FREEING.needing("go")),
    # ground taken
    ("take", Trigger("territory", OVERTAKEN, object="").needing("control")),
    ("seize", _OVERTAKING.needing(_GROUND)),
    ("seize snatch", _ABDUCTING.needing(f"{PEOPLE_TAKEN} {_SHIPS}")),
    ("capture", Trigger("territory", OVERTAKEN, vague=True, patient="any")),
    ("occupy overrun", _OVERTAKING),
    (
        "fall",
        Trigger("territory", OVERTAKEN, subject="target").needing("hand control rebel militant"),
    ),
    ("recapture retake reclaim liberate", Trigger("territory", REGAINED).needing(_GROUND)),
    # protests
    ("protest demonstrate rally", _PROTESTING),
    ("hold", _PROTESTING.needing(_RALLY)),
    (
        "march",
        _PROTESTING.needing("street protester thousand hundred demonstrator square capital"),
    ),
    ("gather", _PROTESTING.needing("protest protester vigil demonstrator rally")),
    ("riot", Trigger("protest", RIOT, object="")),
    ("hurl", _THROWING),
    ("pelt", Trigger("protest", RIOT)),
    ("throw", _THROWING.needing(_THROWN)),
    ("break", _DISPERSING.needing("protest crowd demonstration rally blockade march picket")),
    (
        "disperse",
        _DISPERSING.needing("protester protest crowd demonstrator gas demonstration rally"),
    ),
    # agreements and the rest
    ("sign", _AGREEING.needing(_PACTS)),
    ("reach", _AGREEING.needing("agreement ceasefire truce deal accord")),
    ("declare agree", _AGREEING.needing("ceasefire truce")),
    ("test", _TESTING.needing(_TESTED)),
    ("test-fire flight-test", _TESTING),
    ("blast", Trigger("test", OTHER, object="weapon", subject="weapon").needing("off")),
    ("topple overthrow oust depose deport", _OTHER),
    ("vote self-immolate", _OTHER_WITHOUT_OBJECT),
    ("commit", _OTHER_WITHOUT_OBJECT.needing("suicide")),
    ("hang", _OTHER_WITHOUT_OBJECT.needing("himself herself")),
)
"""By lemma. Light verbs ("take", "go") stand only with the words that make them tell."""
