"""Whom a pronoun or "the group" takes up as the doer of a deed."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.lexicon.people import COMBATANTS, KINDS, PERPETRATORS
from unfog.read.lexicon.roles import ACTING, COUNTED, TIMES
from unfog.read.lexicon.verbs import VERBS

_MANY = frozenset(("they", "them"))
_ONE = frozenset(("he", "she"))
_BODY = frozenset(("it",))
_HOLLOW_BODIES = frozenset("group organization organisation outfit movement".split())
_SAYING = frozenset("say claim tell announce add declare admit write state boast".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "agent"))
_OF_DOERS = frozenset("by with to against of than from".split())
_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_BACK = 3
"""Sentences looked back over for whom a pronoun means."""


def taken_up(parse: Parse, i: int) -> int | None:
    """The token of whom the doer at token `i` stands for; `i` itself where it is named there.

    None for a pronoun that takes up nobody.
    """
    token = parse.tokens[i]
    if token.pos == "PRON" or token.lower in _MANY | _ONE | _BODY:
        return _antecedent(parse, token)
    if token.lemma in _HOLLOW_BODIES and _bare(parse, token):
        named = _last_body(parse, token)
        return i if named is None else named
    return i


def _bare(parse: Parse, token: Token) -> bool:
    """ "The group", "this movement", and no more."""
    determined = any(t.lower in ("the", "this", "that") for t in parse.children(token.i, "det"))
    return determined and not parse.children(token.i, "amod", "compound", "prep", "appos", "acl")


def _last_body(parse: Parse, token: Token) -> int | None:
    """The last body named before, other than the one that has the group in its name."""
    for j in range(token.i - 1, -1, -1):
        other = parse.tokens[j]
        body = other.entity in ("ORG", "NORP") and other.pos == "PROPN"
        if body and other.lemma not in KINDS and not _placed(parse, other):
            return j
    return None


def _placed(parse: Parse, token: Token) -> bool:
    """Whether a name stands where places do, or is only part of another name."""
    if token.dep in ("compound", "amod", "nmod"):
        return True
    return token.dep == "pobj" and parse.head(token.i).lower not in _OF_DOERS


def _antecedent(parse: Parse, token: Token) -> int | None:
    if token.lower not in _MANY | _ONE | _BODY:
        return None
    speaking = _speaking(parse, token)
    if speaking is not None and _agrees(parse, token, speaking):
        return speaking.i
    for sentence in range(token.sentence, max(-1, token.sentence - _BACK), -1):
        found = [t for t in _before(parse, token, sentence) if _agrees(parse, token, t)]
        found = [t for t in found if sentence == token.sentence or _leading(parse, t)]
        if found:
            return max(found, key=lambda t: (_likely(parse, t), t.i)).i
    return None


def _before(parse: Parse, token: Token, sentence: int) -> Iterator[Token]:
    first, last = parse.sentences[sentence]
    for j in range(first, min(last, token.i)):
        yield parse.tokens[j]


def _speaking(parse: Parse, token: Token) -> Token | None:
    """ "X said it had …": the subject of the verb of saying right above the clause."""
    verb = parse.head(token.i)
    above = parse.head(verb.i)
    if verb.dep == "ccomp" and above.lemma in _SAYING:
        return next(iter(parse.children(above.i, "nsubj")), None)
    return None


def _agrees(parse: Parse, pronoun: Token, token: Token) -> bool:
    """Whether the noun is somebody of the pronoun's number who is not its victim."""
    if token.pos not in ("NOUN", "PROPN") or token.lemma in TIMES | COUNTED:
        return False
    if token.dep in ("compound", "amod", "nmod") or _suffered(parse, token):
        return False
    person = token.entity == "PERSON" or token.lemma in KINDS or token.lower in KINDS
    body = token.entity in ("ORG", "NORP", "GPE") or token.lemma in ACTING
    plural = token.tag in ("NNS", "NNPS") or bool(parse.children(token.i, "conj"))
    if pronoun.lower in _ONE:
        return person and not plural and not (body and token.entity != "PERSON")
    if pronoun.lower in _BODY:
        return body and not plural and token.entity != "PERSON" and token.dep != "pobj"
    return (person and plural) or body


def _suffered(parse: Parse, token: Token) -> bool:
    """Whether the noun is the patient of a deed."""
    verb = parse.head(token.i)
    patient = token.dep in ("dobj", "nsubjpass") or (
        token.dep == "nsubj" and is_passive(parse, verb.i)
    )
    return patient and verb.lemma in VERBS


def _leading(parse: Parse, token: Token) -> bool:
    """Whether later sentences may go on with the noun: a subject, a doer or an outlaw."""
    if token.dep == "conj":
        return _leading(parse, parse.head(token.i))
    agent = token.dep == "pobj" and parse.head(token.i).lower == "by"
    return agent or token.dep in _SUBJECTS or token.lemma in PERPETRATORS | COMBATANTS


def _likely(parse: Parse, token: Token) -> int:
    """How much speaks for the noun as a doer: its name, its place as subject."""
    outlaw = token.lemma in PERPETRATORS | COMBATANTS
    return 2 * outlaw + (token.dep in _SUBJECTS) + (token.entity in _NAMED)
