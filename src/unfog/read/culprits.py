"""Who did it, told apart from the deed: accused, charged, named as the attacker, seen to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from unfog.model.claim import Certainty
from unfog.model.parse import Parse, Token
from unfog.read.arguments import can_act
from unfog.read.clauses import clause, is_passive, subject_of
from unfog.read.doers import taken_up
from unfog.read.lexicon.munitions import LANDING_VERBS, MUNITIONS
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.people import PERPETRATORS
from unfog.read.lexicon.roles import ACCUSING, CRIMES, INTRUDING, OUTLAWS
from unfog.read.lexicon.verbs import VERBS
from unfog.read.lexicon.weapons import WIELDING
from unfog.read.mentions import Mention
from unfog.read.phrases import conjuncts, name
from unfog.read.proposition import Proposition
from unfog.read.realis import verb_realis

_OUTLAWS = PERPETRATORS | OUTLAWS
_HARMING = ("violence", "abduction")
_LIGHT = frozenset("find lie come lay drive take hold run lead go open hand let".split())
"""Verbs that tell of a deed only in company."""
_FIRED = frozenset("fire shot shell rocket mortar round missile bullet gunfire shoot come".split())
_HEDGING = frozenset("believe suspect think appear seem alleged suspected".split())
_HEDGED_WITHIN = 3
"""Words above within which a hedge bears on a word."""
_FLYING = MUNITIONS | frozenset("aircraft warplane jet plane boat helicopter gunboat".split())
_HOLDING = frozenset("be hold believe".split())
_BY_OTHERS = frozenset(("face", "accuse"))
"""Verbs whose active subject is no voice of the report's own."""
_WORDS_WITH: dict[str, frozenset[str]] = {
    "find": frozenset(("guilty",)),
    "face": frozenset(("charge", "count")),
    "crack": frozenset(("down",)),
}
"""Words that a verb needs below it to tell of a culprit."""


def culprits(parse: Parse, found: Iterable[Mention]) -> Iterator[Proposition]:
    """One proposition for each culprit named beside the event words of `found`."""
    events = frozenset(m.i for m in found)
    seen: set[tuple[int, str]] = set()
    for token in parse.tokens:
        for i in _culprits(parse, token, events):
            words = name(parse, i)
            if words is None or (token.sentence, words) in seen:
                continue
            seen.add((token.sentence, words))
            first, last = clause(parse, token.i)
            last = max(last, token.i + 1)
            sure = _certainty(parse, token)
            yield Proposition("perpetrator", words, token.i, first, last, certainty=sure)


def _culprits(parse: Parse, token: Token, events: frozenset[int]) -> list[int]:
    """The heads of those to whom the word at `token` lays a deed."""
    if token.lemma in _OUTLAWS and token.pos in ("NOUN", "PROPN") and _acted(parse, token, events):
        return conjuncts(parse, token.i)
    if token.lemma in ACCUSING and token.pos == "VERB":
        return _able(parse, _accused(parse, token))
    if token.lower in ("behind", "responsible"):
        return _able(parse, _answerable(parse, token))
    if token.lemma == "work" and token.pos == "NOUN":
        return _able(parse, _below(parse, token, "of"))
    if token.lower == "from" and parse.head(token.i).lemma in _FIRED:
        return [i for i in _objects(parse, token) if _armed(parse, i)]
    if token.lemma in _FLYING and token.pos in ("NOUN", "PROPN") and _struck(parse, token):
        owners = parse.children(token.i, "amod", "compound", "poss")
        return [t.i for t in owners if t.entity in ("NORP", "ORG") and can_act(parse, t.i)]
    if token.lemma in INTRUDING and token.pos == "VERB" and token.i not in events:
        return _intruders(parse, token)
    return []


def _certainty(parse: Parse, token: Token) -> Certainty:
    """Likely where somebody is held to have done it, stated where a court found it."""
    if token.lemma in ACCUSING - {"find", "convict"}:
        return "likely"
    near = (token, *list(parse.ancestors(token.i))[:_HEDGED_WITHIN], *parse.children(token.i))
    return "likely" if any(t.lemma in _HEDGING for t in near) else "stated"


