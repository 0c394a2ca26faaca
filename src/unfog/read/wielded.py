"""Weapons told apart from the deed's own words: what was fired, thrown, carried or planted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.lexicon.cues import DENIES
from unfog.read.lexicon.munitions import LANDING_VERBS
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.verbs import VERBS
from unfog.read.lexicon.weapons import (
    INSTRUMENT_ONLY,
    MADE_BY_WEAPON,
    RAMMING,
    RAMMING_VEHICLES,
    WEAPONS,
    WIELDING,
)
from unfog.read.means import denied, weapon_at, weapons
from unfog.read.mentions import Mention
from unfog.read.proposition import Proposition
from unfog.read.realis import verb_realis

_BY_MEANS = frozenset(("with", "by", "from", "using", "of"))
_AIMING = frozenset(("on", "at", "into", "upon"))
_HEARD = frozenset(("fire", "hear", "ring"))
_INTO = frozenset(("into", "through", "over", "down", "at"))


def wielded(parse: Parse, found: Iterable[Mention]) -> Iterator[Proposition]:
    """One proposition for each weapon that no event word of its sentence has for its own."""
    known = {
        (m.sentence, word)
        for m in found
        if m.realis != "irrealis"
        for word in weapons(parse, m, [])
    }
    for token in parse.tokens:
        word = _word(parse, token)
        if word is None or (token.sentence, word) in known:
            continue
        known.add((token.sentence, word))
        first, last = clause(parse, token.i)
        yield Proposition("weapon", (word,), token.i, first, max(last, token.i + 1))


def _word(parse: Parse, token: Token) -> str | None:
    """The means that a token tells to have been used; None for any other word."""
    if token.pos == "VERB":
        return _shooting(parse, token)
    if token.pos not in ("NOUN", "PROPN"):
        return None
    head = parse.head(token.i)
    if token.dep == "compound" and head.lemma in MADE_BY_WEAPON:
        made = WEAPONS.get(token.lemma)
        return made if made and not denied(parse, head.i) and _real(parse, head) else None
    if token.lemma == "shot" and head.lemma in _HEARD and _real(parse, token):
        return "gun"
    if _rammed(parse, token):
        return token.lemma
    word = weapon_at(parse, token.i)
    if word is None or denied(parse, token.i) or not _real(parse, token):
        return None
    return word if _used(parse, token) else None


def _shooting(parse: Parse, verb: Token) -> str | None:
    """ "Fired on the crowd", with nothing said of what was fired: not in a denial of the deed."""
    if verb.lemma != "fire" or parse.children(verb.i, "dobj", "nsubjpass"):
        return None
    if any(t.lemma in DENIES for t in parse.ancestors(verb.i)):
        return None
    aimed = any(t.lower in _AIMING for t in parse.children(verb.i, "prep"))
    armed = any(weapon_at(parse, i) for i in parse.subtree(verb.i))
    return "gun" if aimed and not armed and verb_realis(parse, verb.i) == "actual" else None


def _real(parse: Parse, token: Token) -> bool:
    """Whether the verb above tells of what happened."""
    for above in parse.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            return verb_realis(parse, above.i) not in ("irrealis", "negated")
    return True


def _rammed(parse: Parse, token: Token) -> bool:
    """A vehicle that is driven into people."""
    if token.lemma not in RAMMING_VEHICLES:
        return False
    close = token.dep in ("nsubj", "dobj", "nsubjpass", "ROOT")
    if not close and parse.head(token.i).lower not in ("of", "in"):
        return False
    above = next((t for t in parse.ancestors(token.i) if t.pos == "VERB"), None)
    told = [above] if above is not None else parse.children(token.i, "acl", "relcl")
    return any(
        v.lemma in RAMMING and any(t.lower in _INTO for t in parse.children(v.i, "prep", "prt"))
        for v in told
    )


def _used(parse: Parse, token: Token) -> bool:
    """Whether the weapon is what somebody does something with, or what does it."""
    head = parse.head(token.i)
    if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
        return weapon_at(parse, head.i) is not None and _used(parse, head)
    deed = head.lemma in VERBS or head.lemma in NOUNS
    if token.lemma in INSTRUMENT_ONLY:
        if token.dep == "pobj":
            above = parse.head(head.i).lemma
            return head.lower in ("with", "by") and above in VERBS
        return head.lemma in WIELDING and token.dep in ("nsubj", "dobj", "nsubjpass")
    if token.dep == "pobj":
        return head.lower in _BY_MEANS
    if token.dep == "dobj":
        return head.lemma not in LANDING_VERBS
    if token.dep in ("nsubj", "nsubjpass"):
        return deed or head.lemma in WIELDING | LANDING_VERBS
    return token.dep == "compound" and head.lemma in NOUNS
