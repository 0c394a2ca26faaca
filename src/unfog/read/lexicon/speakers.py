"""Words that tell what kind of speaker a noun phrase names."""

from __future__ import annotations

from unfog.model.speaker import SpeakerKind
from unfog.read.lexicon.cues import words

_BY_KIND: dict[SpeakerKind, str] = {
    "police": """police policeman policewoman policemen cop cops constable sheriff deputies
    deputy detective detectives inspector superintendent constabulary gendarmerie
    gendarmes gendarme investigator investigators nypd lapd interpol fbi
    carabinieri patrolman marshal marshals commissioner sergeant sgt swat""",
    "military": """army navy military troops soldier soldiers corps airforce marines marine
    coalition centcom nato pentagon commander commanders general brigadier colonel
    major captain lieutenant admiral garrison staff navies coastguard guard
    battalion idf norad artillery peacekeepers airmen sailors paratroopers""",
    "government": """government ministry minister ministers president presidency premier parliament
    lawmaker lawmakers senator senators congressman congresswoman mp governor
    mayor council councillor administration authority authorities official
    officials prosecutor prosecutors prosecution court courts judge judges
    tribunal magistrate embassy ambassador consulate consul department bureau
    secretary chancellor cabinet district prefect prefecture municipality state
    agency attorney kremlin diplomat diplomats delegate commissioners customs
    firefighters fire indictment legislator legislators politician politicians
    ombudsman king prince queen regime judiciary registry chargé
    administrator """,
    "medical": """hospital hospitals doctor doctors medic medics nurse nurses surgeon surgeons
    physician physicians paramedic paramedics coroner clinic ambulance autopsy
    pathologist morgue examiner postmortem health-worker""",
    "witness": """witness witnesses eyewitness eyewitnesses resident residents villager
    villagers neighbor neighbors neighbour neighbours survivor
    survivors bystander bystanders passer-by passers-by passenger passengers
    shopkeeper shopkeepers farmer farmers trader traders driver drivers worker
    workers student students pupil pupils teacher teachers onlooker onlookers
    local locals inhabitant inhabitants worshipper worshippers shopper shoppers
    tourist tourists hostage hostages captive captives protester protesters
    protestor protestors marcher marchers elder elders herder herders fisherman
    fishermen guest guests refugee refugees people victim victims priest imam
    vendor vendors stallholder""",
    "victim_family": """family families relative relatives mother father parents parent brother
    sister
    wife husband widow son daughter cousin uncle aunt grandmother grandfather
    brothers sisters grandson niece nephew kin""",
    "expert": """analyst analysts expert experts professor researcher researchers academic
    academics specialist specialists scholar historian scientist scientists
    economist""",
    "media": """newspaper newspapers media tv television radio news press journalist
    journalists reporter reporters channel broadcaster website magazine daily
    outlet outlets newswire correspondent editor times gazette tribune herald
    guardian bbc cnn reuters afp""",
    "igo": """un unicef unhcr monitors mission osce iaea unesco peacekeeping au eu ecowas
    icrc""",
    "ngo": """ngo ngos rights charity charities observatory organisation organization foundation
    activist activists campaigners campaigner watchdog association network
    committee amnesty watch""",
    "armed_group": """rebel rebels militant militants militia militias insurgents insurgent
    guerrilla guerrillas group gunmen kidnappers captors faction factions fighters
    jihadists brigade brigades front column separatists movement liberation
    terrorists vanguard cartel gang taliban hamas hezbollah houthis isis isil""",
    "anonymous": """source sources insider insiders rumour rumours rumor rumors reports report
    someone caller sender leaker whistleblower""",
    "other": """company operator lawyer lawyers attorneys union unions party parties owner
    owners spokesman spokeswoman spokesperson opposition video videos footage
    photograph images image document documents leaders supporters church bishop
    college university defence defense defendant accused suspect suspects club
    firm airline""",
}
KIND_OF: dict[str, SpeakerKind] = {
    word: kind for kind, line in _BY_KIND.items() for word in line.split()
}
"""Kind by lower-case word; later entries of `_BY_KIND` win."""

WEAK_KINDS = words(
    """press official officials staff state agency people general major captain district report
    reports
    group council committee department bureau commissioner administration secretary president
    mission network association guard command local worker workers source sources driver staff
    organisation organization front times watch watchdog party leaders director"""
)
"""Words whose kind gives way to that of their modifiers ("police source", "army officer")."""

