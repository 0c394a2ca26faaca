"""Cues that are verbs: said, denied, accused of, could not confirm, put the toll at."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Certainty, Stance
from unfog.model.parse import Parse, Token
from unfog.read.attribution_clauses import (
    KNOWN,
    clause_of,
    inverted,
    noun_of,
    parenthetical,
    side,
    stranded,
    stray_that,
)
from unfog.read.attribution_frames import (
    Frame,
    Range,
    auxiliaries,
    negated,
    reach,
    subject,
    unable_to,
)
from unfog.read.lexicon import cues

_UNREAL = frozenset("will would should shall 'll wo must may might".split())
_ABLE = frozenset("could can ca couldn cannot".split())


def verb_frames(parse: Parse) -> Iterator[Frame]:
    """A frame for every verb that reports speech, with content found on the parse."""
    for token in parse.tokens:
        known = token.pos in ("VERB", "AUX") and token.lemma in KNOWN
        if not (known or _went_on(parse, token) or _ruled_out(parse, token)):
            continue
        stance = stance_of(parse, token)
        if stance is None:
            continue
        if _is_passive(parse, token):
            yield from _passive(parse, token, stance)
        elif token.dep != "amod":
            yield from _active(parse, token, stance)


def _went_on(parse: Parse, token: Token) -> bool:
    """As in "…, she went on"."""
    if token.lemma != "go" or token.tag not in ("VBD", "VBZ"):
        return False
    return any(t.lower == "on" for t in parse.children(token.i, "prt", "advmod", "prep"))


def stance_of(parse: Parse, verb: Token) -> Stance | None:
    """What the cue says of its content; None where it says nothing."""
    helpers = auxiliaries(parse, verb.i)
    no = negated(parse, verb.i)
    unable = unable_to(parse, verb) or (no and bool(helpers & _ABLE))
    if _unwilling(parse, verb) or any(
        t.lower in ("if", "unless") for t in parse.children(verb.i, "mark")
    ):
        return None
    if verb.lemma in cues.DENIES or verb.lemma == "rule":
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


def _unwilling(parse: Parse, verb: Token) -> bool:
    return verb.dep in ("xcomp", "advcl", "acl") and parse.head(verb.i).lemma in cues.UNWILLING


def _is_passive(parse: Parse, verb: Token) -> bool:
    if verb.tag != "VBN":
        return False
    if parse.children(verb.i, "nsubjpass", "auxpass", "agent"):
        return True
    if parse.children(verb.i, "aux", "nsubj", "dobj"):
        return False
    return verb.dep != "conj" or bool(parse.children(verb.head, "auxpass", "nsubjpass"))


def certainty_of(verb: Token) -> Certainty:
    if verb.lemma in cues.GUESSES:
        return "possible"
    if verb.lemma in cues.BELIEFS - {"conclude", "doubt"} or verb.lemma in ("allege", "accuse"):
        return "likely"
    return "stated"


def _active(parse: Parse, verb: Token, stance: Stance) -> Iterator[Frame]:
    frame = Frame(verb.i, _cue_range(parse, verb), stance=stance, certainty=certainty_of(verb))
    who = inverted(parse, verb) or subject(parse, verb.i) or stranded(parse, verb)
    frame.source = who.i if who else None
    if verb.dep == "acl" and verb.tag != "VBG" and not _finite(parse, verb):
        return
    if verb.lemma in cues.ACCUSES and _accusation(parse, verb, frame):
        frame.certainty = "likely"
    elif verb.lemma in ("put", "call"):
        _put(parse, verb, frame)
    elif verb.lemma in cues.REVISES:
        _revised(parse, verb, frame)
    elif verb.lemma in ("speak", "talk"):
        frame.content = [
            reach(parse, pobj.i)
            for prep in parse.children(verb.i, "prep")
            if prep.lower == "of"
            for pobj in parse.children(prep.i, "pobj")
        ]
    else:
        _statement(parse, verb, who, frame)
    if frame.source is not None and (frame.content or frame.open or frame.quotable):
        yield frame


def _finite(parse: Parse, verb: Token) -> bool:
    """Is it the sentence's verb, though the parser took a noun for its head?"""
    if parse.children(verb.i, "nsubj"):
        return True
    return verb.tag == "VBD" and parse.head(verb.i).dep == "ROOT"


