"""Means spoken of apart from the deed: "it was no mine but a shell", "no drone was used"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import clause
from unfog.read.lexicon.cues import NOUNS_NONE
from unfog.read.lexicon.weapons import MADE_BY_WEAPON, VEHICLES, WEAPONS
from unfog.read.means import denied, weapon_at
from unfog.read.proposition import Proposition
from unfog.read.realis import verb_realis
from unfog.read.totals import is_total

_IT = frozenset(
    "it this that they these those there what blast explosion cause weapon wound object "
    "attack crash fire".split()
)
"""Subjects of "was a drone" that stand for the deed or its means."""
_SENSING = frozenset("hear see find notice detect spot".split())
_PROVING = frozenset("prove support suggest indicate show confirm".split())
_OWNERS = frozenset("we it they".split())
_USING = frozenset("use involve deploy employ".split())


def disputed_means(parse: Parse) -> Iterator[Proposition]:
    """Weapons that a sentence denies, sets against others or names as the cause."""
    for token in parse.tokens:
        word = weapon_at(parse, token.i) or _by_its_fire(parse, token)
        if word is None:
            continue
        first, last = clause(parse, token.i)
        if _unseen(parse, token):
            yield Proposition("weapon", (word,), token.i, first, last, doubted=True)
            continue
        said = _said_to_be_it(parse, token)
        negated = denied(parse, token.i)
        if said and (negated or token.lemma not in VEHICLES):
            yield Proposition("weapon", (word,), token.i, first, last, negated=negated)


def _by_its_fire(parse: Parse, token: Token) -> str | None:
    """As in "mortar fire"."""
    made = token.dep == "compound" and parse.head(token.i).lemma in MADE_BY_WEAPON
    return WEAPONS.get(token.lemma) if made and _unseen(parse, token) else None


def _unseen(parse: Parse, token: Token) -> bool:
    """As in "heard no drones", "found no trace of explosives", "no evidence of mortar fire"."""
    while token.dep == "compound":
        token = parse.head(token.i)
    head = parse.head(token.i)
    if token.dep == "dobj" and head.lemma in _SENSING:
        return denied(parse, token.i)
    if token.dep in ("dobj", "nsubj") and _nothing_to(parse, head):
        return True
    if token.dep == "pobj" and head.lower in ("of", "for"):
        sign = parse.head(head.i)
        return sign.lemma in NOUNS_NONE and denied(parse, sign.i)
    return False


def _nothing_to(parse: Parse, verb: Token) -> bool:
    """As in "nothing to prove a drone", "nothing to suggest that a mine"."""
    for above in (verb, parse.head(verb.i)):
        nothing = parse.head(above.i).lower == "nothing"
        if above.lemma in _PROVING and nothing and above.dep in ("relcl", "acl", "xcomp"):
            return True
    return False


def _said_to_be_it(parse: Parse, token: Token) -> bool:
    """Whether the clause is about what the means was: "it was X", "caused by X", "X was used"."""
    head = parse.head(token.i)
    if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
        return _said_to_be_it(parse, head)
    if token.dep == "attr" and head.lemma == "be":
        subjects = parse.children(head.i, "nsubj", "expl")
        return any(t.lemma in _IT for t in subjects) and not _merely_there(parse, token)
    if token.dep == "pobj" and head.lower in ("by", "from", "with"):
        above = parse.head(head.i)
        return above.lemma == "cause" or denied(parse, token.i)
    if token.dep == "nsubj" and head.lemma == "cause":
        return True
    if token.dep == "dobj" and head.lemma in ("have", "possess", "own") and denied(parse, token.i):
        return any(t.lower in _OWNERS for t in parse.children(head.i, "nsubj"))
    if token.dep == "nsubj" and head.lemma in ("be", "fly") and denied(parse, token.i):
        return True
    told = token.dep in ("nsubjpass", "dobj") and head.lemma in _USING
    return told and (denied(parse, token.i) or _used_then(parse, head.i))


def _used_then(parse: Parse, verb: int) -> bool:
    """Whether the use is told as fact and of one occasion."""
    sentence = parse.sentence_span(parse.tokens[verb].sentence)
    return verb_realis(parse, verb) != "irrealis" and not is_total(sentence.of(parse.text))


def _merely_there(parse: Parse, token: Token) -> bool:
    """ "There was a lorry" names no means; "there was no lorry" denies one."""
    return bool(parse.children(token.head, "expl")) and not denied(parse, token.i)
