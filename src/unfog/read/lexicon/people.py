"""Who can be counted, by the noun that names them (lemmas, lower case)."""

from __future__ import annotations

from unfog.model.claim import CountOf

CIVILIANS = frozenset(
    """civilian noncombatant bystander passerby passer-by pedestrian resident villager inhabitant
    citizen townsfolk townspeople shopper passenger commuter traveller traveler tourist visitor
    holidaymaker guest driver motorist pilgrim worshipper worshiper churchgoer parishioner
    student undergraduate graduate schoolmate classmate journalist reporter correspondent
    photographer cameraman camerawoman broadcaster columnist blogger writer author poet editor
    publisher fixer activist campaigner demonstrator protester protestor marcher striker dissident
    unionist lawyer attorney judge prosecutor magistrate doctor physician nurse paramedic medic
    surgeon pharmacist farmer herder herdsman shepherd fisherman peasant labourer laborer miner
    trader merchant shopkeeper vendor stallholder businessman businesswoman banker engineer
    artist actor actress singer musician rapper player athlete coach wrestler fan spectator
    partygoer concertgoer clubber politician lawmaker legislator parliamentarian senator
    congressman councillor councilor mayor governor minister deputy president candidate official
    diplomat ambassador envoy consul priest pastor nun monk bishop imam cleric rabbi seminarian
    missionary preacher professor lecturer academic researcher scholar scientist aid-worker
    humanitarian volunteer refugee migrant asylum-seeker evacuee hostage captive abductee
    tribesman tribeswoman elder chief chieftain housewife mother father parent wife husband
    widow widower spouse partner girlfriend boyfriend fiancee fiancé fiancée sister brother uncle
    aunt cousin nephew niece grandmother grandfather grandparent son daughter relative sibling
    family neighbour neighbor friend colleague settler homeowner customer patron diner reveller
    reveler camper hiker swimmer cyclist sailor-civilian seafarer mariner crewman cook cleaner
    taxi-driver trucker mechanic carpenter plumber butcher baker waiter waitress barman janitor
    entrepreneur executive manager ceo founder programmer technician adviser advisor spokesman
    spokeswoman defector exile whistleblower cartoonist translator interpreter organiser organizer
    boatman ferryman bosun deckhand docker stevedore skipper steward stewardess muezzin deacon
    catechist sexton acolyte pastor-general evangelist nuncio chaplain abbot abbess monsignor
    headman headwoman councilman councilwoman alderman commissioner prefect sub-prefect governorate
    ombudsman rector dean chancellor provost tutor instructor trainer trainee apprentice novice
    intern postgraduate freshman schoolteacher headmistress headteacher caretaker gardener maid
    nanny babysitter housekeeper butler chauffeur cabbie motorcyclist biker jogger angler hunter
    trapper woodcutter logger lumberjack smallholder sharecropper planter picker goatherd cowherd
    rancher cowboy farmhand beekeeper weaver tailor cobbler barber hairdresser chef bartender
    doorman bouncer attendant usher hawker peddler pedlar fishmonger grocer greengrocer jeweller
    jeweler moneychanger teller cashier accountant auditor surveyor geologist hydrologist agronomist
    archaeologist biologist botanist ecologist economist historian linguist mason bricklayer welder
    electrician painter joiner roofer driller rigger foreman postman mailman courier conductor
    midwife dentist veterinarian psychologist counsellor counselor pediatrician paediatrician
    stretcher-bearer choirboy drummer dancer acrobat clown comedian novelist playwright filmmaker
    producer presenter newsreader stringer newsman newswoman organist bride bridegroom groom
    in-law father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law
    stepfather stepmother stepson stepdaughter stepbrother stepsister granddaughter grandson
    godfather godmother fiancé roommate flatmate housemate lodger landlord landlady playmate
    climber mountaineer skier surfer lifeguard guide gamekeeper coordinator co-ordinator delegate
    co-worker coworker pilgrim-guide breadwinner""".split()
)
CHILDREN = frozenset(
    """child kid boy girl baby toddler infant newborn schoolboy schoolgirl schoolchild minor
    teenager adolescent youngster pupil orphan preschooler year-old""".split()
)
POLICE = frozenset(
    """policeman policewoman police constable cop gendarme trooper sheriff detective carabiniere
    patrolman inspector sub-inspector superintendent traffic-warden""".split()
)
SOLDIERS = frozenset(
    """soldier troop troops serviceman servicewoman service-member servicemember marine
    paratrooper peacekeeper conscript recruit reservist infantryman commando ranger general
    colonel major captain lieutenant sergeant corporal private airman pilot sailor brigadier
    legionnaire gunner guardsman warplane-crew veteran cadet medic-soldier jawan sepoy naik havildar
    subedar askari sapper deminer sniper sentry conscript-soldier enlistee draftee lance-corporal
    quartermaster coastguard""".split()
)
COMBATANTS = frozenset(
    """militant fighter insurgent rebel guerrilla guerilla terrorist extremist jihadist jihadi
    islamist militiaman mujahideen combatant mercenary partisan warlord commander operative
    separatist paramilitary gangster pirate bandit brigand kingpin ringleader dacoit outlaw
    secessionist mutineer henchman mobster vigilante rustler""".split()
)
PERPETRATORS = frozenset(
    """attacker assailant gunman gunmen bomber shooter hijacker assassin perpetrator kidnapper
    abductor hostage-taker knifeman arsonist raider intruder robber stabber killer hitman burglar
    mugger looter rioter vandal""".split()
)
STAFF = frozenset(
    """employee staff staffer staffers guard bodyguard watchman contractor teacher schoolmaster
    headmaster principal crewmember crew janitor porter clerk firefighter fireman rescuer
    responder operator personnel worker librarian receptionist warder warden jailer
    gaoler""".split()
)
PEOPLE = frozenset(
    """person people man woman adult victim individual other male female men women youth teen
    suspect prisoner detainee inmate convict member national citizen leader dead body corpse
    human youngster pensioner grandchild survivor casualty fatality patient foreigner
    immigrant local native occupant soul life muslim christian hindu jew wounded injured missing
    defendant accomplice conspirator dealer trafficker smuggler poacher thief offender
    figure follower supporter sympathiser sympathizer ally rival opponent associate recruit
    officer guy lady gentleman couple twin trio pair duo someone somebody everyone ruler king
    prince princess queen sheikh emir monarch boss owner tenant American expatriate student-leader
    hundred thousand dozen score none one fugitive escapee villain hero martyr graduate-student
    runner head chairman chairwoman director secretary chair manager""".lower().split()
)

