"""The noun "damage": "caused damage to X", "there was no damage", "no reports of damage"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.means import denied
from unfog.read.phrases import name
from unfog.read.proposition import Proposition
from unfog.read.realis import verb_realis

_DOING = frozenset("cause do inflict leave bring".split())
_SUFFERING = frozenset("suffer sustain receive take".split())
_REPORTED = frozenset("report sign evidence trace indication".split())


def damage_told(parse: Parse) -> Iterator[Proposition]:
    """What was damaged, or that nothing was, where the noun tells of it."""
    for token in parse.tokens:
        if token.lemma != "damage" or token.pos != "NOUN":
            continue
        report = _no_report(parse, token)
        negated = denied(parse, token.i) or report is not None
        if negated or _done(parse, token):
            first, last = clause(parse, token.i)
            thing = _thing(parse, token) or token.text
            at = token.i if report is None else report
            yield Proposition("damage", thing, at, first, last, negated=negated)


def _no_report(parse: Parse, token: Token) -> int | None:
    """The token "reports" of "no reports of (any) damage": whose words those are, says it."""
    above = parse.head(token.head)
    none = token.dep == "pobj" and above.lemma in _REPORTED and denied(parse, above.i)
    return above.i if none else None


def _done(parse: Parse, token: Token) -> bool:
    verb = parse.head(token.i)
    if token.dep not in ("dobj", "nsubjpass") or verb.lemma not in _DOING | _SUFFERING:
        return False
    return verb_realis(parse, verb.i) != "irrealis"


def _thing(parse: Parse, token: Token) -> str | None:
    """What stands behind "damage to", else who suffered it."""
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower in ("to", "in", "at"):
            for thing in parse.children(preposition.i, "pobj"):
                return name(parse, thing.i, complement=True)
    verb = parse.head(token.i)
    if token.dep == "dobj" and verb.lemma in _SUFFERING:
        for subject in parse.children(verb.i, "nsubj"):
            return name(parse, subject.i)
    return None