def _statement(parse: Parse, verb: Token, who: Token | None, frame: Frame) -> None:
    """Fill in what the verb hands on: a clause, a noun, or the sentence that it closes."""
    _told(parse, verb, frame)
    clause = clause_of(parse, verb, who)
    if clause is not None:
        frame.content, frame.open = side(parse, verb, clause)
        if frame.open and verb.lemma in cues.DENIES | cues.DOUBTS:
            frame.open = False
    elif (that := stray_that(parse, verb)) is not None:
        frame.content = [(that, reach(parse, parse.tokens[that].head)[1])]
    elif (noun := noun_of(parse, verb, who)) is not None:
        frame.content = [reach(parse, noun)]
        frame.nominal = True
    elif parenthetical(parse, verb, who):
        frame.open = True
    elif (shared := _shared(parse, verb)) is not None:
        frame.content = [reach(parse, shared.i)]
    frame.quotable = verb.lemma in cues.ASSERTS | cues.DENIES | {"think", "believe", "go"}
    if verb.lemma in cues.WEAK_WITHOUT_THAT and not frame.open and clause is None:
        frame.quotable = False


def _shared(parse: Parse, verb: Token) -> Token | None:
    """The clause of the next cue in "denied, then admitted that"."""
    for other in parse.children(verb.i, "conj"):
        if other.lemma in KNOWN and not parse.children(other.i, "nsubj"):
            return clause_of(parse, other, None)
    return None


def _put(parse: Parse, verb: Token, frame: Frame) -> None:
    """As in "put the toll at nine", "in what X called an attack"."""
    if verb.lemma == "put":
        figure = [
            t
            for t in parse.children(verb.i, "dobj")
            if t.lemma in cues.FIGURES or t.lemma in ("loss", "dead", "death", "damage")
        ]
        level = [t for t in parse.children(verb.i, "prep") if t.lower in ("at", "as")]
        level = level or [
            parse.tokens[j]
            for f in figure
            for j in parse.subtree(f.i)
            if parse.tokens[j].lower == "at" and j > f.i
        ]
        if figure and level:
            frame.content = [(reach(parse, figure[0].i)[0], reach(parse, level[0].i)[1])]
        return
    named = [t for t in parse.children(verb.i, "oprd", "xcomp", "ccomp") if t.i > verb.i]
    named += [
        pobj
        for prep in parse.children(verb.i, "prep")
        if prep.lower == "as"
        for pobj in parse.children(prep.i, "pobj")
    ]
    objects = parse.children(verb.i, "dobj")
    deed = objects and objects[0].lemma in cues.HAPPENINGS and objects[0].i > verb.i
    if named and (verb.dep == "pcomp" or _of_what(parse, verb)):
        frame.content = [
            (max(verb.i + 1, reach(parse, named[0].i)[0]), reach(parse, named[0].i)[1])
        ]
    elif deed and not any(parse.tokens[j].lower in cues.FALSE for j in parse.subtree(verb.i)):
        last = reach(parse, named[0].i)[1] if named else 0
        frame.content = [(reach(parse, objects[0].i)[0], max(last, reach(parse, objects[0].i)[1]))]


def _cue_range(parse: Parse, verb: Token) -> Range:
    helpers = [t.i for t in parse.children(verb.i, "aux", "auxpass", "neg") if t.i < verb.i]
    first = min([verb.i, *helpers])
    return (first if verb.i - first <= 3 else verb.i), verb.i + 1


def _revised(parse: Parse, verb: Token, frame: Frame) -> None:
    """As in "raised its toll to 13", "gave a figure of ten dead"."""
    for figure in parse.children(verb.i, "dobj"):
        counted = figure.lemma in cues.FIGURES | {"dead", "death", "casualty"}
        if not counted or figure.i < verb.i:
            continue
        first, last = reach(parse, figure.i)
        for prep in parse.children(verb.i, "prep"):
            if prep.lower in ("to", "as") and prep.i > figure.i:
                last = max(last, reach(parse, prep.i)[1])
        frame.content = [(first, last)]


def _of_what(parse: Parse, verb: Token) -> bool:
    """As in "in what X called an attack": the object is "what"."""
    return any(t.lower == "what" for t in parse.children(verb.i, "dobj", "nsubj", "mark", "ccomp"))


def _ruled_out(parse: Parse, verb: Token) -> bool:
    return verb.lemma == "rule" and any(
        t.lower == "out" for t in parse.children(verb.i, "prt", "advmod")
    )


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
    """As in "accused X of doing", "blamed X for", "blamed the attack on X"."""
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
    """As in "was told by X that", "was rejected by X", "could not be verified"."""
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