_ORDER: tuple[tuple[frozenset[str], CountOf], ...] = (
    (PERPETRATORS, "perpetrators"),
    (CHILDREN, "children"),
    (POLICE, "police"),
    (SOLDIERS, "soldiers"),
    (COMBATANTS, "combatants"),
    (STAFF, "staff"),
    (CIVILIANS, "civilians"),
    (PEOPLE, "people"),
)
KINDS: dict[str, CountOf] = {}
for _words, _kind in _ORDER:
    for _word in sorted(_words):
        KINDS.setdefault(_word, _kind)

# A modifier or an of-phrase that says more than the noun: "police officer", "ISIL member"
_MODIFIERS: tuple[tuple[CountOf, str], ...] = (
    ("police", "police policing sheriff gendarmerie constabulary traffic-police"),
    (
        "soldiers",
        "army military navy naval marine troop soldier regiment brigade battalion corps nato"
        " serviceman infantry airborne warship convoy border",
    ),
    (
        "combatants",
        "militant rebel insurgent militia terrorist jihadist isis isil daesh taliban hamas"
        " hezbollah houthi guerrilla qaida qaeda boko haram shabaab al-shabaab gang is"
        " iran-backed iranian-backed cartel",
    ),
    ("staff", "staff embassy bank hospital security company bus un"),
    ("civilians", "civilian aid humanitarian media union opposition missionary family"),
    ("children", "school primary teenage year-old young little"),
)
MODIFIERS: dict[str, CountOf] = {word: kind for kind, words in _MODIFIERS for word in words.split()}
# Nouns so general that their modifier decides who is counted
GENERAL = frozenset(
    """officer member man woman person people official worker leader personnel victim other
    casualty commander figure agent guard""".split()
)
GROUPS = frozenset(
    """family crew group team gang band couple household patrol squad delegation party
    class trio""".split()
)
PAIRS = {"pair": 2, "couple": 2, "duo": 2, "twins": 2, "trio": 3}
PERSON_PRONOUNS = frozenset(
    "he she him her himself herself i me myself whom who someone somebody".split()
)
ZERO_PRONOUNS = frozenset("nobody no-one none noone".split())

# Endings of nouns for people, trusted only where the verb can hardly take anything else
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "men", "women", "ian", "eer", "ee", "nik")
NOT_PEOPLE = frozenset(
    """number water paper border power weather order water computer center centre tower river
    letter shelter container helicopter fighter-jet tanker trailer bomber-aircraft car flower
    weather fever cancer winter summer number member-state door floor motor sector factor
    error tree coffee committee degree employee-car building idea order matter danger chapter
    tiger spider deer reindeer monster quarter corner dinner theatre theater newspaper career
    mirror corridor tutor-car horror terror honor honour color colour humor humour labor labour
    favor favour harbor harbour neighbor-hood tractor reactor bulldozer destroyer cruiser carrier
    freighter boiler router server filter folder super offer answer laughter slaughter murder
    wonder thunder power corruption gender cover hover""".split()
)
