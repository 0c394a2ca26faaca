"""Hedges without a speaker: is believed to have, appears to, reportedly, may."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Certainty
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Frame, reach
from unfog.read.lexicon import cues


def hedge_frames(parse: Parse) -> Iterator[Frame]:
    """Frames that lower the certainty of whoever speaks; none names a speaker."""
    for token in parse.tokens:
        found = _certainty(parse, token)
        if found is None:
            continue
        certainty, top = found
        yield Frame(
            token.i,
            (token.i, token.i + 1),
            content=[reach(parse, top)],
            certainty=certainty,
            hedge=True,
        )


def _certainty(parse: Parse, token: Token) -> tuple[Certainty, int] | None:
    """Certainty and the head of the clause that is hedged."""
    if token.dep == "advmod" and token.lower in cues.HEDGE_ADVERBS:
        return _level(cues.HEDGE_ADVERBS[token.lower]), token.head
    if token.dep == "aux" and token.lower in cues.HEDGE_MODALS:
        return _level(cues.HEDGE_MODALS[token.lower]), token.head
    if token.lemma not in cues.HEDGE_VERBS and token.lemma not in cues.HEDGED_PASSIVE:
        return None
    if token.pos != "VERB":
        return None
    complements = parse.children(token.i, "xcomp", "oprd", "ccomp")
    if token.lemma in cues.HEDGE_VERBS and complements:
        return _level(cues.HEDGE_VERBS[token.lemma]), token.i
    passive = token.tag == "VBN" and parse.children(token.i, "auxpass")
    by = parse.children(token.i, "agent")
    hedged = passive and not by and token.lemma in cues.HEDGED_PASSIVE
    if hedged and (complements or token.lemma == "accuse"):
        return _level(cues.HEDGED_PASSIVE[token.lemma]), token.i
    return None


def _level(word: str) -> Certainty:
    return "possible" if word == "possible" else "likely"
