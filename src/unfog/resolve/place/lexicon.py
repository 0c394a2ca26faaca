"""The words around a place name that tell what it is. General vocabulary only."""

from __future__ import annotations

from typing import Literal

Hint = Literal["", "admin", "settlement", "country", "facility", "local", "street", "natural"]

LOCATIVE = frozenset(
    """in at near outside around inside from to toward towards across off into through via over
    throughout between within onto above below beside beyond along by against""".split()
)
"""Prepositions after which a capitalised name may be a place."""

SURE_LOCATIVE = frozenset(
    """in at near outside around inside toward towards across off into throughout within
    from""".split()
)
"""Those after which even a name that was tagged as a person is taken for a place."""

_NOUNS: dict[Hint, str] = {
    "admin": """province|provinces|governorate|governorates|state|states|county|district|districts
        |region|regions|prefecture|oblast|department|division|parish|municipality|republic|raion
        |local government area|local government|lga|council area|area council|subdistrict
        |sub-district|sub-county|krai|emirate|canton|regency|voivodeship|autonomous region
        |territory|parish""",
    "settlement": "city|town|village|township|hamlet|suburb|settlement|villages|towns|cities",
    "facility": """air base|airbase|air force base|airport|international airport|airfield
        |military airfield|military airport|airstrip|army air field|army airfield
        |military base|army base|naval base|base|oil field|oilfield|oil fields|oilfields
        |gas field|gas fields|gasfield|refinery|oil refinery|oil terminal|gas plant|border crossing
        |border post|border gate|crossing|refugee camp|camp|dam|prison|jail|port|seaport
        |power plant|power station|nuclear plant|nuclear power plant|barrage""",
    "local": """hospital|market|bridge|university|college|school|mosque|church|cathedral|temple
        |synagogue|station|hotel|square|barracks|checkpoint|neighborhood|neighbourhood|quarter|slum|slums
        |area|road|highway|motorway|expressway|junction|roundabout|park|cemetery|embassy
        |consulate|stadium|mall|shopping mall|shopping center|shopping centre|terminal|factory
        |mine|headquarters|police station|metro station|railway station|train station|bus station
        |outskirts|suburbs|countryside|side|front|pocket|enclave|farm|forest|campus|axis
        |industrial zone|zone|community|communities|compound|seminary|clinic|theatre|theater|palace
        |tower|museum|court|high court|estate|ferry terminal|ward|corridor|crossroads|depot|garrison
        |building""",
    "street": """street|st|st.|avenue|ave|ave.|road|rd|rd.|drive|dr.|boulevard|blvd|blvd.|lane
        |way|court|circle|place|terrace|highway|parkway|crescent|alley|close|row""",
    "natural": """island|islands|mountain|mountains|river|valley|desert|sea|strait|gulf|lake
        |peninsula|plain|plains|hills|heights|coast|bay|basin|delta|channel|ocean|forest|gorge
        |steppe|plateau|canal|archipelago""",
}


def _table(*hints: Hint) -> dict[str, Hint]:
    return {n.strip(): h for h in hints for n in _NOUNS[h].split("|")}


NOUN_AFTER = _table("local", "natural", "settlement", "facility", "admin")
"""Noun after a name ("Kandahar province") → what it says of the place."""

WATERS = frozenset(
    "river creek lake bay gulf sea strait ocean channel canal basin delta valley".split()
)
"""Last words of names that no town bears."""

URBAN = frozenset(
    """hospital market university college school mosque church cathedral temple synagogue station
    hotel square park cemetery embassy consulate stadium mall center centre terminal museum
    theatre theater court tower palace building clinic neighborhood neighbourhood quarter ward
    seminary zone campus estate headquarters street avenue boulevard lane restaurant cafe bar
    pub club bank plaza promenade marathon""".split()
)
"""Last words of names of spots in towns: unknown ones are taken to lie in the report's town."""

