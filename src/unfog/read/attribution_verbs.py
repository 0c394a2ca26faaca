"""Cues that are verbs: said, denied, accused of, could not confirm, put the toll at."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Certainty, Stance
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Frame, Range, auxiliaries, negated, reach, subject
from unfog.read.lexicon import cues

_KNOWN = (
    cues.ASSERTS | cues.BELIEFS | cues.GUESSES | cues.DENIES | cues.DOUBTS | cues.CHECKS
) | cues.ACCUSES
_UNREAL = frozenset("will would should shall 'll wo must may might".split())
_ABLE = frozenset("could can ca couldn cannot".split())


def verb_frames(parse: Parse) -> Iterator[Frame]:
    """A frame for every verb that reports speech, with content found on the parse."""
    for token in parse.tokens:
        if token.pos not in ("VERB", "AUX") or token.lemma not in _KNOWN:
            continue
        stance = _stance(parse, token)
        if stance is None:
            continue
        if _is_passive(parse, token):
            yield from _passive(parse, token, stance)
        elif token.dep != "amod":
            yield from _active(parse, token, stance)


def _stance(parse: Parse, verb: Token) -> Stance | None:
    """What the cue says of its content; None where it says nothing."""
    helpers = auxiliaries(parse, verb.i)
    no = negated(parse, verb.i)
    unable = _unable(parse, verb) or (no and bool(helpers & _ABLE))
    if _unwilling(parse, verb) or any(
        t.lower in ("if", "unless") for t in parse.children(verb.i, "mark")
    ):
        return None
    if verb.lemma in cues.DENIES:
        return None if no or unable or helpers & _UNREAL else "denies"
    if unable or (no and verb.lemma in ("verify", "authenticate", "substantiate", "corroborate")):
        return "doubts" if verb.lemma in cues.CHECKS | {"say", "find"} else None
    if verb.lemma in cues.DOUBTS:
        return None if no else "doubts"
    if no:
        return "doubts" if verb.lemma in ("believe", "think") else None
    if helpers & _UNREAL:
        return None
    return "asserts"


def _unable(parse: Parse, verb: Token) -> bool:
    """ "unable to verify", "was not able to confirm"."""
    if verb.dep not in ("xcomp", "acl", "advcl"):
        return False
    above = parse.head(verb.i)
    if above.lower == "unable":
        return True
    return above.lower == "able" and negated(parse, above.head)


def _unwilling(parse: Parse, verb: Token) -> bool:
    return verb.dep in ("xcomp", "advcl", "acl") and parse.head(verb.i).lemma in cues.UNWILLING


def _is_passive(parse: Parse, verb: Token) -> bool:
    if verb.tag != "VBN":
        return False
    if parse.children(verb.i, "nsubjpass", "auxpass", "agent"):
        return True
    return verb.dep in ("acl", "amod")


def certainty_of(verb: Token) -> Certainty:
    if verb.lemma in cues.GUESSES:
        return "possible"
    if verb.lemma in cues.BELIEFS - {"conclude", "doubt"} or verb.lemma in ("allege", "accuse"):
        return "likely"
    return "stated"


def _active(parse: Parse, verb: Token, stance: Stance) -> Iterator[Frame]:
    frame = Frame(verb.i, _cue_range(parse, verb), stance=stance, certainty=certainty_of(verb))
    who = subject(parse, verb.i)
    if who is None:
        who = _inverted(parse, verb)
    frame.source = who.i if who else None
    if verb.lemma in cues.ACCUSES and _accusation(parse, verb, frame):
        frame.certainty = "likely"
        yield frame
        return
    _told(parse, verb, frame)
    clause = _clause(parse, verb, who)
    if clause is not None:
        frame.content, frame.open = _side(parse, verb, clause, frame)
    elif not frame.open and (noun := _noun(parse, verb)) is not None:
        frame.content = [reach(parse, noun)]
        frame.nominal = True
    elif _parenthetical(parse, verb):
        frame.open = True
    frame.quotable = verb.lemma in cues.ASSERTS | cues.DENIES | {"think", "believe"}
    if verb.lemma in cues.WEAK_WITHOUT_THAT and not frame.open and clause is None:
        frame.quotable = False
    if frame.source is not None and (frame.content or frame.open or frame.quotable):
        yield frame


def _cue_range(parse: Parse, verb: Token) -> Range:
    helpers = [t.i for t in parse.children(verb.i, "aux", "auxpass", "neg") if t.i < verb.i]
    first = min([verb.i, *helpers])
    return (first if verb.i - first <= 3 else verb.i), verb.i + 1


def _inverted(parse: Parse, verb: Token) -> Token | None:
    """The speaker right behind the verb where the parser took it for an object."""
    if verb.lemma not in ("say", "add", "tell", "explain", "write", "continue"):
        return None
    for child in parse.children(verb.i, "dobj", "attr", "oprd", "dative", "npadvmod", "dep"):
        before = parse.tokens[verb.i - 1].text if verb.i else ""
        named = child.pos in ("PROPN", "NOUN", "PRON") and child.entity not in ("DATE", "TIME")
        if child.i > verb.i and named and before in (",", '"', "”", "'", "’", "?", "!"):
            return child
    return None


def _clause(parse: Parse, verb: Token, who: Token | None) -> Token | None:
    """The clause that the verb hands on."""
    found = [t for t in parse.children(verb.i, "ccomp") if who is None or t.i != who.i]
    right = [t for t in found if t.i > verb.i]
    if right:
        return right[0]
    if found:
        return found[0]
    for child in parse.children(verb.i, "xcomp"):
        infinitive = any(t.lower == "to" for t in parse.children(child.i, "aux"))
        gerund = child.tag == "VBG"
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


def _side(parse: Parse, verb: Token, clause: Token, frame: Frame) -> tuple[list[Range], bool]:
    """Content to the right of the cue, or an open cue where the clause stands before it."""
    first, last = reach(parse, clause.i)
    if clause.i < verb.i:
        return [], True
    content = [(max(first, verb.i + 1), last)]
    if first <= verb.i:
        frame.open = True
        return [], True
    for more in parse.children(verb.i, "conj"):
        if more.i > last and _continues(parse, verb, more):
            content.append((max(last, reach(parse, more.i)[0]), reach(parse, more.i)[1]))
    return content, False


def _continues(parse: Parse, verb: Token, more: Token) -> bool:
    """Is the conjunct of the cue still what was said ("said A and that B")?"""
    if any(t.lower == "that" for t in parse.children(more.i, "mark")):
        return True
    own = parse.children(more.i, "nsubj", "nsubjpass", "expl")
    if not own or more.lemma in _KNOWN:
        return False
    first = parse.extent(more.i)[0]
    return parse.tokens[first - 1].lower == "and" and parse.tokens[first - 2].text != ","


def _noun(parse: Parse, verb: Token) -> int | None:
    """An event or report as object: "confirmed the attack", "denied a report that"."""
    if verb.lemma not in cues.WITH_NOUN:
        return None
    for child in parse.children(verb.i, "dobj"):
        if child.lemma in cues.NOT_WITH_NOUN or child.pos == "PRON" or child.i < verb.i:
            return None
        return child.i
    return None


def _parenthetical(parse: Parse, verb: Token) -> bool:
    """ "…, X said" where the parser hung the cue under what was said."""
    if verb.dep not in ("parataxis", "ccomp", "dep", "conj", "ROOT", "advcl"):
        return False
    if verb.lemma not in cues.ASSERTS - cues.WEAK_WITHOUT_THAT | {"believe", "think"}:
        return False
    if parse.children(verb.i, "dobj", "xcomp", "oprd") and verb.lemma not in ("tell", "say"):
        return False
    edge = min([verb.i, *(parse.extent(t.i)[0] for t in parse.children(verb.i, "nsubj"))])
    first, last = parse.sentences[verb.sentence]
    if edge - first < 3 or parse.tokens[edge - 1].text not in (",", "-", "–", "—", '"', "”", "'"):
        return False
    rest = parse.tokens[verb.i + 1 : last]
    said = [t for t in parse.tokens[first:edge] if t.pos in ("VERB", "AUX")]
    return bool(said) and not any(t.tag in ("VBD", "VBZ", "VBP") for t in rest[:2])


def _told(parse: Parse, verb: Token, frame: Frame) -> None:
    """Outlets told: "told Reuters", "in an interview with the BBC", "in comments to AFP"."""
    for child in parse.children(verb.i, "dobj", "dative", "iobj"):
        if verb.lemma in ("tell", "inform", "brief"):
            frame.via.append(child.i)
    for prep in parse.children(verb.i, "prep", "dative"):
        if prep.lower == "to":
            frame.via.extend(t.i for t in parse.children(prep.i, "pobj"))
        for noun in parse.children(prep.i, "pobj"):
            if noun.lemma in ("interview", "comment", "remark", "statement", "message", "email"):
                for inner in parse.children(noun.i, "prep"):
                    if inner.lower in ("with", "to"):
                        frame.via.extend(t.i for t in parse.children(inner.i, "pobj"))


def _accusation(parse: Parse, verb: Token, frame: Frame) -> bool:
    """ "accused X of doing", "blamed X for", "blamed the attack on X"."""
    objects = parse.children(verb.i, "dobj")
    preps = [t for t in parse.children(verb.i, "prep") if t.lower in ("of", "for", "on", "with")]
    if not objects:
        return False
    if not preps and verb.lemma != "blame":
        preps = [t for t in parse.children(objects[0].i, "prep") if t.lower in ("of", "for", "on")]
    if not preps and verb.lemma not in ("blame",):
        return False
    if verb.lemma == "charge" and not any(t.lower == "with" for t in preps):
        return False
    first = reach(parse, objects[0].i)[0]
    last = max([reach(parse, objects[0].i)[1], *(reach(parse, t.i)[1] for t in preps)])
    frame.content = [(first, last)]
    return True


def _passive(parse: Parse, verb: Token, stance: Stance) -> Iterator[Frame]:
    """ "was told by X that", "was quoted as saying", "was rejected by X", "could not be verified"."""
    agents = [
        pobj
        for by in parse.children(verb.i, "agent", "prep")
        if by.lower == "by"
        for pobj in parse.children(by.i, "pobj")
    ]
    frame = Frame(verb.i, _cue_range(parse, verb), stance=stance, certainty=certainty_of(verb))
    clauses = parse.children(verb.i, "ccomp", "xcomp")
    patient = next(iter(parse.children(verb.i, "nsubjpass", "nsubj")), None)
    if agents:
        frame.source = agents[0].i
        if clauses:
            first, last = reach(parse, clauses[0].i)
            frame.content = [(max(first, verb.i + 1), last)] if clauses[0].i > verb.i else []
            frame.open = clauses[0].i < verb.i
        elif patient is not None and (
            verb.lemma in cues.WITH_NOUN | cues.ACCUSES or stance != "asserts"
        ):
            frame.content = [reach(parse, patient.i)]
            frame.nominal = True
        if frame.content or frame.open:
            yield frame
        return
    if stance == "doubts" and patient is not None:
        frame.content = [reach(parse, patient.i)]
        frame.hedge, frame.nominal = True, True
        yield frame
