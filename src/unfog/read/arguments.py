"""Who did it, to whom, with what, why: arguments of an event mention by the parse."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive, subject_of
from unfog.read.doers import taken_up
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.roles import (
    ACTING,
    AIMED,
    COUNTED,
    HUMAN,
    OUTLAWS,
    SUPPORT,
    TIMES,
    VICTIM_OF,
)
from unfog.read.lexicon.weapons import WEAPONS
from unfog.read.means import weapons
from unfog.read.mentions import Mention
from unfog.read.motives import Motive, motive
from unfog.read.phrases import conjuncts, is_vague, name
from unfog.read.sufferers import ran_onto_mine, sufferers

_HITTING = ("target", "weapon", "damage")
"""What a verb's object is where it names what was hit; a weapon's target stands behind it."""


class Argument(msgspec.Struct, frozen=True):
    """A phrase `name` headed by token `i`."""

    i: int
    name: str


class Arguments(msgspec.Struct, frozen=True):
    """What one clause says of a happening; empty where it says nothing."""

    perpetrators: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    damage: tuple[Argument, ...] = ()
    weapons: tuple[str, ...] = ()
    motive: Motive | None = None


def arguments(parse: Parse, mention: Mention) -> Arguments:
    """The arguments that the mention's own clause gives."""
    token = parse.tokens[mention.i]
    verbal = token.pos in ("VERB", "AUX")
    doers, patients = _verb(parse, mention) if verbal else _noun(parse, token)
    trigger = mention.trigger
    damage = patients if trigger.object == "damage" else []
    targets = patients if trigger.object in _HITTING or not verbal else []
    if verbal and (trigger.object in ("weapon", "") or token.lemma == "damage"):
        rally = trigger.family == "protest" and trigger.object == ""
        targets = [] if rally else _aimed(parse, token)
    if verbal and trigger.subject == "target":
        doers, targets = [], doers
    elif verbal and trigger.subject == "":
        doers = []
    elif verbal and ran_onto_mine(parse, mention, patients):
        doers, targets = [], doers
    return Arguments(
        perpetrators=_named(parse, _actors(parse, doers)),
        targets=_named(parse, sufferers(parse, mention, targets), complement=True),
        damage=_named(parse, [p for p in damage if not _is_person(parse, p)], complement=True),
        weapons=weapons(parse, mention, doers),
        motive=motive(parse, mention),
    )


def _named(parse: Parse, heads: list[int], *, complement: bool = False) -> tuple[Argument, ...]:
    found = []
    for i in heads:
        words = name(parse, i, complement=complement)
        if words:
            found.append(Argument(i, words))
    return tuple(found)


def _verb(parse: Parse, mention: Mention) -> tuple[list[int], list[int]]:
    i = mention.i
    passive = is_passive(parse, i)
    doers: list[int] = []
    patients: list[int] = []
    subject = subject_of(parse, i)
    if passive:
        doers += _agents(parse, i)
        if subject is not None:
            patients += conjuncts(parse, subject)
    else:
        if subject is not None and mention.trigger.subject != "weapon":
            doers += conjuncts(parse, subject)
        for child in parse.children(i, "dobj", "dative"):
            patients += conjuncts(parse, child.i)
    if not patients and mention.trigger.object == "target":
        patients = _aimed(parse, parse.tokens[i])
    return doers, patients


def _agents(parse: Parse, i: int) -> list[int]:
    found: list[int] = []
    for by in parse.children(i, "agent", "prep"):
        if by.lower == "by":
            for obj in parse.children(by.i, "pobj"):
                found += conjuncts(parse, obj.i)
    return found


def _aimed(parse: Parse, token: Token) -> list[int]:
    found: list[int] = []
    heads = [token.i] + [t.i for t in parse.children(token.i, "dobj")]
    for head in heads:
        for preposition in parse.children(head, "prep", "prt"):
            if preposition.lower in AIMED:
                for obj in parse.children(preposition.i, "pobj"):
                    found += conjuncts(parse, obj.i)
    return found


def _noun(parse: Parse, token: Token) -> tuple[list[int], list[int]]:
    """Doers and patients around an event noun: in its own phrase and at the verb above it."""
    doers = _agents(parse, token.i)
    patients = _aimed(parse, token)
    for child in parse.children(token.i):
        if child.dep == "prep" and child.lower == "of" and token.lemma in VICTIM_OF:
            for obj in parse.children(child.i, "pobj"):
                patients += conjuncts(parse, obj.i)
        elif child.dep == "poss" and child.pos != "PRON":
            if token.lemma in VICTIM_OF and child.entity == "PERSON":
                patients.append(child.i)
            else:
                doers.append(child.i)
        elif child.dep in ("amod", "compound") and _victims_name(token, child):
            patients.append(child.i)
        elif child.dep in ("amod", "compound") and child.entity in ("NORP", "GPE", "ORG"):
            doers.append(child.i)
        elif child.dep == "acl" and child.lemma in SUPPORT | {"claim", "blame"}:
            doers += _agents(parse, child.i)
    above = _at_verb(parse, token)
    return doers + above[0], patients + above[1]


def _victims_name(token: Token, modifier: Token) -> bool:
    """ "The Brask murder", "the Tarvan massacre": called by whom it befell."""
    if modifier.entity == "NORP":
        return token.lemma in ("massacre", "genocide")
    return modifier.entity == "PERSON" and token.lemma in VICTIM_OF


def _at_verb(parse: Parse, token: Token) -> tuple[list[int], list[int]]:
    """Doers and patients that the verb above an event noun gives it."""
    verb = parse.head(token.i)
    if token.dep in ("dobj", "pobj") and verb.lemma in SUPPORT and not is_passive(parse, verb.i):
        return _subjects(parse, verb.i), []
    if token.dep == "nsubjpass" and verb.lemma in SUPPORT:
        return _agents(parse, verb.i), _aimed(parse, verb)
    if token.dep == "pobj" and verb.lower == "to" and parse.head(verb.i).lemma == "subject":
        return [], _subjects(parse, verb.head)
    if token.dep == "nsubj" and verb.lemma in ("target", "hit", "strike"):
        return [], [t.i for t in parse.children(verb.i, "dobj")]
    return [], []


def _subjects(parse: Parse, verb: int) -> list[int]:
    subject = subject_of(parse, verb)
    return [] if subject is None else conjuncts(parse, subject)


def _actors(parse: Parse, doers: list[int]) -> list[int]:
    """The doers, pronouns replaced by whom they take up."""
    meant = [taken_up(parse, d) for d in doers]
    return [d for d in meant if d is not None and can_act(parse, d)]


def can_act(parse: Parse, i: int) -> bool:
    """Whether the noun at `i` is somebody, or a body, that can have done it."""
    """Weapons, events, times and sums kill too, but they are nobody's name."""
    token = parse.tokens[i]
    if is_vague(token) or token.lemma in TIMES:
        return False
    if token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "EVENT"):
        return False
    if token.entity in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    if token.lemma in COUNTED:
        return False
    if token.lemma in KINDS or token.lower in KINDS or token.lemma in ACTING | OUTLAWS:
        return True
    return token.pos == "PROPN" and token.lemma not in WEAPONS and token.lower not in NOUNS


def _is_person(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.entity in ("PERSON", "NORP") or token.lemma in HUMAN
