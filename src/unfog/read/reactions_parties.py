"""Who reacts, and to what: the parties of a reaction in the parse."""

from __future__ import annotations

from typing import Literal

from unfog.model.claim import Property
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import subject
from unfog.read.lexicon import cues
from unfog.read.numbers import number_at

type About = Property | Literal["claim"]
POINTERS = frozenset("it this that these those them both either neither".split())

_KIN = frozenset(
    "lawyer attorney relative family wife widow husband mother father brother sister son "
    "daughter cousin".split()
)
_SPEAKS_FOR = _KIN | frozenset(
    "office spokesman spokeswoman spokesperson command commander leader coordinator secretary "
    "radio".split()
)
_BOTH = frozenset("both either neither two sides".split())


def speaker_of(parse: Parse, verb: Token) -> int | None:
    agents = agent_of(parse, verb)
    if agents is not None:
        return agents
    if any(t.dep in ("nsubjpass", "auxpass") for t in parse.children(verb.i)):
        return None
    who = subject(parse, verb.i)
    return who.i if who else None


def agent_of(parse: Parse, verb: Token) -> int | None:
    for by in parse.children(verb.i, "agent", "prep"):
        if by.lower == "by":
            for pobj in parse.children(by.i, "pobj"):
                return pobj.i
    return None


def object_of(parse: Parse, verb: Token) -> Token | None:
    for child in parse.children(verb.i, "dobj", "nsubjpass"):
        above = parse.head(verb.i)
        if child.tag == "WDT" and verb.dep == "relcl" and about_of(parse, above) is not None:
            return above
        return child
    above = parse.head(verb.i)
    if verb.dep == "relcl" and above.lemma in cues.CLAIMS:
        return above
    for child in parse.children(verb.i, "ccomp", "mark", "advmod", "attr"):
        if child.lower in POINTERS and child.i > verb.i:
            return child
    return None


def owner_of(parse: Parse, noun: Token) -> int | None:
    """Whose account or part it is: a possessive, "by X", "of X"."""
    for child in parse.children(noun.i, "poss"):
        return child.i
    for prep in parse.children(noun.i, "prep"):
        if prep.lower in ("by", "from") or (prep.lower == "of" and noun.lemma == "involvement"):
            for pobj in parse.children(prep.i, "pobj"):
                return pobj.i
    return None


def has_clause(parse: Parse, noun: Token) -> bool:
    for child in parse.children(noun.i, "acl", "ccomp", "relcl"):
        if any(t.lower == "that" for t in parse.children(child.i, "mark")):
            return True
        if child.dep == "acl" and any(t.lower == "to" for t in parse.children(child.i, "aux")):
            return True
    return any(
        t.pos == "VERB"
        for prep in parse.children(noun.i, "prep")
        if prep.lower == "of" and noun.lemma in cues.CLAIMS
        for t in parse.children(prep.i, "pcomp")
    )


def about_of(parse: Parse, noun: Token) -> About | None:
    if noun.lemma in cues.RESPONSIBILITY or noun.lemma in ("charge", "wrongdoing", "guilt"):
        return "perpetrator"
    if noun.lemma in cues.FIGURES:
        return "killed"
    if noun.lemma in cues.CLAIMS or noun.lower in POINTERS or noun.tag == "WDT":
        return "claim"
    if noun.lemma in cues.HAPPENINGS:
        return "occurrence"
    if noun.lemma in ("death", "casualty", "killing", "dead"):
        return "killed"
    return None


def figure_of(parse: Parse, i: int) -> int | None:
    """The number that the phrase at `i` names: "the figure of 22 dead", "the ministry's 17"."""
    first, last = parse.extent(i)
    words = [t.lower for t in parse.tokens[first:last]]
    for j in range(len(words)):
        token = parse.tokens[first + j]
        if token.tag == "CD" and parse.tokens[max(0, token.i - 1)].lower in ("of", "'s", "’s"):
            number = number_at(words, j)
            return number.low if number is not None else None
    return None


def of_both(parse: Parse, i: int) -> bool:
    """Whether the phrase at `i` means the accounts of several sides."""
    first, last = parse.extent(i)
    return any(t.lower in _BOTH for t in parse.tokens[first:last])


def side_token(parse: Parse, i: int) -> int | None:
    """Whose part is meant where the one at `i` speaks for somebody: "its press office",
    "a lawyer for the driver", "the boy's mother"."""
    if parse.tokens[i].lemma not in _SPEAKS_FOR:
        return None
    for child in parse.children(i, "poss"):
        return child.i
    for prep in parse.children(i, "prep"):
        if prep.lower in ("of", "for"):
            for pobj in parse.children(prep.i, "pobj"):
                return pobj.i
    return None


def for_somebody(parse: Parse, i: int) -> bool:
    """As in "their lawyer", "his mother": whose part is meant, only what was told before says."""
    near = [parse.tokens[i], parse.head(i), *parse.children(i, "appos", "compound")]
    return any(
        t.lemma in _KIN and any(p.pos == "PRON" for p in parse.children(t.i, "poss")) for t in near
    )
