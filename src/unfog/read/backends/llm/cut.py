"""Quotes that leave out what turns them round: "not" before them, "denied" above them."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.cues import DENIES

_NOT = frozenset("not n't n’t".split())
_TURNING = _NOT | frozenset("no never neither nor without".split())
_CONTENT = frozenset(("ccomp", "xcomp"))


def cuts_negation(parse: Parse, inside: range) -> bool:
    """Whether the tokens `inside` are negated or denied by a word of their sentence that is
    not among them."""
    if not inside:
        return False
    sentence = parse.tokens[inside.start].sentence
    for i, turning in ((inside.start - 1, _TURNING), (inside.stop, _NOT)):
        beside = parse.tokens[i] if 0 <= i < len(parse) else None
        if beside is not None and beside.sentence == sentence and beside.lower in turning:
            return True
    return any(_turned(parse, parse.tokens[i], inside) for i in inside)


def _turned(parse: Parse, token: Token, inside: range) -> bool:
    if _negated(parse, token.i, inside):
        return True
    if token.head in inside:
        return False
    below = token
    for above in parse.ancestors(token.i):
        if below.dep not in _CONTENT:
            return False
        if above.lemma in DENIES or _negated(parse, above.i, inside):
            return True
        below = above
    return False


def _negated(parse: Parse, i: int, inside: range) -> bool:
    """Whether a negation stands before the quote: one behind it turns what follows there."""
    return any(t.i < inside.start for t in parse.children(i, "neg"))
