"""Why it was done: "in retaliation for X", "over X", "because X"."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token

_ANSWERING = frozenset(
    "response retaliation revenge reprisal protest connection support answer vengeance "
    "retribution".split()
)
_CHARGING = frozenset(("suspicion", "charge", "allegation"))
_CAUSAL = frozenset(("because", "due", "over", "amid"))
_NO_REASON = frozenset(("DATE", "TIME", "GPE", "LOC", "CARDINAL"))


class Motive(msgspec.Struct, frozen=True):
    """The reason given, as the words of the tokens `first` (inclusive) to `last` (exclusive)."""

    first: int
    last: int
    words: str


def motive(parse: Parse, token: Token) -> Motive | None:
    """The reason that hangs on the event word itself or on the word above it."""
    for i in (token.i, token.head):
        for link in parse.children(i, "prep", "advcl"):
            reason = _clause(parse, link) if link.dep == "advcl" else _object(parse, link)
            if reason is not None:
                first, last = parse.extent(reason.i)
                return Motive(first, last, parse.words(first, last))
    return None


def _clause(parse: Parse, verb: Token) -> Token | None:
    marks = parse.children(verb.i, "mark")
    return verb if marks and marks[0].lower == "because" else None


def _object(parse: Parse, preposition: Token) -> Token | None:
    objects = parse.children(preposition.i, "pobj", "pcomp")
    lower = preposition.lower
    if lower == "in" and objects and objects[0].lemma in _ANSWERING:
        inner = parse.children(objects[0].i, "prep")
        objects = parse.children(inner[0].i, "pobj", "pcomp") if inner else []
    elif lower in _CAUSAL:
        below = parse.children(preposition.i, "pcomp", "prep")
        objects = objects or [o for p in below for o in parse.children(p.i, "pobj")]
    elif not (lower == "on" and objects and objects[0].lemma in _CHARGING):
        return None
    return objects[0] if objects and objects[0].entity not in _NO_REASON else None
