"""What makes a word evoke an incident, and how the tables of such words are written.

To add a word, put its lemma into a row of `verbs.VERBS` or `nouns.NOUNS`:

    ("kill murder slay", _ATTACKING),

gives three verbs the same `Trigger`. A word may stand in several rows; the first one whose
conditions (`needs`, `unless`, `patient`) hold is taken, so that narrow rows stand above wide
ones. Write a condition where the word often means something else:

    ("take", _ABDUCTING.needing("hostage captive")),

Then add a sentence with the word to tests/read/test_mentions.py, and one in which it means
something else.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Family = Literal[
    "violence", "abduction", "arrest", "release", "accord", "protest", "territory", "test", "other"
]
Slot = Literal["perpetrator", "target", "weapon", "damage", ""]
Patient = Literal["", "any", "person"]


class Trigger(msgspec.Struct, frozen=True):
    """What a word tells of.

    `family` says which words may speak of the same happening, `type` the ACLED sub-event;
    `vague` words ("attack", "kill") take theirs from the words around them. `subject` and
    `object` say what the verb's subject and object are to the incident ("" nothing), `weapon`
    which means the word itself implies. The word evokes the incident only where a lemma or word
    of `needs` stands below it, none of `unless` directly at it, and where it has the kind of
    `patient` asked for: somebody or something to whom it happens.
    """

    family: Family
    type: str
    vague: bool = False
    subject: Slot = "perpetrator"
    object: Slot = "target"
    weapon: str = ""
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    patient: Patient = ""

    def needing(self, words: str) -> Trigger:
        """The same, in the company of one of `words` only."""
        return msgspec.structs.replace(self, needs=frozenset(words.split()))

    def unless_beside(self, words: str) -> Trigger:
        """The same, but not with one of `words` as head or direct dependent."""
        return msgspec.structs.replace(self, unless=frozenset(words.split()))


type Table = dict[str, tuple[Trigger, ...]]


def table(*rows: tuple[str, Trigger]) -> Table:
    """By lemma the triggers of all rows that name it, in the order of the rows."""
    found: Table = {}
    for words, trigger in rows:
        for word in words.split():
            found[word] = (*found.get(word, ()), trigger)
    return found