RURAL = frozenset(
    """road highway motorway expressway axis forest gorge valley river camp base bridge area
    dam mountain mountains field crossing checkpoint junction farm mine border desert island
    corridor pocket front side countryside live wire gazette""".split()
)
"""Last words of names that may lie anywhere."""

OF_PLACE = frozenset(
    """liberation capture recapture siege battle bombing shelling bombardment streets outskirts
    people residents north south east west northeast northwest southeast southwest part parts
    centre center heart edge suburbs countryside fall seizure control university bishop
    archbishop mayor governor road invasion occupation out university hospital border
    entrance gates evacuation bombardment storming destruction vicinity coast shores
    populations population inhabitants area areas region kilometres kilometers km miles
    """.split()
)
"""Nouns after which "of NAME" tells a place."""

EMBASSY = frozenset(("embassy", "consulate"))
"""What bears a country's name but lies elsewhere."""

STREET = frozenset(_table("street"))
"""Last word of a street's name, capitalised there."""

NOUN_BEFORE: dict[str, Hint] = {
    **_table("settlement", "admin"),
    "capital": "settlement",
    "port": "settlement",
    "island": "natural",
    "islands": "natural",
    "neighborhood": "local",
    "neighbourhood": "local",
    "suburb": "settlement",
    "kingdom": "country",
    "country": "country",
}
"""Noun before "of NAME" or before NAME: "the town of Hit", "the capital Kabul"."""


def _directions() -> dict[str, tuple[int, int]]:
    steps = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
    for a in ("north", "south"):
        for b in ("east", "west"):
            steps[a + b] = steps[f"{a}-{b}"] = (steps[a][0], steps[b][1])
    for word, step in tuple(steps.items()):
        steps[f"{word}ern"] = step
    still = (
        "central",
        "downtown",
        "mid",
        "inner",
        "rural",
        "upper",
        "lower",
        "greater",
        "metro",
        "metropolitan",
        "mainland",
    )
    return {**steps, **dict.fromkeys(still, (0, 0))}


DIRECTIONS = _directions()
"""Word of direction → step to the north and to the east."""

GENERIC = frozenset(
    (*NOUN_AFTER, *NOUN_BEFORE, *DIRECTIONS, *(d.replace("-", " ") for d in DIRECTIONS))
) - {"gulf"}
"""Words that name no place when they stand alone, whatever the gazetteer holds."""

ACRONYMS = frozenset(
    """us usa uk uae drc dprk rok png prc car dmz fata kpk nyc gerd barmm vraem loc dc ussr
    nsw qld act bc pei nwt kp la""".split()
)
"""Names in capitals that stand for places; other words in capitals do not."""

ORGANISATION = frozenset(
    """police sheriff sheriffs fire department court hospital university college school government
    council parliament ministry army state command province provincial district city county
    municipal municipality governorate regional public high medical center centre health
    prison airport authority mayor governor administration agency bureau division commission
    board centers centres institutes office service senate house census""".split()
)
"""Words after a place's name in the name of a body that sits there ("Lagos State Police")."""

ARTICLES = frozenset(
    """al el ul il as ar an at ad az ash ath es er en ed ez esh de del della di da do dos das du des
    la le les los las au aux sur bin ibn abu umm van der den""".split()
)
"""Small words inside names."""

OFFICE_OF_STATE = frozenset("governor gov gov. legislature statehouse lawmakers".split())
"""Nouns after the name of a state or province: "New York Governor" is not the city's."""

OF_AMERICA = frozenset("south north latin central native african asian".split())
"""Words before "American" that make it no word for the United States."""

FORCES = frozenset(
    """force forces army military troops soldiers government president minister ministry police
    navy airstrikes airstrike strikes strike warplanes warplane jets aircraft drones drone officials
    official commander commanders spokesman spokeswoman spokesperson intelligence authorities
    administration embassy ambassador leader leaders parliament senate congress state fighters
    rebels militants militia militias militiamen citizens citizen nationals diplomats coalition
    allies backed led sanctions regime general prime foreign defence defense special air marines
    personnel servicemen artillery missiles rocket rockets led-coalition ruler king
    secretary servicemembers""".split()
)
"""Nouns before which a country's name stands for the state."""

