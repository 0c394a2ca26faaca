"""The clause or noun that a verb of speech hands on, and its speaker where the parse hides it."""

from __future__ import annotations

from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Range, reach
from unfog.read.lexicon import cues
from unfog.read.speakers_phrase import left_edge

_BEHIND_QUOTE = (",", '"', "”", "'", "’", "?", "!", "—", "–")

KNOWN = (
    (cues.ASSERTS | cues.BELIEFS | cues.GUESSES | cues.DENIES | cues.DOUBTS | cues.CHECKS)
    | cues.ACCUSES
    | {"put", "call", "condemn", "speak", "talk"}
    | cues.REVISES
)


def inverted(parse: Parse, verb: Token) -> Token | None:
    """The speaker right behind the verb where the parser took it for an object."""
    if verb.lemma not in cues.ASSERTS - cues.WEAK_WITHOUT_THAT or verb.tag == "VBG" or not verb.i:
        return None
    if parse.tokens[verb.i - 1].text not in _BEHIND_QUOTE:
        return None
    if any(t.i < verb.i for t in parse.children(verb.i, "nsubj", "nsubjpass")):
        before = [t for t in parse.children(verb.i, "nsubj") if t.i == verb.i - 1]
        if before or parse.tokens[verb.i - 1].text == ",":
            return None
    for child in parse.children(verb.i, "dobj", "attr", "oprd", "dative", "npadvmod", "dep"):
        named = child.pos in ("PROPN", "NOUN", "PRON") and child.entity not in ("DATE", "TIME")
        if child.i > verb.i and named:
            return child
    return None


def stranded(parse: Parse, verb: Token) -> Token | None:
    """The speaker in front of the verb where the parser hung it on the clause before."""
    if verb.lemma not in ("say", "report", "add", "tell", "announce", "confirm") or not verb.i:
        return None
    last = parse.tokens[verb.i - 1]
    if verb.tag not in ("VBD", "VBZ", "VBP") or last.pos not in ("NOUN", "PROPN", "PRON"):
        return None
    first = last
    while first.dep in ("conj", "appos") and parse.head(first.i).i < first.i:
        above = parse.head(first.i)
        between = parse.tokens[above.i + 1 : first.i]
        if any(t.text == "," for t in between):
            break
        first = above
    return first


def clause_of(parse: Parse, verb: Token, who: Token | None) -> Token | None:
    """The clause that the verb hands on."""
    found = [
        t
        for t in parse.children(verb.i, "ccomp")
        if (who is None or t.i != who.i) and not _parted(parse, t.i, verb.i)
    ]
    right = [t for t in found if t.i > verb.i]
    if right:
        return right[0]
    if found:
        return found[0]
    for child in parse.children(verb.i, "xcomp"):
        infinitive = any(t.lower == "to" for t in parse.children(child.i, "aux"))
        gerund = child.tag == "VBG" or any(
            t.lower == "having" for t in parse.children(child.i, "aux")
        )
        noun = child.pos in ("NOUN", "ADJ", "PROPN")
        if (infinitive and verb.lemma in ("claim", "admit", "deny", "pretend", "report")) or (
            gerund and verb.lemma in cues.DENIES | {"admit", "acknowledge", "report", "describe"}
        ):
            return child
        if noun and verb.lemma in ("say", "believe", "think", "declare", "report"):
            return child
    for child in parse.children(verb.i, "pcomp", "advcl"):
        if child.tag == "VBG" and verb.lemma in ("deny", "admit"):
            return child
    return None


def _parted(parse: Parse, clause: int, verb: int) -> bool:
    """Does a semicolon part the clause from the cue behind it?"""
    return clause < verb and any(t.text == ";" for t in parse.tokens[clause + 1 : verb])


def side(parse: Parse, verb: Token, clause: Token) -> tuple[list[Range], bool]:
    """Content to the right of the cue, or an open cue where the clause stands before it."""
    first, last = reach(parse, clause.i)
    if clause.i < verb.i:
        return [], True
    content = [(max(first, verb.i + 1), last)]
    if first <= verb.i:
        return [], True
    content += [
        (max(last, reach(parse, more.i)[0]), reach(parse, more.i)[1])
        for more in parse.children(verb.i, "conj")
        if more.i > last and _continues(parse, verb, more)
    ]
    return content, False


def _continues(parse: Parse, verb: Token, more: Token) -> bool:
    """Is the conjunct of the cue still what was said ("said A and that B")?"""
    if any(t.lower == "that" for t in parse.children(more.i, "mark")):
        return True
    own = parse.children(more.i, "nsubj", "nsubjpass", "expl")
    if not own or more.lemma in KNOWN:
        return False
    first = parse.extent(more.i)[0]
    return parse.tokens[first - 1].lower == "and" and parse.tokens[first - 2].text != ","


def noun_of(parse: Parse, verb: Token, who: Token | None) -> int | None:
    """An event or report as object: "confirmed the attack", "denied a report that"."""
    if verb.lemma not in cues.WITH_NOUN | {"rule"}:
        return None
    for child in parse.children(verb.i, "dobj"):
        if child.lemma in cues.NOT_WITH_NOUN or child.i < verb.i:
            return None
        if child.pos == "PRON" and not parse.children(child.i, "compound"):
            return None
        return None if who is not None and who.i == child.i else child.i
    return None


def parenthetical(parse: Parse, verb: Token, who: Token | None) -> bool:
    """As in "…, X said" where the parser hung the cue under what was said."""
    if verb.lemma not in cues.ASSERTS - cues.WEAK_WITHOUT_THAT | {"believe", "think", "go"}:
        return False
    objects = [
        t for t in parse.children(verb.i, "dobj", "xcomp", "oprd") if who is None or t != who
    ]
    objects = [t for t in objects if parse.tokens[verb.i + 1].text != ","]
    if objects and verb.lemma not in ("tell", "say"):
        return False
    first, last = parse.sentences[verb.sentence]
    edge = verb.i
    if who is not None and who.i < verb.i and parse.tokens[who.i].sentence == verb.sentence:
        edge = max(first, left_edge(parse, who.i))
    if edge - first < 2 or parse.tokens[edge - 1].text not in _BEHIND_QUOTE:
        return False
    rest = parse.tokens[verb.i + 1 : last]
    said = [t for t in parse.tokens[first:edge] if t.pos in ("VERB", "AUX")]
    if not said and rest and rest[0].text == ",":
        return any(t.pos in ("VERB", "AUX") for t in rest)
    return bool(said) and not any(t.tag in ("VBD", "VBZ", "VBP") for t in rest[:2])


_THAT_DEPS = ("mark", "nsubj", "dobj", "nsubjpass", "advmod", "pobj")


def stray_that(parse: Parse, verb: Token) -> int | None:
    """The "that" of a clause which the parser hung below a noun ("said in a message that")."""
    if verb.lemma not in cues.ASSERTS | cues.DENIES | cues.BELIEFS:
        return None
    for prep in parse.children(verb.i, "prep", "dobj", "npadvmod", "advmod", "dative"):
        for j in parse.subtree(prep.i) if prep.i > verb.i else []:
            token = parse.tokens[j]
            if token.lower == "that" and token.dep in _THAT_DEPS:
                above = parse.head(j)
                if above.pos in ("VERB", "AUX") and above.dep in ("relcl", "acl", "ccomp"):
                    return j
    return None
