"""What a document says was done to whom: acts against people with patients and doers.

Wider than incidents: arrests, charges, sentences and threats count, whenever they happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive, subject_of
from unfog.read.lexicon.roles import SUPPORT
from unfog.read.lexicon.violations import (
    CRIMES,
    DONE_TO,
    DONE_TO_WITH,
    EVENTS,
    STATES,
    SUFFERED,
    SUFFERED_WITH,
    Company,
    Violation,
)

_ON = frozenset("of on against by".split())
_OWNED = frozenset(("assault", "threat"))
"""Of these nouns the possessor is the doer: "the rebels' attack", but "the mayor's arrest"."""
_CHARGING = frozenset(
    "charge accuse convict indict prosecute sentence arrest try jail detain hold nab receive face "
    "apprehend remand suspect serve".split()
)
_OVER = frozenset("of with for over in on to".split())
_VIOLENT = frozenset(("killing", "abduction", "assault"))
_MOST_STEPS = 6
_UNREAL = frozenset("would could should might may must ca will can 'll wo".split())


Form = Literal["verb", "suffer", "noun", "state"]
"""How it is told: "shot X", "X died", "the murder of X", "jailed X"."""


class Act(msgspec.Struct, frozen=True):
    """Token `i` tells that `violation` was done to the tokens `patients` by `doers`.

    `crime` says that a crime of the patient's own stands beside it ("convicted of murder");
    `unreal` that it is wished, feared or denied rather than told as done.
    """

    i: int
    violation: Violation
    patients: tuple[int, ...]
    doers: tuple[int, ...]
    form: Form
    crime: bool = False
    unreal: bool = False


def acts(parse: Parse) -> tuple[Act, ...]:
    """All acts in text order."""
    found: list[Act] = []
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and token.tag == "VBN"):
            found += _of_verb(parse, token)
        elif token.pos in ("NOUN", "PROPN"):
            found += _of_noun(parse, token)
        if token.dep in ("amod", "compound") and token.lower in STATES:
            state = _Found(STATES[token.lower], "state", [token.head], [])
            found.append(_act(parse, token, state))
    return tuple(found)


class _Found(msgspec.Struct):
    """An act in the making."""

    violation: Violation
    form: Form
    patients: list[int]
    doers: list[int]


def _act(parse: Parse, token: Token, found: _Found) -> Act:
    return Act(
        token.i,
        found.violation,
        tuple(dict.fromkeys(found.patients)),
        tuple(dict.fromkeys(found.doers)),
        found.form,
        _criminal(parse, token),
        _unreal(parse, token),
    )


def _of_verb(parse: Parse, token: Token) -> Iterator[Act]:
    if token.dep == "amod":
        return
    lemma = token.lemma
    passive = is_passive(parse, token.i)
    company = lemma in DONE_TO_WITH or lemma in SUFFERED_WITH
    below = _below(parse, token.i) if company else set[str]()
    kind = _with(DONE_TO_WITH, lemma, below) or DONE_TO.get(lemma)
    if kind is not None:
        patients, who = _patients(parse, token, passive), _doers(parse, token, passive)
        yield _act(parse, token, _Found(kind, "verb", patients, who))
        if passive or parse.children(token.i, "dobj"):
            return
    kind = SUFFERED.get(lemma) or _with(SUFFERED_WITH, lemma, below)
    if kind is not None:
        yield _act(parse, token, _Found(kind, "suffer", _subject(parse, token.i), []))


def _with(table: Company, lemma: str, below: set[str]) -> Violation | None:
    """What the verb says in the company of the words `below` it."""
    return next((kind for kind, words in table.get(lemma, ()) if words & below), None)


def _below(parse: Parse, i: int) -> set[str]:
    """Lemmas and words of the arguments of `i`, clauses of their own left out."""
    found: set[str] = set()
    stack = [t for t in parse.children(i) if t.dep not in ("nsubj", "nsubjpass")]
    while stack:
        token = stack.pop()
        found |= {token.lemma, token.lower}
        if token.dep in ("ccomp", "advcl", "relcl", "conj") and token.pos == "VERB":
            continue
        stack += parse.children(token.i)
    return found


def _subject(parse: Parse, i: int) -> list[int]:
    subject = subject_of(parse, i)
    return [] if subject is None else [subject]


def _patients(parse: Parse, token: Token, passive: bool) -> list[int]:
    if passive:
        return _subject(parse, token.i)
    found = [t.i for t in parse.children(token.i, "dobj", "dative")]
    for prep in parse.children(token.i, "prep"):
        if prep.lower in ("on", "at", "against") and not found:
            found += [t.i for t in parse.children(prep.i, "pobj")]
    for clause in parse.children(token.i, "xcomp", "ccomp"):
        found += [t.i for t in parse.children(clause.i, "nsubj", "nsubjpass") if not found]
    if not found and token.dep == "relcl":
        found += [token.head for t in parse.children(token.i, "mark", "dobj") if t.tag == "WP"]
    return found


def _doers(parse: Parse, token: Token, passive: bool) -> list[int]:
    if not passive:
        return _subject(parse, token.i)
    return [
        pobj.i
        for by in parse.children(token.i, "agent", "prep")
        if by.lower == "by"
        for pobj in parse.children(by.i, "pobj")
    ]


def _of_noun(parse: Parse, token: Token) -> Iterator[Act]:
    kind = EVENTS.get(token.lemma) or EVENTS.get(token.lower)
    if kind is None:
        return
    found = _Found(kind, "noun", [], [])
    owners = found.doers if kind in _OWNED else found.patients
    for child in parse.children(token.i):
        if child.dep == "prep":
            side = found.doers if child.lower == "by" else found.patients
            if child.lower in _ON:
                side += [t.i for t in parse.children(child.i, "pobj")]
        elif child.dep == "poss" or _names(child):
            owners.append(child.i)
        elif child.dep == "compound" and child.lemma in EVENTS:
            found.patients += [t.i for t in parse.children(child.i, "compound", "poss")]
    above = parse.head(token.i)
    held = parse.head(above.i)
    if token.dep == "pobj" and above.lower in ("in", "under") and held.pos in ("NOUN", "PRON"):
        found.patients.append(held.i)
    if token.dep == "dobj" and above.lemma in SUPPORT:
        found.doers += _subject(parse, above.i)
    yield _act(parse, token, found)


def _names(token: Token) -> bool:
    """ "The X murder": a name before the noun."""
    return token.dep in ("compound", "nmod") and token.pos == "PROPN"


def _criminal(parse: Parse, token: Token) -> bool:
    """Whether a violent crime is what the patient is held or tried for: "convicted of murder and
    sentenced to ten years" says so of both."""
    for _ in range(_MOST_STEPS):
        if token.lemma not in _CHARGING:
            return False
        if any(_violent(parse, child) for child in _grounds(parse, token)):
            return True
        if token.dep != "conj":
            return False
        token = parse.head(token.i)
    return False


