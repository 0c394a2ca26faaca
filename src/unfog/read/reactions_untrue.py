"""Denials without a verb of denying: "that was not the case", "a false report of a kidnapping"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import auxiliaries, negated
from unfog.read.lexicon import cues
from unfog.read.reactions_frame import ReactionFrame
from unfog.read.reactions_parties import POINTERS

_SO = frozenset("case true correct accurate so fact reality".split())
_UNREAL = frozenset("will would can could may might must shall should".split())


def untrue(parse: Parse, token: Token) -> Iterator[ReactionFrame]:
    """Frames of denial that the word at `token` opens."""
    if token.lemma == "be" and negated(parse, token.i):
        yield from _not_so(parse, token)
    elif token.lemma == "involve" and negated(parse, token.i):
        yield from _not_involved(parse, token)
    elif token.pos == "NOUN" and token.lemma in cues.CLAIMS:
        yield from _false_report(parse, token)


def _not_so(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "that was not the case", "it wasn't true"."""
    if auxiliaries(parse, verb.i) & _UNREAL:
        return
    for what in parse.children(verb.i, "nsubj"):
        so = any(t.lower in _SO for t in parse.children(verb.i, "attr", "acomp", "advmod"))
        if so and what.lower in POINTERS:
            yield ReactionFrame(verb.i, None, "denies", "claim", what.i)


def _not_involved(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "the shooting did not involve the army", "did not involve its soldiers"."""
    if auxiliaries(parse, verb.i) & _UNREAL:
        return
    deeds = [t for t in parse.children(verb.i, "nsubj") if t.lemma in cues.HAPPENINGS]
    for party in parse.children(verb.i, "dobj"):
        if deeds and party.pos in ("NOUN", "PROPN"):
            own = any(t.dep == "poss" and t.pos == "PRON" for t in parse.children(party.i))
            subject = None if own else party.i
            yield ReactionFrame(verb.i, None, "denies", "perpetrator", verb.i, subject=subject)


def _false_report(parse: Parse, noun: Token) -> Iterator[ReactionFrame]:
    """As in "a false report of a kidnapping", "unfounded rumours of an attack"."""
    if not any(t.lower in cues.FALSE for t in parse.children(noun.i, "amod")):
        return
    for of in parse.children(noun.i, "prep"):
        for deed in parse.children(of.i, "pobj"):
            if of.lower in ("of", "about") and deed.lemma in cues.HAPPENINGS | {"taking"}:
                yield ReactionFrame(noun.i, None, "denies", "occurrence", deed.i)
