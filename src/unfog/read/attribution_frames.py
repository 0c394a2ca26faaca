"""A cue with its parts, as tokens, before anyone knows who the speaker is."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Certainty, Stance
from unfog.model.parse import Parse, Token
from unfog.read.lexicon.cues import ASSERTS, BELIEFS, DENIES
from unfog.read.lexicon.speakers import PAPERS

SPEECH = (ASSERTS | DENIES | BELIEFS) - {"count", "show", "find", "hear"}
_ORDER: dict[Certainty, int] = {"stated": 0, "likely": 1, "possible": 2}
type Range = tuple[int, int]


class Frame(msgspec.Struct):
    """`cue` is the token of the verb or noun; `source` the head of the speaker's phrase.

    `content` are half-open token ranges. `open` cues cover their sentence ("…, X said"):
    the content is found when all cues of the sentence are known. `hedge` frames have no
    speaker of their own: they lower the certainty of whoever speaks. `via` are heads of
    phrases that name outlets told or quoting. `quotable` cues may own quoted words beside them.
    """

    cue: int
    cue_range: Range
    source: int | None = None
    content: list[Range] = msgspec.field(default_factory=list)
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    via: list[int] = msgspec.field(default_factory=list)
    open: bool = False
    hedge: bool = False
    quotable: bool = False
    nominal: bool = False
    through: int | None = None


def weaker(one: Certainty, two: Certainty) -> Certainty:
    """The less certain of both."""
    return one if _ORDER[one] >= _ORDER[two] else two


def negated(parse: Parse, i: int) -> bool:
    """Is the verb at `i` negated, by "not" or by "never", "no one", "neither"?"""
    for child in parse.children(i):
        if child.dep == "neg" or child.lower in ("never", "neither", "not"):
            return True
        if child.dep in ("nsubj", "nsubjpass"):
            if child.lower in ("nobody", "none", "neither", "nothing"):
                return True
            if parse.tokens[parse.extent(child.i)[0]].lower in ("no", "neither"):
                return True
        if child.dep in ("dobj", "attr") and any(
            t.lower == "neither" for t in parse.children(child.i, "preconj", "det", "cc")
        ):
            return True
    return False


def unable_to(parse: Parse, verb: Token) -> bool:
    """As in "unable to verify", "was not able to confirm", "it was not possible to verify"."""
    if verb.dep not in ("xcomp", "acl", "advcl", "ccomp"):
        return False
    above = parse.head(verb.i)
    if above.lower == "unable":
        return True
    able = above.lower in ("able", "possible") or above.lemma == "be"
    return able and (negated(parse, above.head) or negated(parse, above.i))


def auxiliaries(parse: Parse, i: int) -> set[str]:
    return {t.lower for t in parse.children(i, "aux", "auxpass")}


def subject(parse: Parse, verb: int, depth: int = 0) -> Token | None:
    """Who does what the verb says, also where the subject stands with another verb."""
    for child in reversed(parse.children(verb, "nsubj", "nsubjpass", "csubj")):
        if child.tag in ("WP", "WDT") or child.lower in ("who", "which", "that"):
            above = parse.tokens[verb]
            return parse.head(verb) if above.dep == "relcl" and above.head != verb else None
        return child
    token = parse.tokens[verb]
    if depth > 4 or token.head == verb:
        return None
    if token.dep == "acl":
        above = parse.head(verb)
        if above.lower in PAPERS and above.dep == "dobj":
            return subject(parse, above.head, depth + 1)
        return above
    if token.dep in ("conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp"):
        above = parse.head(verb)
        if token.dep == "conj" and above.dep == "ccomp" and token.lemma in SPEECH:
            outer = parse.head(above.i)  # "said three had died and denied that": who said denied
            if above.lemma not in SPEECH and outer.lemma in SPEECH and above.i > outer.i:
                return subject(parse, outer.i, depth + 1)
        if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
            return None
        return subject(parse, above.i, depth + 1)
    return None


def reach(parse: Parse, i: int) -> Range:
    """Tokens of the clause or phrase at `i`, punctuation at its edges left out."""
    first, last = parse.extent(i)
    tokens = parse.tokens
    while first < last - 1 and tokens[first].text in (",", "-", "–", "—", ";", ":"):
        first += 1
    while last - 1 > first and tokens[last - 1].text in (",", "-", "–", "—", ";", ":", "."):
        last -= 1
    return first, last
