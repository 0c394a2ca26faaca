"""Event mentions: words that tell of a happening, with its type and whether it happened."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.clauses import OCCURRING, subject_of
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.sub_events import (
    ABDUCTION,
    AIR,
    ATTACK,
    BY_WEAPON,
    CHEMICAL,
    CLASH,
    LOOTING,
    OTHER,
    SHELLING,
    SUICIDE,
)
from unfog.read.lexicon.triggers import Trigger
from unfog.read.lexicon.verbs import VERBS
from unfog.read.realis import Realis, noun_realis, verb_realis
from unfog.read.totals import is_total

_AFTER_NOUN = frozenset("[ ( were was had have that which of".split())
_REFLEXIVE = frozenset(("himself", "herself", "themselves", "themself"))
_TYING = frozenset("DATE TIME GPE LOC FAC NORP ORG PERSON CARDINAL".split())
"""Entities that tie a bare plural to one happening."""


class Mention(msgspec.Struct, frozen=True):
    """Token `i` evokes an event of `type`; `definite` takes up one told before."""

    i: int
    trigger: Trigger
    type: str
    realis: Realis
    definite: bool
    sentence: int

    @property
    def told(self) -> bool:
        return self.realis in ("actual", "likely", "possible")


def mentions(parse: Parse) -> tuple[Mention, ...]:
    """All event mentions in text order, also those that did not happen (see `realis`)."""
    found = []
    totals = [is_total(parse.sentence_span(s).of(parse.text)) for s in range(len(parse.sentences))]
    for token in parse.tokens:
        trigger = _trigger(parse, token)
        if trigger is None:
            continue
        verbal = token.pos in ("VERB", "AUX") and not nominal(parse, token)
        realis = verb_realis(parse, token.i) if verbal else noun_realis(parse, token.i)
        if realis == "actual" and totals[token.sentence]:
            realis = "irrealis"
        definite = not verbal and _definite(parse, token)
        if not verbal and realis == "actual" and not definite and _generic(parse, token):
            realis = "irrealis"
        type_ = _sub_event(parse, token, trigger)
        found.append(Mention(token.i, trigger, type_, realis, definite, token.sentence))
    return tuple(found)


def nominal(parse: Parse, token: Token) -> bool:
    """ "The air strikes [3 May] were …": a plural noun that the tagger took for a verb."""
    if token.tag != "VBZ" or token.lemma not in NOUNS or token.i + 1 >= len(parse):
        return False
    return parse.tokens[token.i + 1].lower in _AFTER_NOUN


def _trigger(parse: Parse, token: Token) -> Trigger | None:
    """The first reading of the word whose conditions hold."""
    if (
        nominal(parse, token)
        or token.pos == "NOUN"
        or (token.pos == "PROPN" and token.text.islower())
    ):
        known = NOUNS.get(_hyphened(parse, token), ()) or NOUNS.get(token.lemma, ())
    elif token.dep != "amod" and (
        token.pos == "VERB" or (token.pos == "ADJ" and token.tag in ("VBN", "VBD"))
    ):
        known = VERBS.get(token.lemma, ())
    else:
        return None
    return next((t for t in known if _met(parse, token, t)), None)


def _hyphened(parse: Parse, token: Token) -> str:
    """The lemma with what a hyphen ties to it, which the parser takes apart: "hostage-taking"."""
    if token.i < 2 or parse.tokens[token.i - 1].text != "-":
        return token.lemma
    before = parse.tokens[token.i - 2]
    tied = before.end + 1 == token.start
    return f"{before.lower}-{token.lemma}" if tied else token.lemma


def _met(parse: Parse, token: Token, trigger: Trigger) -> bool:
    """Whether the trigger's `needs`, `unless` and `patient` allow it here."""
    if trigger.patient == "person" and not _somebody(parse, token):
        return False
    if trigger.patient == "any" and not parse.children(token.i, "dobj", "nsubjpass"):
        return False
    if trigger.unless and _beside(parse, token) & trigger.unless:
        return False
    return not trigger.needs or _below(parse, token, trigger.needs)


def _beside(parse: Parse, token: Token) -> set[str]:
    head = parse.head(token.i)
    return {t.lower for t in parse.children(token.i)} | {head.lower, head.lemma}


def _somebody(parse: Parse, token: Token) -> bool:
    """Whether the verb's patient (or subject, without one) is a person or some people."""
    i = token.i
    patients = parse.children(i, "dobj", "nsubjpass") or parse.children(i, "nsubj")
    if not patients and token.dep in ("acl", "relcl", "conj", "pcomp", "xcomp", "advcl"):
        subject = subject_of(parse, i)
        patients = [parse.tokens[subject]] if subject is not None else []
    return any(
        t.entity in ("PERSON", "NORP") or t.pos in ("PRON", "NUM") or t.lemma in KINDS
        for t in patients
    )


def _below(parse: Parse, token: Token, lemmas: frozenset[str]) -> bool:
    for i in parse.subtree(token.i):
        other = parse.tokens[i]
        if other.i != token.i and (other.lemma in lemmas or other.lower in lemmas):
            return True
    return False


def _definite(parse: Parse, token: Token) -> bool:
    """ "The attack", "this raid": without modifiers that would make it a new one."""
    determiners = {t.lower for t in parse.children(token.i, "det", "poss")}
    return bool(determiners & {"the", "this", "that", "these", "those", "its", "their", "his"})


def _generic(parse: Parse, token: Token) -> bool:
    """A bare noun with nothing to tie it to a time, a number, a place, a doer or a victim."""
    plural = token.tag in ("NNS", "NNPS")
    if not plural and (token.sentence == 0 or parse.children(token.i, "det", "poss")):
        return False
    head = parse.head(token.i)
    if token.dep == "pobj" and head.lower in ("to", "by"):
        head = parse.head(head.i)
    if token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and head.lemma in OCCURRING:
        return head.tag not in ("VBD", "VBN", "VBG")
    if parse.children(token.i, "nummod", "poss"):
        return False
    return not any(parse.tokens[i].entity in _TYING for i in parse.subtree(token.i))


def _sub_event(parse: Parse, token: Token, trigger: Trigger) -> str:
    """The sub-event type by the means and the manner named with the trigger."""
    if trigger.family not in ("violence", "protest") or not trigger.vague:
        return _suicide(parse, token, trigger.type)
    near = [parse.tokens[i] for i in parse.subtree(token.i)]
    if token.dep in ("pobj", "dobj", "nsubj", "nsubjpass"):
        near += parse.children(parse.head(token.i).i)
    lemmas = [t.lemma for t in near]
    if "suicide" in lemmas:
        return SUICIDE
    for lemma in lemmas:
        if lemma in BY_WEAPON and trigger.type in (ATTACK, SHELLING, AIR, LOOTING):
            return BY_WEAPON[lemma]
    if trigger.type == AIR:
        return AIR
    if "air" in lemmas and token.lemma in ("strike", "raid", "attack", "bombing"):
        return AIR
    if "chemical" in lemmas or ("gas" in lemmas and "tear" not in lemmas):
        return CHEMICAL if token.lemma in ("attack", "strike") else trigger.type
    return trigger.type


def _suicide(parse: Parse, token: Token, type_: str) -> str:
    if type_ in (CLASH, OTHER, ABDUCTION):
        return type_
    lemmas = {parse.tokens[i].lemma for i in parse.subtree(token.i)}
    blown = token.lemma == "blow" and "up" in lemmas and lemmas & _REFLEXIVE
    return SUICIDE if "suicide" in lemmas or blown else type_
