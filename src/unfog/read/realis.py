"""Did it happen? Threats, plans, conditions, habits and totals evoke no incident."""

from __future__ import annotations

from typing import Literal

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.realis import (
    FACTIVE,
    HABITUAL,
    IRREALIS_HEADS,
    IRREALIS_MODIFIERS,
    IRREALIS_NOUNS,
    NATURAL,
    RESCUERS,
    SEEMING,
)

Realis = Literal["actual", "possible", "likely", "negated", "unspecified", "irrealis"]

_MODALS = frozenset("will would could should can shall must 'll ca wo".split())
_POSSIBLE_MODALS = frozenset(("may", "might"))
_CONDITIONS = frozenset("if unless whether lest".split())
_HEDGES: dict[str, Realis] = {
    "allegedly": "likely",
    "apparently": "likely",
    "probably": "likely",
    "presumably": "likely",
    "suspectedly": "likely",
    "reportedly": "possible",
    "possibly": "possible",
    "perhaps": "possible",
}
_COMPLEMENTS = ("pcomp", "xcomp", "ccomp", "conj", "prep")


def verb_realis(parse: Parse, i: int, *, present: bool = False) -> Realis:
    """Whether the happening that verb `i` tells of is told as fact.

    With `present`, the present tense is no sign of a habit.
    """
    token = parse.tokens[i]
    auxiliaries = [t.lower for t in parse.children(i, "aux", "auxpass")]
    if any(a in _MODALS for a in auxiliaries):
        return "irrealis"
    if _conditional(parse, i):
        return "irrealis"
    if any(a in _POSSIBLE_MODALS for a in auxiliaries):
        return "possible" if "have" in auxiliaries else "irrealis"
    if "to" in auxiliaries:
        if not _factive_infinitive(parse, token, auxiliaries):
            return "irrealis"
    elif token.dep in _COMPLEMENTS and _under_irrealis(parse, token):
        return "irrealis"
    if any(t.i < i for t in parse.children(i, "neg")) or _no_subject(parse, i):
        return "negated"
    adverbs = {t.lower for t in parse.children(i, "advmod", "npadvmod")}
    if adverbs & HABITUAL:
        return "irrealis"
    if (
        _natural(parse, i)
        or _first_aid(parse, token)
        or (not present and _timeless(parse, token, auxiliaries))
    ):
        return "irrealis"
    return hedge(adverbs) or "actual"


def noun_realis(parse: Parse, i: int) -> Realis:
    """Whether the event noun `i` names something that happened; `unspecified` ("any attack",
    "such attacks") does so only where somebody denies or doubts it."""
    token = parse.tokens[i]
    modifiers = {t.lower for t in parse.children(i, "amod", "det", "compound", "nummod", "advmod")}
    if "no" in modifiers:
        return "negated"
    if modifiers & {"any", "such"}:
        return "unspecified"
    if modifiers & IRREALIS_MODIFIERS:
        return "irrealis"
    head = parse.head(i)
    if token.dep == "compound":
        return "irrealis"
    if head.lower in ("to", "towards") and parse.head(head.i).lemma in ("lead", "amount"):
        return "irrealis"
    if token.dep == "pobj":
        above = parse.head(head.i)
        if above.lemma in IRREALIS_NOUNS or (
            above.lemma in IRREALIS_HEADS and head.lower in ("of", "against", "for", "from", "to")
        ):
            return "irrealis"
        if head.lower == "without":
            return "negated"
    if token.dep in ("dobj", "nsubjpass", "conj") and head.lemma in IRREALIS_HEADS - {"plan"}:
        return "irrealis"
    verb = next((t for t in parse.ancestors(i) if t.pos in ("VERB", "AUX")), None)
    if verb is not None:
        plural_is = verb.lemma == "be" and token.dep == "nsubj" and token.tag == "NNS"
        upper = verb_realis(parse, verb.i, present=verb.lemma in FACTIVE and not plural_is)
        spared = upper == "negated" and verb.lemma != "be"
        return "actual" if spared else upper
    return hedge(modifiers) or "actual"


def hedge(words: set[str]) -> Realis | None:
    """The certainty that adverbs such as "allegedly" leave."""
    if words & {"suspected", "alleged"}:
        return "likely"
    return next((_HEDGES[w] for w in sorted(words) if w in _HEDGES), None)


