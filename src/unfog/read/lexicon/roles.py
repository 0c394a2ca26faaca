"""Words by which the reader tells who can have done something and who can have suffered it."""

from __future__ import annotations

SUPPORT = frozenset(
    "carry launch conduct stage mount commit perpetrate execute lead undertake orchestrate make "
    "deliver wage open plan mastermind".split()
)
"""Light verbs whose subject did what their object names."""

AIMED = frozenset(
    ("on", "at", "against", "upon", "toward", "towards", "into", "through", "targeting")
)
"""What leads to the target."""

VICTIM_OF = frozenset(
    "killing murder massacre assassination slaying homicide execution kidnapping abduction arrest "
    "detention release rape bombing bombardment shelling beating torture shooting hijacking "
    "kidnap stabbing beheading looting".split()
)
"""Nouns whose "of X" is the victim, not the doer."""

TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month year "
    "morning evening night day weekend hour minute dawn date time".split()
)
"""Nouns of time, which the parse takes for subjects and objects."""

ACTING = frozenset(
    "army police military navy force group gang militia state government regime authority "
    "coalition unit squad brigade battalion crowd mob command troop band cell network faction "
    "party movement organization organisation alliance rebel cartel mafia service guard "
    "security intelligence jet warplane aircraft federation front league warship patrol "
    "department agency bureau court club clan tribe side enemy junta administration ministry "
    "kingdom republic country kidnapper captor occupier arsonist protestor youth union "
    "gendarmerie platoon detachment".split()
)
"""Nouns for people or bodies that act, beside the kinds of people."""

COUNTED = frozenset("hundred thousand dozen score none victim dead body life".split())
"""Heads of phrases that count victims: never who did it."""

HOLLOW = frozenset(
    "responsibility fire incident place toll number death way part people person victim other "
    "dozen hundred thousand score fear casualty life hate blood member attention shot "
    "territory".split()
)
"""Objects of a trigger that name no target ("took responsibility", "opened fire")."""

HUMAN = frozenset("people person man woman child soldier civilian militant fighter".split())
"""Common words for people, who are harmed but not damaged."""

OUTLAWS = frozenset("terrorist bandit pirate rioter kidnapper captor brigand looter vandal".split())
"""People called by what they do against others, beside `PERPETRATORS`."""

ACCUSING = frozenset("charge accuse suspect indict find convict face implicate".split())
"""Verbs that name who is held to have done it."""

CRIMES = frozenset(
    "murder killing attack assault robbery kidnapping abduction bombing shooting homicide "
    "manslaughter rape arson stabbing massacre blast".split()
)
"""What somebody is charged with."""

INTRUDING = frozenset("send storm raid burst besiege encircle seize crack board".split())
"""Verbs whose subject came or acted against somebody, though they tell of no deed alone."""

HARMING = frozenset("kill die wound injure hurt murder perish".split())
"""Verbs beside which bare "people" are counted rather than named."""
