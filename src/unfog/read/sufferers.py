"""Who or what was hit: which phrases beside an event word can be its target."""

from __future__ import annotations

from unfog.model.parse import Parse
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.roles import COUNTED, HARMING, HOLLOW, TIMES
from unfog.read.lexicon.sub_events import DISRUPTED
from unfog.read.lexicon.weapons import WEAPONS
from unfog.read.mentions import Mention
from unfog.read.phrases import is_vague

_PLACES = frozenset(("GPE", "LOC"))
_NUMBERS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"))
_PEOPLE = frozenset(("people", "person"))
_PARTS = COUNTED | frozenset("several many some all most number group pair half".split())
_MINES = frozenset(("mine", "landmine", "ied"))


def sufferers(parse: Parse, mention: Mention, heads: list[int]) -> list[int]:
    """Those of the tokens `heads` that name a target; "scores of farmers" stands for farmers."""
    meant = (counted(parse, i) for i in heads)
    return [i for i in meant if _can_suffer(parse, mention, i)]


def ran_onto_mine(parse: Parse, mention: Mention, patients: list[int]) -> bool:
    """ "The convoy struck a mine": the subject is who was hit."""
    hit = parse.tokens[mention.i].lemma in ("strike", "hit")
    return hit and any(parse.tokens[i].lemma in _MINES for i in patients)


def counted(parse: Parse, i: int) -> int:
    """The noun that "scores", "a group", "two" of them count; `i` itself elsewhere."""
    token = parse.tokens[i]
    if token.lemma in _PARTS or token.pos in ("NUM", "PRON"):
        for preposition in parse.children(i, "prep"):
            if preposition.lower == "of":
                return next((t.i for t in parse.children(preposition.i, "pobj")), i)
    return i


def _can_suffer(parse: Parse, mention: Mention, i: int) -> bool:
    """Whether the noun is somebody or something that can have been hit.

    Towns are targets only where ground is taken. Bare "people" who were killed are a count,
    "people" at whom somebody shot a target.
    """
    token = parse.tokens[i]
    if is_vague(token) or token.lemma in TIMES:
        return False
    if token.lemma in WEAPONS and mention.trigger.type != DISRUPTED:  # a drone can be shot down
        return False
    if token.entity in _PLACES:
        return mention.trigger.family == "territory"
    if token.lemma in _PEOPLE and parse.tokens[mention.i].lemma not in HARMING:
        return True
    if token.lemma == "member":
        return any(p.lower == "of" for p in parse.children(i, "prep"))
    return token.entity not in _NUMBERS and token.lemma not in NOUNS and token.lemma not in HOLLOW