ROLES = words(
    """spokesman spokeswoman spokesperson spokesmen spokespersons spokespeople chief head
    director leader leaders boss deputy chairman chairwoman chair chairperson secretary
    president officer officers official officials representative member members manager
    adviser advisor aide registrar coordinator lawyer attorney editor analyst commander
    commissioner minister ambassador envoy mayor governor prosecutor superintendent inspector
    captain colonel general bishop professor founder owner co-founder executive counsel
    correspondent reporter researcher employee source sources elder doctor nurse principal
    negotiator candidate senator coroner sheriff detective sergeant delegate speaker
    councillor master vice-president assistant admiral brigadier major lieutenant judge clerk
    engineer worker guard driver resident residents spokeperson"""
)
"""Nouns that name a person by office: what stands before them is the organisation."""

TITLES = words(
    """mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady prof prof. professor president
    minister premier chancellor senator sen. sen rep. rep congressman congresswoman governor
    gov. gov mayor ambassador col. col colonel gen. gen general brig. brig brigadier maj. maj
    major capt. capt captain lt. lt lieutenant sgt. sgt sergeant cpl. corporal adm. admiral
    cmdr. commander inspector superintendent supt. supt commissioner chief deputy detective
    constable sheriff officer judge justice king queen prince princess sheikh imam rev. rev
    reverend father sister bishop archbishop pope secretary spokesman spokeswoman spokesperson
    prime foreign defence defense interior vice attorney maj.-gen. marshal insp. det. const.
    hon. engineer field communications information security director comrade brig.-gen.
    lt.-col. assistant chairman coach cardinal ayatollah undersecretary"""
)

ANONYMITY = (
    "asked not to be named",
    "asked not to be identified",
    "not be named",
    "not be identified",
    "did not want to be named",
    "declined to be named",
    "declined to be identified",
    "condition of anonymity",
    "requested anonymity",
    "requesting anonymity",
    "anonymously",
    "not authorised to",
    "not authorized to",
    "would not give his name",
    "would not give her name",
    "withheld",
    "spoke on background",
    "familiar with",
    "whose name",
    "unnamed",
    "anonymous",
    "unidentified",
)
"""Phrases within the noun phrase or its sentence that keep the speaker's name back."""

SHY = words(
    """official officer officers soldier diplomat engineer worker conscript commander guard clerk
    aide insider lawmaker employee investigator agent"""
)
"""Servants of an institution: with "a" and no name they are anonymous."""

PAPERS = words(
    """statement report release communique communiqué tweet post message letter account version
    indictment sheet complaint document documents records record data study survey
    investigation inquiry dispatch broadcast message video footage bulletin briefing affidavit
    affidavits figures figure estimate estimates tally announcement note list press-release
    dispatch testimony article story review assessment reports statements posts messages"""
)
"""Things that speak for their author."""

CROWDS = words("reporters journalists media newsmen press")
GROUP_WORDS = words(
    """group movement militia organisation organization front brigade brigades faction rebels
    militants insurgents army outfit column alliance party"""
)
INSTITUTIONS = words(
    """ministry army navy police military government department agency hospital embassy command
    company mission office court union association front group committee council party channel
    station newspaper network directorate operator authority coalition force forces bureau
    institute club charity foundation organisation organization movement"""
)
MEDIA_TAILS = words(
    """times post herald news tribune gazette guardian telegraph journal daily press agency tv
    television radio newspaper newswire wire channel online media broadcaster broadcasting
    magazine observer mail independent globe monitor today network courier chronicle sun
    standard fm banner"""
)
MEDIA_NAMES = words(
    """reuters afp ap bbc cnn cnbc nbc cbs abc npr pbs dpa efe tass interfax xinhua sana irna
    fars tasnim mehr isna sputnik ria kyodo yonhap nhk pti ani aljazeera cctv nyt bloomberg
    axios politico anadolu ansa dw rt spa wam kuna mena kcna rfe tt nos"""
)
MEN = words("mr mr. he him his himself")
WOMEN = words("mrs mrs. ms ms. miss she her herself spokeswoman")

_PRESS: frozenset[SpeakerKind] = frozenset(("media",))
_ARMED: frozenset[SpeakerKind] = frozenset(("armed_group",))
_CIVIL: frozenset[SpeakerKind] = frozenset(("ngo", "igo"))
ANAPHORS: dict[str, frozenset[SpeakerKind]] = {
    **dict.fromkeys(words("newspaper paper website outlet broadcaster magazine station"), _PRESS),
    **dict.fromkeys(words("group movement militia faction rebels militants"), _ARMED),
    **dict.fromkeys(words("organisation organization charity watchdog"), _CIVIL),
    "agency": frozenset(("media", "police", "government", "igo")),
    "company": frozenset(("other",)),
}
"""What "the group", "the newspaper" may stand for."""
