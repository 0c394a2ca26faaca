"""Reasons told apart from the deed: what was protested, charged, demanded, avenged, quarrelled."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.lexicon.reasons import (
    ANSWERS,
    CAUSES,
    LINKING,
    PENAL,
    PROTESTING,
    PROTESTS,
    QUARRELS,
    TRYING,
)
from unfog.read.motives import SETTING
from unfog.read.proposition import Proposition
from unfog.read.realis import verb_realis

_ISSUE = ("against", "over", "about")
_MOST = 200
"""Characters of a reason."""


def reasons(parse: Parse) -> Iterator[Proposition]:
    """One proposition for each reason, in text order of the words that give it."""
    for token in parse.tokens:
        reason = _reason(parse, token)
        if reason is None or not _real(parse, token):
            continue
        yield told_reason(parse, token, reason)


def told_reason(parse: Parse, token: Token, reason: Token, *, negated: bool = False) -> Proposition:
    """The proposition that the word at `token` gives, or rules out, what `reason` heads."""
    low, high = parse.extent(reason.i)
    first, last = clause(parse, token.i)
    words = parse.words(low, high)[:_MOST]
    return Proposition("motive", words, token.i, min(first, low), max(last, high), negated=negated)


def _real(parse: Parse, token: Token) -> bool:
    return token.pos != "VERB" or verb_realis(parse, token.i) not in ("irrealis", "negated")


def _reason(parse: Parse, token: Token) -> Token | None:
    """The token that heads the reason which the word at `token` gives; None for other words."""
    if token.lemma in PROTESTS and token.pos in ("NOUN", "VERB"):
        return _protested(parse, token)
    if token.lemma == "charge":
        return _object(parse, token, ("with", "of", "for"))
    if token.lemma in LINKING and token.pos == "VERB":
        return _object(parse, token, ("to", "with"))
    if token.lemma in PENAL and token.pos == "VERB":
        return next(iter(objects(parse, token, ("for",), "pcomp")), None)
    if token.lower in ("in", "as") and token.dep == "prep":
        found = (o for o in parse.children(token.i, "pobj") if o.lemma in ANSWERS)
        return next(found, None)
    if token.lemma in TRYING:
        return next((t for t in parse.children(token.i, "acl") if t.tag == "VB"), None)
    return _wanted(parse, token)


def _protested(parse: Parse, token: Token) -> Token | None:
    """What a protest is against, or what the people at it say."""
    if token.pos == "VERB":
        direct = parse.children(token.i, "dobj") if token.lemma == "protest" else []
    else:
        direct = [t for t in parse.children(token.i, "acl", "relcl") if t.lemma in PROTESTING]
    found = next(iter(direct), None) or _object(parse, token, _ISSUE)
    if found is None and token.dep == "dobj":
        return _object(parse, parse.head(token.i), _ISSUE)
    return found


def _wanted(parse: Parse, token: Token) -> Token | None:
    """Money or a release that is demanded, a ransom, a quarrel, a motive that is named."""
    if token.lemma == "demand":
        if token.pos == "VERB":
            return next(iter(parse.children(token.i, "dobj")), None)
        return _object(parse, token, ("for",))
    if token.pos != "NOUN":
        return None
    if token.lemma == "ransom" or token.lemma in CAUSES:
        return token if token.dep in ("dobj", "attr") else None
    return token if token.lemma in QUARRELS and token.dep in ("pobj", "attr") else None


def _object(parse: Parse, token: Token, words: tuple[str, ...]) -> Token | None:
    return next(iter(objects(parse, token, words, "pobj", "pcomp")), None)


def objects(parse: Parse, token: Token, words: tuple[str, ...], *deps: str) -> list[Token]:
    """What follows one of the prepositions `words`, but for times, places and numbers."""
    below = [p for p in parse.children(token.i, "prep") if p.lower in words]
    found = [o for p in below for o in parse.children(p.i, *deps)]
    return [o for o in found if o.entity not in SETTING]