OFFICES = frozenset(
    """president presidents minister ministers ministry government governments army military
    force forces troop troops soldier soldiers ambassador ambassadors leader leaders parliament
    spokesman spokeswoman spokesperson ruler king queen official officials authority authorities
    navy regime chancellor premier envoy envoys representative representatives
    demand demands claim claims""".split()
)
"""Nouns after which "of NAME" means the state, not its ground."""

CLAIMS = frozenset(
    """claim claims statement statements denial denials demand demands objection objections
    warning warnings accusation accusations allegation allegations support threat threats
    contingent decision policy promise promises response assertion assertions""".split()
)
"""What a state says or decides: its name before one is the state as a party."""

GROUPS = frozenset(
    """lions column columns banner front brigade brigades battalion battalions army movement
    militia league alliance sons soldiers knights falcons hawks eagles wolves tigers defenders
    guardians protectors partisans supporters martyrs fighters shield sword swords legion
    company regiment squad cell band vanguard resistance union party coalition
    forces""".split()
)
"""Capitalised words in the names of groups that bear a place's name."""

SPEECH = frozenset(
    """say deny accuse claim blame announce confirm condemn reject warn report tell vow insist
    describe dismiss demand urge call acknowledge admit state declare allege add maintain
    respond retaliate refuse agree want seek support back deploy launch strike bomb attack invade
    send fire order plan threaten pledge impose designate consider see recognise recognize sign
    withdraw shell carry conduct kill""".split()
)
"""Verbs whose subject, where it is a state or a capital, is one who acts."""

DISEASE = frozenset(
    "virus ebolavirus hantavirus flu influenza fever strain disease syndrome encephalitis".split()
)
"""Words after the name of a place that lent it to a disease."""

SHIPS = frozenset(
    "ship tanker vessel freighter trawler frigate destroyer ferry yacht submarine carrier".split()
)
"""Words before a ship's name."""

TITLES = frozenset(
    """mr mrs ms dr gen general col colonel capt captain lt sgt maj major president minister
    sheikh imam king prince queen princess sir lord judge justice senator sen rep gov governor
    chief sheriff officer detective mayor ambassador professor prof rev reverend father pope
    commander secretary sergeant lieutenant brigadier admiral spokesman spokeswoman""".split()
)
"""Words before a person's name."""

NEVER = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december god allah islam police force base army
    state city town village government ministry parliament congress senate university hospital
    church mosque court the of early most many much union united party president general major
    google facebook amazon microsoft
    reuters bbc cnn ap afp ani tass xinhua interfax twitter facebook telegram youtube internet
    christmas easter ramadan eid english french spanish university college school
    taliban hamas hezbollah fatah isis isil daesh pkk ypg sdf christian muslim bible quran koran
    south north east west northern southern eastern western central marine marines covid
    yazidi yazidis uighur uyghur punjabi tamil kurd kurds kurdish sunni shia shiite arab arabs
    jewish jew jews muslims christians islamic islamist islamists catholic hindu sikh pashtun
    hausa fulani igbo yoruba rohingya houthi houthis hazara alawite druze maronite
    wire gazette tribune telegraph journal chronicle observer courier naval allah city hall
    central valley old new bus creek mountain highway room building hall house centre center
    square tower park plaza virus olympic olympics metro club cup league
    republican democrat republicans democrats labour nato un eu who unicef unhcr photo read share
    pope justice street egg zoo council empire superior passover earth hope farms neo titan
    spring mother father brother sister best media news post times herald guardian
    independent""".split()
)
NEVER |= {"city hall", "town hall", "bus station", "train station", "high court", "the city"}
"""Gazetteer names that in news are almost never places when they stand alone."""
