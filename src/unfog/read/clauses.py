"""The clause around a word: the stretch that a claim quotes."""

from __future__ import annotations

from unfog.model.parse import Parse, Token

_CLAUSAL = frozenset(
    ("ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "parataxis", "pcomp")
)

_EDGE = frozenset((*",;:.–—-\"'“”‘’()[]", "and", "but"))
_MOST_STEPS = 6
_FINDING = frozenset("find leave see discover".split())

OCCURRING = frozenset(
    "happen occur take be come begin start break erupt follow leave kill wound injure hit strike "
    "target carry launch conduct stage mount commit perpetrate execute cause claim rock destroy "
    "damage shake hear hold end last suffer die make continue involve see witness survive "
    "stem spark trigger result report subject face lose".split()
)
"""Verbs that tell of a happening's own course."""

_ACCUSING = frozenset(
    "accuse charge convict suspect blame sentence arrest hold jail try find indict detain "
    "condemn fault".split()
)


def clause_head(parse: Parse, i: int) -> int:
    """The nearest verb at or above token `i` that heads a clause."""
    token = parse.tokens[i]
    while token.head != token.i:
        if token.pos in ("VERB", "AUX") and token.dep in _CLAUSAL:
            return token.i
        token = parse.tokens[token.head]
    return token.i


def clause(parse: Parse, i: int) -> tuple[int, int]:
    """Token range of the clause around token `i`, without clauses coordinated behind it.

    A gerund, participle or relative clause takes its head along ("strikes that killed 5").
    """
    head = clause_head(parse, i)
    token = parse.tokens[head]
    first, last = parse.extent(head)
    for child in parse.children(head, "conj"):
        below = parse.extent(child.i)
        if child.pos in ("VERB", "AUX") and not below[0] <= i < below[1] and below[0] > i:
            last = min(last, below[0])
    if token.dep in ("relcl", "acl", "advcl", "xcomp", "conj", "pcomp"):
        upper = token.head
        if token.dep in ("relcl", "acl"):
            first = min(first, parse.extent(upper)[0])
        elif token.dep in ("conj", "advcl", "xcomp") and not parse.children(
            head, "nsubj", "nsubjpass"
        ):
            subjects = parse.children(upper, "nsubj", "nsubjpass")
            if subjects:
                first = min(first, parse.extent(subjects[0].i)[0])
    return _trim(parse, first, max(last, i + 1))


def stretch(parse: Parse, i: int) -> tuple[int, int]:
    """What tells of the happening at token `i`: its clause; only its noun phrase where the verb
    above says something else of it ("condemned the attack of 3 May")."""
    token = parse.tokens[i]
    if token.pos in ("VERB", "AUX"):
        return clause(parse, i)
    head = clause_head(parse, i)
    if parse.tokens[head].lemma in OCCURRING or head == i or token.dep == "ROOT":
        return clause(parse, i)
    return _trim(parse, *parse.extent(i))


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    while last - first > 1 and parse.tokens[last - 1].text in _EDGE:
        last -= 1
    while last - first > 1 and parse.tokens[first].text in _EDGE | {"that"}:
        first += 1
    return first, last


def is_passive(parse: Parse, i: int) -> bool:
    """Whether verb `i` is passive, also as a participle behind or before its noun."""
    for _ in range(_MOST_STEPS):
        token = parse.tokens[i]
        if parse.children(i, "auxpass", "nsubjpass", "agent"):
            return True
        if token.tag not in ("VBN", "VBD"):
            return False
        if token.dep in ("acl", "amod"):
            return not parse.children(i, "dobj")
        if token.dep in ("xcomp", "oprd") and parse.head(i).lemma in _FINDING:
            return not parse.children(i, "dobj", "aux")  # "was found hacked to death"
        if parse.children(i, "dobj", "aux", "nsubj") or token.dep != "conj":
            return False
        head = parse.head(i)
        if head.pos != "VERB" or head.i == i:
            return False
        i = head.i
    return False


def subject_of(parse: Parse, i: int) -> int | None:
    """The token that is the (surface) subject of verb `i`, also where it is shared or implied."""
    for _ in range(_MOST_STEPS):
        token = parse.tokens[i]
        own = parse.children(i, "nsubj", "nsubjpass")
        if own:
            relative = own[0].tag in ("WP", "WDT") and token.dep in ("relcl", "acl")
            return token.head if relative else own[0].i
        if token.dep == "acl":
            return token.head
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp"):
            return None
        head = parse.head(i)
        if head.pos == "ADP":
            head = parse.head(head.i)
            if head.lemma in _ACCUSING:
                return _accused(parse, head)
            if head.dep == "dobj" and parse.head(head.i).lemma in _ACCUSING:
                return head.i
        if head.pos not in ("VERB", "AUX"):
            return None
        i = head.i
    return None


def _accused(parse: Parse, verb: Token) -> int | None:
    """Whom a verb of accusing or punishing says to have done it."""
    wanted = ("nsubjpass",) if is_passive(parse, verb.i) else ("dobj",)
    found = parse.children(verb.i, *wanted)
    if found:
        return found[0].i
    return verb.head if verb.dep == "acl" else None
