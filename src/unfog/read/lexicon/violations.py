"""Words for what is done to people: killed, taken, held, tortured, tried, threatened.

Wider than the words that evoke incidents: a charge, a sentence or a threat is no incident of the
register, but it tells who is the victim. To add a word, put its lemma where its like stand.
"""

from __future__ import annotations

from typing import Literal, get_args

Violation = Literal[
    "killing",
    "abduction",
    "disappearance",
    "torture",
    "detention",
    "prosecution",
    "assault",
    "threat",
    "restriction",
]
VIOLATIONS: tuple[Violation, ...] = get_args(Violation)

type Company = dict[str, tuple[tuple[Violation, frozenset[str]], ...]]
"""By verb, what it says where one of the words stands below it."""


def _by_word(*rows: tuple[Violation, str]) -> dict[str, Violation]:
    return {word: kind for kind, words in rows for word in words.split()}


# The object (passive: the subject) is the victim
DONE_TO = _by_word(
    ("killing", "kill murder assassinate execute behead slay lynch massacre hang strangle martyr"),
    ("killing", "decapitate slaughter dismember butcher suffocate immolate crucify"),
    ("abduction", "kidnap abduct hijack snatch seize whisk bundle"),
    ("torture", "torture flog whip waterboard mistreat maltreat ill-treat electrocute cane lash"),
    ("torture", "brutalize brutalise blindfold shackle handcuff rape"),
    ("detention", "arrest detain jail imprison incarcerate apprehend nab intern confine recapture"),
    ("detention", "remand hold lock release free bail pardon rescue liberate"),
    ("prosecution", "charge indict prosecute convict sentence try fine sue summon interrogate"),
    ("prosecution", "question arraign condemn acquit extradite"),
    ("assault", "attack assault wound injure shoot stab beat hit ambush maim bomb batter punch"),
    ("assault", "manhandle rough poison burn slap kick strike rob tear-gas gas molest hurt"),
    ("threat", "threaten harass intimidate stalk persecute bully smear blackmail surveil silence"),
    ("threat", "target terrorize terrorise victimize victimise oppress"),
    ("restriction", "expel deport evict exile ban censor gag dismiss sack suspend bar oust"),
)
# The subject is the victim
SUFFERED = _by_word(
    ("killing", "die perish succumb"),
    ("disappearance", "disappear vanish"),
)
# The subject is the victim where one of the words stands below the verb
SUFFERED_WITH: Company = {}
_WITH: tuple[tuple[str, Violation, str], ...] = (
    ("go", "disappearance", "missing"),
    ("go", "prosecution", "trial"),
    ("lose", "killing", "life"),
    ("be remain stay languish sit spend serve live go", "detention", "prison jail detention"),
    ("be remain stay languish sit spend serve live go", "detention", "custody bars captivity"),
    ("serve receive get face", "detention", "sentence term year"),
    ("face await", "prosecution", "charge trial prosecution imprisonment jail prison penalty"),
    ("be remain", "disappearance", "missing incommunicado"),
    ("be", "killing", "dead"),
    ("suffer receive face", "threat", "threat harassment intimidation persecution abuse"),
    ("sustain suffer", "assault", "injury wound"),
    ("appear", "prosecution", "court tribunal judge magistrate"),
    ("plead", "prosecution", "guilty"),
    ("stand", "prosecution", "trial"),
)
# As above, of verbs whose object (passive: the subject) is the victim
DONE_TO_WITH: Company = {}
_TO_WITH: tuple[tuple[str, Violation, str], ...] = (
    ("take hold keep", "abduction", "hostage hostages captive captivity ransom"),
    ("take hold keep place put throw bring send", "detention", "custody prison jail detention"),
    ("take hold keep place put throw lead", "detention", "prisoner cell away house bars"),
    ("pick round lock", "detention", "up"),
    ("gun", "killing", "down"),
    ("shoot find beat hack burn stab leave bludgeon strike crush", "killing", "dead death"),
    ("report declare list", "disappearance", "missing"),
    ("put bring", "prosecution", "trial court justice"),
    ("force drive", "restriction", "exile flee leave"),
    ("place put", "restriction", "ban surveillance"),
    ("deny refuse", "detention", "bail"),
    ("grant", "detention", "bail amnesty pardon"),
)
for _table, _rows in ((SUFFERED_WITH, _WITH), (DONE_TO_WITH, _TO_WITH)):
    for _verbs, _kind, _words in _rows:
        for _verb in _verbs.split():
            _table[_verb] = (*_table.get(_verb, ()), (_kind, frozenset(_words.split())))

# "The killing of X", "X's arrest", "attacks on X", "the X murder case"
EVENTS = _by_word(
    ("killing", "killing murder death assassination execution slaying beheading lynching shooting"),
    ("killing", "homicide killer murderer assassin body corpse funeral"),
    ("abduction", "kidnapping abduction kidnap kidnapper abductor captor captivity rescue"),
    ("disappearance", "disappearance whereabouts"),
    ("torture", "torture beating flogging mistreatment ill-treatment torturer"),
    ("detention", "arrest detention imprisonment incarceration jailing custody release sentence"),
    ("detention", "bail freedom captivity"),
    ("prosecution", "prosecution trial sentencing conviction indictment extradition charge"),
    ("prosecution", "acquittal appeal case verdict lawsuit interrogation hearing"),
    ("assault", "attack assault stabbing poisoning"),
    ("threat", "harassment persecution threat intimidation targeting surveillance"),
    ("restriction", "expulsion deportation dismissal eviction"),
)
# "Jailed activist X", "the slain reporter"
STATES = _by_word(
    ("killing", "slain murdered killed assassinated executed martyred"),
    ("abduction", "kidnapped abducted captive"),
    ("disappearance", "missing disappeared"),
    ("torture", "tortured beaten"),
    ("detention", "jailed detained imprisoned arrested incarcerated captured"),
    ("prosecution", "convicted accused embattled sentenced"),
    ("assault", "wounded injured"),
    ("threat", "persecuted threatened harassed"),
    ("restriction", "exiled dissident banned"),
)
CRIMES = frozenset(
    "murder kidnapping kidnap abduction killing rape homicide manslaughter robbery assault theft "
    "torture corruption fraud genocide bombing shooting".split()
)
"""What the guilty are charged with: who is tried for one of them is rarely the victim."""

INSTANCES = frozenset("including include like such among as".split())
"""What leads from a group to its members."""
BY_AUTHORITY: frozenset[Violation] = frozenset(("detention", "prosecution"))
"""What only a state's people do to somebody; others abduct."""
CULPRITS = frozenset("suspect killer murderer regime junta authority dictatorship captor".split())
"""Nouns by which who did it is mentioned, beside kinds of people."""
ENOUGH: dict[Violation, int] = dict.fromkeys(VIOLATIONS, 2) | {"detention": 4, "prosecution": 4}
"""Times that a violation is told of for a document to be about it."""
TOP = 6
"""Sentences in which a report says what it is about."""