def _acted(parse: Parse, token: Token, events: frozenset[int]) -> bool:
    """Whether an outlaw is told to have done something other than the deed's own verb."""
    head = parse.head(token.i)
    if token.dep == "pobj" and head.lower == "by":
        return head.head not in events
    if token.dep != "nsubj" or head.pos != "VERB" or head.i in events:
        return False
    return verb_realis(parse, head.i) == "actual"


def _accused(parse: Parse, verb: Token) -> int | None:
    """Whom a verb of accusing names, where it names a crime too."""
    below = {parse.tokens[i].lemma for i in parse.subtree(verb.i)}
    harm = {w for w in below - _LIGHT - {verb.lemma} if _harms(w)}
    needed = _WORDS_WITH.get(verb.lemma, below)
    if not harm | (below & CRIMES) or not below & needed or _unreal(parse, verb):
        return None
    if is_passive(parse, verb.i) or verb.lemma == "face":
        subject = subject_of(parse, verb.i)
        return None if subject is None else taken_up(parse, subject)
    objects = parse.children(verb.i, "dobj")
    if not objects:
        small = parse.children(verb.i, "ccomp")
        objects = [s for c in small for s in parse.children(c.i, "nsubj")]
    return objects[0].i if objects and verb.lemma not in _BY_OTHERS else None


def _unreal(parse: Parse, verb: Token) -> bool:
    return verb_realis(parse, verb.i) in ("irrealis", "negated")


def _harms(lemma: str) -> bool:
    return lemma in VERBS and VERBS[lemma][0].family in _HARMING


def _answerable(parse: Parse, token: Token) -> int | None:
    """Who "is behind it", "is held responsible"; "the group responsible for the raid"."""
    above = parse.head(token.i)
    if above.pos in ("NOUN", "PROPN") and token.dep in ("amod", "acl", "relcl"):
        return above.i
    if above.lemma not in _HOLDING or any(t.dep == "neg" for t in parse.children(above.i)):
        return None
    if above.lemma == "hold" and not is_passive(parse, above.i):
        return None
    subject = subject_of(parse, above.i)
    return None if subject is None else taken_up(parse, subject)


def _struck(parse: Parse, token: Token) -> bool:
    """Whether what flies is told to have hit or to have been fired."""
    head = parse.head(token.i)
    if head.lemma in NOUNS:
        return True
    known = head.lemma in LANDING_VERBS | WIELDING | VERBS.keys()
    return known and verb_realis(parse, head.i) == "actual"


def _objects(parse: Parse, preposition: Token) -> list[int]:
    return [t.i for t in parse.children(preposition.i, "pobj")]


def _below(parse: Parse, token: Token, lower: str) -> int | None:
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower == lower:
            return next(iter(_objects(parse, preposition)), None)
    return None


def _armed(parse: Parse, i: int) -> bool:
    """ "From an army post", "from the Tarvan side": who stands there, by its owner."""
    around = [parse.tokens[i], *parse.children(i, "amod", "compound", "poss", "nmod")]
    owners = ("army", "police", "rebel", "government", "militia")
    return any(t.entity in ("NORP", "ORG") or t.lemma in owners for t in around)


def _intruders(parse: Parse, verb: Token) -> list[int]:
    """Who came, crossed over or sent weapons, told as fact."""
    subject = subject_of(parse, verb.i)
    if subject is None or is_passive(parse, verb.i) or verb_realis(parse, verb.i) != "actual":
        return []
    below = {t.lemma for t in parse.children(verb.i)}
    needed = _FLYING if verb.lemma == "send" else _WORDS_WITH.get(verb.lemma, below)
    if not below & needed:
        return []
    return _able(parse, taken_up(parse, subject))


def _able(parse: Parse, i: int | None) -> list[int]:
    if i is None or not can_act(parse, i):
        return []
    return [j for j in conjuncts(parse, i) if can_act(parse, j)]
