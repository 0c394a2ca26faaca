"""What a person's name stands for in its sentence: the group it belongs to, the office it has."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Literal

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.speakers import ROLES
from unfog.read.lexicon.violations import INSTANCES
from unfog.read.victims_persons import Range

How = Literal["itself", "beside", "member"]
"""`beside`: an apposition or one of several; `member`: of a group named before ("including X")."""

_NAMING = frozenset("identify name know describe".split())
_BEING = frozenset("be include name identify".split())
_SOME = frozenset("one two three some many most several number group all each both".split())
_BETWEEN = frozenset((",", ";", "and", "&", "or", "(", ")", "as", "well", "both", "–", "—", "-"))
_NO_GAP = frozenset("VERB AUX SCONJ".split())
_FAR = 12
"""Tokens between a group and those of its members that are named."""
_MOST = 40
"""Tokens that one name stands for, in the longest of lists."""
_LONGEST_GAP = 9
"""Tokens between two names of one list."""


def head_of(parse: Parse, where: Range) -> int:
    """The token by which the name hangs in the parse."""
    first, last = where
    for i in range(last - 1, first - 1, -1):
        above = parse.tokens[i].head
        if above == i or not first <= above < last:
            return i
    return last - 1


def stand_ins(parse: Parse, where: Range) -> dict[int, How]:
    """The tokens that stand for the person named at `where`."""
    first = head_of(parse, where)
    found: dict[int, How] = {first: "itself"}
    waiting = deque([first])
    beside = _noun_before(parse, where[0])
    if beside is not None and beside not in found:
        found[beside] = "beside"
        waiting.append(beside)
    while waiting and len(found) < _MOST:
        i = waiting.popleft()
        for j, how in _steps(parse, parse.tokens[i]):
            if j not in found:
                found[j] = found[i] if how == "itself" or found[i] == "member" else how
                waiting.append(j)
    return found


def _steps(parse: Parse, token: Token) -> Iterator[tuple[int, How]]:
    above = parse.head(token.i)
    nominal = above.pos in ("NOUN", "PROPN", "PRON", "NUM")
    if token.dep in ("conj", "appos") and nominal and above.i != token.i:
        yield above.i, "beside"
    elif token.dep in ("compound", "nmod") and above.text[:1].isupper() and nominal:
        yield above.i, "itself"
    elif token.dep == "pobj":
        yield from _under_preposition(parse, above)
    elif token.dep in ("dobj", "attr", "oprd") and above.lemma in _BEING:
        for subject in parse.children(above.i, "nsubj"):
            yield subject.i, "member"
    for child in parse.children(token.i, "appos"):
        if child.pos in ("NOUN", "PROPN"):
            yield child.i, "beside"
    yield from _of_several(parse, token)


def _of_several(parse: Parse, token: Token) -> Iterator[tuple[int, How]]:
    """ "X was among those arrested", "among those who were arrested is X", "one of those held"."""
    above = parse.head(token.i)
    groups = parse.children(token.i, "prep") if token.lemma in _SOME else []
    if token.dep in ("nsubj", "attr", "nsubjpass") and above.lemma == "be":
        groups += [t for t in parse.children(above.i, "prep") if t.lower == "among"]
    for prep in groups:
        if prep.lower in ("of", "among"):
            for obj in parse.children(prep.i, "pobj"):
                yield obj.i, "member"


def _under_preposition(parse: Parse, prep: Token) -> Iterator[tuple[int, How]]:
    above = parse.head(prep.i)
    if prep.lower in INSTANCES and prep.lower != "as":
        if above.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            yield above.i, "member"
        near = _people_before(parse, prep.i)
        if near is not None and near != above.i:
            yield near, "member"
    elif prep.lower == "as" and above.lemma in _NAMING:
        if above.dep in ("acl", "relcl"):
            yield above.head, "member"
        for subject in parse.children(above.i, "nsubjpass", "dobj"):
            yield subject.i, "member"
    elif prep.lower == "as" and any(c.lower == "such" for c in parse.children(prep.i)):
        yield above.i, "member"


def _noun_before(parse: Parse, first: int) -> int | None:
    """The noun for people right before token `first`, a comma between them or none:
    the parse often hangs the name behind it somewhere else."""
    begin = parse.sentences[parse.tokens[first].sentence][0]
    i = first - 1
    if i > begin and parse.tokens[i].text in (",", "(", "–", "—", ":"):
        i -= 1
    if i < begin:
        return None
    token = parse.tokens[i]
    known = token.lemma in KINDS or token.lower in ROLES
    return i if token.pos == "NOUN" and known else None


def _people_before(parse: Parse, first: int) -> int | None:
    """The nearest noun for people before token `first` in its sentence."""
    begin = parse.sentences[parse.tokens[first].sentence][0]
    for i in range(first - 1, max(begin, first - _FAR) - 1, -1):
        token = parse.tokens[i]
        if token.tag == "NNS" and (token.lemma in KINDS or token.lower in ROLES):
            return i
        if token.lower in ("those", "others"):
            return i
    return None


def lists(parse: Parse, mentions: Sequence[tuple[Range, int]]) -> list[list[int]]:
    """Persons (numbers) whose names stand in one enumeration; `mentions` in text order."""
    found: list[list[int]] = []
    held: list[int] = []
    end: int | None = None
    for (first, last), person in mentions:
        if end is not None and _listed(parse, end, first):
            held.append(person)
        else:
            if len(held) > 1:
                found.append(held)
            held = [person]
        end = last
    if len(held) > 1:
        found.append(held)
    return found


def _listed(parse: Parse, end: int, first: int) -> bool:
    gap = parse.tokens[end:first]
    if not 1 <= len(gap) <= _LONGEST_GAP:
        return False
    if parse.tokens[end - 1].sentence != parse.tokens[first].sentence:
        return False
    if any(t.pos in _NO_GAP or t.tag in ("WP", "WDT", "POS") for t in gap):
        return False
    return gap[0].text in _BETWEEN or gap[0].lower in ("of", "from") or gap[-1].text in _BETWEEN