def _conditional(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    while True:
        marks = {t.lower for t in parse.children(token.i, "mark", "advmod")}
        if marks & _CONDITIONS and token.dep in ("advcl", "ccomp", "pcomp", "relcl"):
            return True
        if _inverted(parse, token) or any(
            _inverted(parse, below) for below in parse.children(token.i, "advcl", "ccomp")
        ):
            return True
        if token.dep not in ("conj", "advcl", "xcomp", "ccomp", "relcl", "acl"):
            return False
        token = parse.head(token.i)


def _inverted(parse: Parse, token: Token) -> bool:
    """ "Had the guards looked, …": a condition without "if"."""
    subjects = parse.children(token.i, "nsubj", "nsubjpass")
    had = next((t for t in parse.children(token.i, "aux") if t.lower == "had"), None)
    if had is None or not subjects or had.i > subjects[0].i:
        return False
    sentence = parse.sentences[token.sentence]
    return not any(t.text == "?" for t in parse.tokens[sentence[0] : sentence[1]])


def _factive_infinitive(parse: Parse, token: Token, auxiliaries: list[str]) -> bool:
    """ "Believed to have killed", "went on to kill", "forced to", "managed to": it happened."""
    if "have" in auxiliaries:
        return True
    head = parse.head(token.i)
    if head.lemma == "go":
        return any(t.lower == "on" for t in parse.children(head.i))
    return head.lemma in SEEMING | {"manage", "begin", "start", "proceed", "help"}


def _under_irrealis(parse: Parse, token: Token) -> bool:
    if token.dep == "ccomp" and token.tag in ("VBD", "VBN", "VBZ"):
        return False
    head = parse.head(token.i)
    if head.pos == "ADP":
        preposition, head = head, parse.head(head.i)
        if preposition.lower in ("without",):
            return True
        if head.lemma in IRREALIS_NOUNS:
            return True
    if token.dep == "conj":
        return False
    return head.lemma in IRREALIS_HEADS


def _first_aid(parse: Parse, token: Token) -> bool:
    """Whether somebody was rescued from a fire or a flood rather than freed."""
    return token.lemma == "rescue" and any(
        t.lemma in RESCUERS for t in parse.children(token.i, "nsubj")
    )


def _natural(parse: Parse, i: int) -> bool:
    """Whether the doer or the cause that the clause names is a disaster or a disease."""
    for child in parse.children(i, "nsubj", "agent", "prep", "npadvmod"):
        below = [child, *parse.children(child.i, "pobj", "compound", "amod")]
        if any(t.lemma in NATURAL for t in below):
            return True
    head = parse.head(i)
    if parse.tokens[i].dep in ("advcl", "conj", "relcl", "acl", "xcomp", "pcomp"):
        subjects = [head, *parse.children(head.i, "nsubj")]
        return any(t.lemma in NATURAL for t in subjects)
    return False


def _timeless(parse: Parse, token: Token, auxiliaries: list[str]) -> bool:
    """Present tense tells of habits and states; a bare plural object of a gerund of kinds."""
    present = {"is", "are", "am", "'s", "'re", "’s", "’re"} & set(auxiliaries)
    if token.tag == "VBG" and present and "been" not in auxiliaries:
        return True
    if token.tag in ("VB", "VBP", "VBZ") and not auxiliaries and token.sentence > 0:
        return True
    if token.tag == "VBG" and (not auxiliaries or "been" in auxiliaries):
        objects = parse.children(token.i, "dobj")
        return bool(objects) and all(_bare_plural(parse, o) for o in objects)
    return False


def _bare_plural(parse: Parse, token: Token) -> bool:
    if token.tag != "NNS" or token.entity in ("PERSON", "ORG", "NORP"):
        return False
    modifiers = parse.children(token.i, "det", "nummod", "poss", "compound", "amod", "relcl", "acl")
    return not any(t.dep != "amod" or t.entity for t in modifiers)


def _no_subject(parse: Parse, i: int) -> bool:
    for subject in parse.children(i, "nsubj", "nsubjpass"):
        if subject.lower in ("nobody", "none") or subject.lower == "no":
            return True
        if any(t.lower in ("no", "neither") for t in parse.children(subject.i, "det")):
            return True
    return False
