"""Whether a place mention says where a happening was, rather than who or which other one."""

from __future__ import annotations

from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.read.lexicon.nouns import NOUNS

_NAMING = ("compound", "amod", "nmod", "poss")
_PARTS = frozenset(
    "capital city town village north south east west centre center region province part area "
    "border coast outskirts island state district shore half corner".split()
)
"""Nouns whose "of X" is a place in X."""
_LOCATIVE = frozenset(
    "in into inside across within near at over throughout around outside on and or between "
    "through towards toward".split()
)


def locates(parse: Parse, mention: PlaceMention) -> bool:
    """Whether a place mention says where something is. A country does so only behind a
    preposition of place or a smaller place ("in Iraq", "Mosul, Iraq"): else it is a party."""
    if mention.role != "location":
        return False
    if mention.place is None or mention.place.kind != "country":
        return True
    first = parse.token_at(mention.start)
    last = parse.token_at(mention.end - 1)
    if parse.text[mention.end : mention.end + 1] == "-":
        return False
    if parse.tokens[last].dep in _NAMING:
        return parse.head(last).i <= last
    before = first - 1
    while before >= 0 and parse.tokens[before].pos in ("DET", "ADJ", "ADV", "PUNCT"):
        if parse.tokens[before].text == ",":
            return True
        before -= 1
    if before > 0 and parse.tokens[before].lower == "of":
        return parse.tokens[before - 1].lemma in _PARTS
    return before >= 0 and parse.tokens[before].lower in _LOCATIVE


def names_another(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """ "The Paris attacks": a place that names another event than the trigger's."""
    last = parse.tokens[parse.token_at(mention.end - 1)]
    head = parse.head(last.i)
    return last.dep in _NAMING and head.lemma in NOUNS and head.i != trigger
