"""Words that tell whether a happening is told as fact, and what kills without an attacker."""

from __future__ import annotations

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

NATURAL = frozenset(
    "earthquake quake tremor aftershock tsunami cyclone hurricane typhoon flood flooding landslide "
    "avalanche drought famine epidemic pandemic outbreak virus coronavirus covid covid-19 cholera "
    "ebola malaria measles disease cancer diabetes illness pneumonia stroke heart lightning storm "
    "wildfire heatwave".split()
)
"""What kills without an attacker."""

RESCUERS = frozenset("firefighter fireman lifeguard rescuer paramedic medic crew".split())
"""Who rescues from fire and water rather than frees captives."""

FACTIVE = frozenset(
    "condemn mourn welcome deplore regret denounce remember recall commemorate mark praise hail "
    "investigate probe be describe call blame follow mean show bring link say report note".split()
)
"""Verbs whose object happened, in the present tense too."""

SEEMING = frozenset("seem appear believe suspect think presume allege report say know".split())
"""Verbs whose infinitive tells of what happened ("is believed to have attacked")."""
