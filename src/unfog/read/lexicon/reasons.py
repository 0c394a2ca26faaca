"""Words that give the reason for a deed (lemmas)."""

from __future__ import annotations

PROTESTS = frozenset(
    "protest demonstration rally march demonstrate strike riot demonstrator protester vigil "
    "unrest".split()
)
PROTESTING = frozenset("demand honor honour mark call support oppose denounce".split())
"""What a protest does about its reason."""

ANSWERS = frozenset(
    "response retaliation revenge reprisal protest vengeance retribution punishment defence "
    "defense self-defence self-defense solidarity memory".split()
)
"""Nouns of "in revenge for", "as punishment for"."""

PENAL = frozenset("arrest detain jail hold apprehend imprison".split())
"""Verbs whose "for doing X" gives the charge."""

LINKING = frozenset(("link", "connect"))
TRYING = frozenset(("attempt", "bid"))
CAUSES = frozenset(("motive", "motivation"))
QUARRELS = frozenset("argument dispute quarrel feud".split())
TIES = frozenset("link connection relation relationship tie bearing".split())
"""Nouns of "no link to"."""
