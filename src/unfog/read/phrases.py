"""Noun phrases cut to the shortest full name, as claims give them."""

from __future__ import annotations

from unfog.model.parse import Parse, Token

_CORE = frozenset(("compound", "amod", "nmod", "poss", "case", "punct", "nummod", "quantmod"))
_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT"))
_VAGUE_PRONOUNS = frozenset(
    "it he she they them him her this that these those which who whom what one ones someone "
    "somebody others i we us you there both all some none many several".split()
)
_BLANK = "   "
_DROPPED_TAGS = frozenset(("DET", "NUM", "PRON", "PUNCT", "ADV", "SYM", "CCONJ", "ADP"))
_DROPPED_WORDS = frozenset(
    "suspected alleged several many dozens other least some more than about".split()
)
_COMPLEMENTS = frozenset("of from linked loyal backed".split())


def core(parse: Parse, i: int, *, complement: bool = False) -> tuple[int, int]:
    """Token range of the noun phrase at `i` without determiner, number and relative clauses.

    With `complement`, a following "of X" or "from X" belongs to it.
    """
    first = last = i
    for child in parse.children(i):
        if child.i < i and child.dep in _CORE and child.pos not in ("NUM", "PUNCT"):
            first = min(first, parse.extent(child.i)[0])
        elif child.i > i and child.dep == "prep" and complement and child.lower in _COMPLEMENTS:
            last = max(last, _tail(parse, child))
    while first < i and _droppable(parse.tokens[first]):
        first += 1
    return first, last + 1


def _tail(parse: Parse, preposition: Token) -> int:
    objects = parse.children(preposition.i, "pobj")
    if not objects:
        return preposition.i
    return core(parse, objects[0].i)[1] - 1


def _droppable(token: Token) -> bool:
    return token.pos in _DROPPED_TAGS or token.lower in _DROPPED_WORDS


def is_vague(token: Token) -> bool:
    """Whether a word names nobody; "US" in capitals is a state."""
    return token.lower in _VAGUE_PRONOUNS and token.text != "US"


def name(parse: Parse, i: int, *, complement: bool = False) -> str | None:
    """The words of the noun phrase at `i`; None for pronouns and the like."""
    token = parse.tokens[i]
    if is_vague(token) or token.pos in ("PRON", "DET", "NUM", "SYM", "PUNCT"):
        return None
    proper = _named_apposition(parse, i)
    if proper is not None:
        i = proper
    first, last = core(parse, i, complement=complement)
    while last - 1 > i and parse.tokens[last - 1].pos in ("PUNCT", "CCONJ"):
        last -= 1
    words = parse.words(first, last).strip(" ,.;:\"'“”‘’")
    if _BLANK in words:  # furniture between two words was blanked: they are no phrase
        return None
    return words if any(c.isalnum() for c in words) else None


def _named_apposition(parse: Parse, i: int) -> int | None:
    """ "The militant group Boko Haram": the name that stands beside a common noun."""
    if parse.tokens[i].pos == "PROPN":
        return None
    for child in parse.children(i, "appos"):
        if child.pos == "PROPN" and child.entity in _NAMED:
            return child.i
    return None


def conjuncts(parse: Parse, i: int) -> list[int]:
    """Token `i` and the tokens coordinated with it."""
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(t.i for t in parse.children(j, "conj"))
    return sorted(found)
