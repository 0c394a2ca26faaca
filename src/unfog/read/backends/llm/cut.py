"""Quotes that leave out what turns them round: "not" before them, "denied" above them."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.cues import DENIES

_TURNING = frozenset("no not n't n’t never neither nor without".split())
_CONTENT = frozenset(("ccomp", "xcomp", "dobj"))


def cuts_negation(parse: Parse, inside: range) -> bool:
    """Whether the tokens `inside` are negated or denied by a word of their sentence that is
    not among them."""
    if not inside:
        return False
    first = parse.tokens[inside.start]
    before = parse.tokens[max(0, inside.start - 1)]
    if before.sentence == first.sentence and before.i < first.i and before.lower in _TURNING:
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
    return any(t.i not in inside for t in parse.children(i, "neg"))