def _grounds(parse: Parse, token: Token) -> Iterator[Token]:
    """What may say for what somebody is held or tried."""
    for child in parse.children(token.i, "prep", "advcl", "oprd", "dobj", "xcomp"):
        if child.dep == "advcl" and child.tag != "VBG" and not _after(parse, child):
            continue
        if child.dep != "prep" or child.lower in _OVER:
            yield child


def _after(parse: Parse, verb: Token) -> bool:
    return any(t.lower in ("after", "when", "as") for t in parse.children(verb.i, "mark", "advmod"))


def _violent(parse: Parse, top: Token) -> bool:
    """Whether the phrase at `top` names a violent crime; what only tells more of a noun in it
    ("a story about the massacre") is passed over."""
    stack = [top]
    while stack:
        token = stack.pop()
        if token.lemma in CRIMES or (token.pos == "VERB" and DONE_TO.get(token.lemma) in _VIOLENT):
            return True
        for child in parse.children(token.i):
            if child.dep == "relcl" or (child.dep == "prep" and child.lower in ("about", "after")):
                continue
            stack.append(child)
    return False


def _unreal(parse: Parse, token: Token) -> bool:
    if token.pos not in ("VERB", "AUX"):
        return False
    marks = {t.lower for t in parse.children(token.i, "aux", "mark", "neg")}
    return bool(marks & _UNREAL) or bool(marks & {"if", "not", "n't", "unless"})
