"""Who is done to: the noun phrases that a harm word's syntax points at."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.lexicon import people

_SPEAKING = frozenset("say tell report add confirm".split())
_RELATIVE = frozenset(("WDT", "WP", "WP$"))


def patients(parse: Parse, i: int) -> list[int]:
    """Heads of the noun phrases that suffer what verb `i` tells of."""
    if is_passive(parse, i):
        found = _resolved(parse, i, _passive_subjects(parse, i))
        token = parse.tokens[i]
        if not found and token.dep in ("pcomp", "advcl"):
            found = _matrix_subjects(parse, token)
        return found
    objects = _objects(parse, i)
    if objects:
        return _resolved(parse, i, objects)
    token = parse.tokens[i]
    if token.tag in ("VBD", "VBN") and not parse.children(i, "aux"):
        # "32 people killed in the market": a headline, or a passive without its auxiliary
        heads = _partitive(parse, i, [t.i for t in parse.children(i, "nsubj")])
        return _resolved(parse, i, heads)
    return []


def _matrix_subjects(parse: Parse, token: Token) -> list[int]:
    """Of "told us after being released": who is spoken of in the main clause."""
    head = parse.head(token.i)
    if head.pos in ("ADP", "SCONJ"):
        head = parse.head(head.i)
    return subjects(parse, head.i) if head.pos in ("VERB", "AUX") and head.i != token.i else []


def subjects(parse: Parse, i: int) -> list[int]:
    """Heads of the subjects of verb `i`, through coordination and relative clauses."""
    token = parse.tokens[i]
    own = _own_subjects(parse, i)
    if own:
        return _resolved(parse, i, own)
    if token.dep == "acl":
        return _with_conjuncts(parse, token.head)
    if token.dep in ("conj", "xcomp") and parse.head(i).pos in ("VERB", "AUX"):
        return subjects(parse, token.head)
    return []


def _own_subjects(parse: Parse, i: int) -> list[int]:
    """Subjects of verb `i`: its own, its auxiliary's, or those of a clause taken for one."""
    own = [t.i for t in parse.children(i, "nsubj", "nsubjpass")]
    if own:
        return own
    for below in parse.children(i, "auxpass", "aux", "csubj", "csubjpass"):
        inner = [t.i for t in parse.children(below.i, "nsubj", "nsubjpass")]
        if inner:
            return inner
    return []


def _partitive(parse: Parse, i: int, heads: list[int]) -> list[int]:
    """ "Four of the men detained were freed": the reduced clause is of the men, not the four."""
    if parse.tokens[i].dep not in ("csubj", "csubjpass"):
        return heads
    return [
        next((o.i for p in parse.children(h, "prep") for o in parse.children(p.i, "pobj")), h)
        for h in heads
    ]


def _passive_subjects(parse: Parse, i: int) -> list[int]:
    token = parse.tokens[i]
    own = _own_subjects(parse, i)
    if own:
        return own
    if token.dep == "amod":
        return [token.head]
    if token.dep == "acl":
        return _listed(parse, token.head)
    if token.dep in ("conj", "xcomp", "ccomp"):
        head = parse.head(i)
        if token.dep == "conj" and head.pos in ("VERB", "AUX"):
            if is_passive(parse, head.i) or parse.children(head.i, "nsubj"):
                return subjects(parse, head.i)
            return _objects(parse, head.i) if head.dep == "acl" else []
        if token.dep == "xcomp":
            return subjects(parse, head.i)
    if token.dep == "oprd":  # "was found beheaded"
        return _objects(parse, token.head) or subjects(parse, token.head)
    return []


def _objects(parse: Parse, i: int) -> list[int]:
    own = [t.i for t in parse.children(i, "dobj", "obj", "dative")]
    if own:
        return own
    small = [t for t in parse.children(i, "ccomp") if t.pos in ("NOUN", "NUM", "ADJ")]
    if small:
        return [t.i for t in small]
    for later in parse.children(i, "conj"):
        # "killed and wounded dozens": the object stands with the last verb
        if later.pos == "VERB" and not parse.children(later.i, "nsubj", "nsubjpass"):
            shared = _objects(parse, later.i)
            if shared and _adjacent(parse, i, later.i):
                return shared
    return []


def _adjacent(parse: Parse, i: int, later: int) -> bool:
    between = parse.tokens[i + 1 : later]
    return len(between) <= 3 and all(t.pos in ("CCONJ", "ADV", "PUNCT", "VERB") for t in between)


def _resolved(parse: Parse, verb: int, heads: list[int]) -> list[int]:
    found: list[int] = []
    for head in heads:
        token = parse.tokens[head]
        if token.tag in _RELATIVE:
            antecedent = _antecedent(parse, verb)
            found.extend([antecedent] if antecedent is not None else [])
        else:
            found.extend(_with_conjuncts(parse, head))
    return found


def _antecedent(parse: Parse, verb: int) -> int | None:
    token = parse.tokens[verb]
    for _ in range(6):
        if token.dep in ("relcl", "acl"):
            return _whole(parse, token.head)
        if token.head == token.i:
            return None
        token = parse.head(token.i)
    return None


def _whole(parse: Parse, i: int) -> int:
    """Who is meant by "63 pupils of the school who …": the pupils."""
    above = parse.head(i)
    outer = parse.head(above.i)
    if above.lower == "of" and parse.tokens[i].dep == "pobj" and not _people(parse.tokens[i]):
        return outer.i if _people(outer) else i
    return i


def _people(token: Token) -> bool:
    return token.lemma in people.KINDS or token.entity == "PERSON"


def _with_conjuncts(parse: Parse, i: int) -> list[int]:
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(
            t.i
            for t in parse.children(j, "conj")
            if t.pos not in ("VERB", "AUX") and not _speaks(parse, t.i)
        )
    return sorted(found)


def _speaks(parse: Parse, i: int) -> bool:
    """Whether the phrase of `i` is a speaker's: "killing nine, residents and a nurse said"."""
    after = parse.extent(i)[1]
    return after < len(parse) and parse.tokens[after].lemma in _SPEAKING


def _listed(parse: Parse, i: int) -> list[int]:
    """Noun `i` and those listed before it: "a woman and two men shot on Friday"."""
    found = [i]
    while parse.tokens[i].dep == "conj" and parse.head(i).pos in ("NOUN", "PROPN", "NUM"):
        i = parse.tokens[i].head
        found.append(i)
    return sorted(found)


def of_phrase(parse: Parse, noun: Token) -> list[int]:
    """Heads of "the killing of X (and Y)", "the release from jail of X"."""
    found: list[int] = []
    for preposition in parse.children(noun.i, "prep"):
        if preposition.lower == "of":
            for inner in parse.children(preposition.i, "pobj"):
                found.extend(_with_conjuncts(parse, inner.i))
        elif preposition.lower == "by" and not found:
            # "the killing by police of a boy"
            for doer in parse.children(preposition.i, "pobj"):
                found.extend(of_phrase(parse, doer))
    return found


def possessor(parse: Parse, noun: Token) -> list[int]:
    """Heads of "X's death", "his arrest", "the boy whose killing"."""
    owners = [t.i for t in parse.children(noun.i, "poss")]
    if any(parse.tokens[i].tag == "WP$" for i in owners):
        for above in parse.ancestors(noun.i):
            if above.dep == "relcl":
                return [above.head]
    return owners
