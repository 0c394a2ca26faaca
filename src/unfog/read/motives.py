"""Why it was done: "in retaliation for X", "over X", "because X"."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.roles import TIMES
from unfog.read.mentions import Mention

_ANSWERING = frozenset(
    "response retaliation revenge reprisal protest connection support answer vengeance "
    "retribution punishment exchange return belief".split()
)
_CHARGING = frozenset(("suspicion", "charge", "allegation"))
_CAUSAL = frozenset(("because", "due", "over", "amid"))
_PENAL = frozenset("arrest detain jail nab apprehend arrest detention hold".split())
"""Words whose "for X" gives the charge; of other words only "for doing X" is a reason."""
_NO_AIM = frozenset("become be find date say tell return die".split())
"""Verbs whose infinitive tells what came next or how it is put rather than why."""
_WHERE = frozenset("distance country area city world town region road sea water head".split())
"""What something goes on over rather than is fought over."""
SETTING = frozenset(("DATE", "TIME", "GPE", "LOC", "CARDINAL"))
"""Entities of when, where and how many, which are nobody's reason."""


class Motive(msgspec.Struct, frozen=True):
    """The reason given, as the words of the tokens `first` (inclusive) to `last` (exclusive)."""

    first: int
    last: int
    words: str


def motive(parse: Parse, mention: Mention) -> Motive | None:
    """The reason that hangs on the event word itself or on the word above it."""
    token = parse.tokens[mention.i]
    for i in (token.i, token.head):
        for link in parse.children(i, "prep", "advcl"):
            reason = _clause(parse, link) if link.dep == "advcl" else _object(parse, link)
            if reason is not None:
                first, last = parse.extent(reason.i)
                return Motive(first, last, parse.words(first, last))
    return None


def _clause(parse: Parse, verb: Token) -> Token | None:
    """The clause of "because …", "in order to …", "to …"."""
    marks = parse.children(verb.i, "mark")
    if marks:
        return verb if marks[0].lower == "because" else None
    aims = verb.tag == "VB" and verb.lemma not in _NO_AIM
    return verb if aims and any(t.lower == "to" for t in parse.children(verb.i, "aux")) else None


def _object(parse: Parse, preposition: Token) -> Token | None:
    """What follows "over", "in retaliation for", "as punishment for", of an arrest also "for"."""
    objects = parse.children(preposition.i, "pobj", "pcomp")
    lower = preposition.lower
    if lower in ("in", "as") and objects and objects[0].lemma in _ANSWERING:
        inner = parse.children(objects[0].i, "prep")
        objects = parse.children(inner[0].i, "pobj", "pcomp") if inner else []
    elif lower in _CAUSAL:
        below = parse.children(preposition.i, "pcomp", "prep")
        objects = objects or [o for p in below for o in parse.children(p.i, "pobj")]
    elif lower == "for" and parse.head(preposition.i).lemma in _PENAL:
        objects = [o for o in objects if o.lemma not in TIMES]
    elif not objects or not _gives_reason(lower, objects[0]):
        return None
    if not objects or objects[0].entity in SETTING or objects[0].lemma in _WHERE:
        return None
    return objects[0]


def _gives_reason(preposition: str, thing: Token) -> bool:
    """ "On suspicion of", "for selling oil"."""
    if preposition == "on":
        return thing.lemma in _CHARGING
    return preposition == "for" and thing.dep == "pcomp" and thing.tag == "VBG"
