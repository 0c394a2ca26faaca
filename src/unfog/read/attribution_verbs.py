"""Cues that are verbs: said, denied, accused of, could not confirm, put the toll at."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Certainty, Stance
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Frame, Range, auxiliaries, negated, reach, subject
from unfog.read.lexicon import cues
from unfog.read.speakers_phrase import left_edge

_KNOWN = (
    (cues.ASSERTS | cues.BELIEFS | cues.GUESSES | cues.DENIES | cues.DOUBTS | cues.CHECKS)
    | cues.ACCUSES
    | {"put", "call", "condemn", "speak", "talk"}
)
_UNREAL = frozenset("will would should shall 'll wo must may might".split())
_ABLE = frozenset("could can ca couldn cannot".split())


def verb_frames(parse: Parse) -> Iterator[Frame]:
    """A frame for every verb that reports speech, with content found on the parse."""
    for token in parse.tokens:
        known = token.pos in ("VERB", "AUX") and token.lemma in _KNOWN
        if not known and not _went_on(parse, token):
            continue
        stance = _stance(parse, token)
        if stance is None:
            continue
        if _is_passive(parse, token):
            yield from _passive(parse, token, stance)
        elif token.dep != "amod":
            yield from _active(parse, token, stance)


def _went_on(parse: Parse, token: Token) -> bool:
    """ "…, she went on"."""
    if token.lemma != "go" or token.tag not in ("VBD", "VBZ"):
        return False
    return any(t.lower == "on" for t in parse.children(token.i, "prt", "advmod", "prep"))


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
    who = _inverted(parse, verb) or subject(parse, verb.i) or _stranded(parse, verb)
    frame.source = who.i if who else None
    if verb.dep == "acl" and verb.tag != "VBG":
        return
    if verb.lemma in cues.ACCUSES and _accusation(parse, verb, frame):
        frame.certainty = "likely"
    elif verb.lemma in ("put", "call"):
        _put(parse, verb, frame)
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


def _statement(parse: Parse, verb: Token, who: Token | None, frame: Frame) -> None:
    """Fill in what the verb hands on: a clause, a noun, or the sentence that it closes."""
    _told(parse, verb, frame)
    clause = _clause(parse, verb, who)
    if clause is not None:
        frame.content, frame.open = _side(parse, verb, clause)
        if frame.open and verb.lemma in cues.DENIES | cues.DOUBTS:
            frame.open = False
    elif (that := _stray_that(parse, verb)) is not None:
        frame.content = [(that, reach(parse, parse.tokens[that].head)[1])]
    elif (noun := _noun(parse, verb, who)) is not None:
        frame.content = [reach(parse, noun)]
        frame.nominal = True
    elif _parenthetical(parse, verb, who):
        frame.open = True
    elif (shared := _shared(parse, verb)) is not None:
        frame.content = [reach(parse, shared.i)]
    frame.quotable = verb.lemma in cues.ASSERTS | cues.DENIES | {"think", "believe", "go"}
    if verb.lemma in cues.WEAK_WITHOUT_THAT and not frame.open and clause is None:
        frame.quotable = False


def _stray_that(parse: Parse, verb: Token) -> int | None:
    """The "that" of a clause which the parser hung below a noun ("said in a message that")."""
    if verb.lemma not in cues.ASSERTS | cues.DENIES | cues.BELIEFS:
        return None
    for prep in parse.children(verb.i, "prep", "dobj", "npadvmod", "advmod", "dative"):
        for j in parse.subtree(prep.i) if prep.i > verb.i else []:
            token = parse.tokens[j]
            if token.lower == "that" and token.dep in ("mark", "nsubj", "dobj", "nsubjpass"):
                above = parse.head(j)
                if above.pos in ("VERB", "AUX") and above.dep in ("relcl", "acl", "ccomp"):
                    return j
    return None


def _shared(parse: Parse, verb: Token) -> Token | None:
    """The clause of the next cue in "denied, then admitted that"."""
    for other in parse.children(verb.i, "conj"):
        if other.lemma in _KNOWN and not parse.children(other.i, "nsubj"):
            return _clause(parse, other, None)
    return None


def _put(parse: Parse, verb: Token, frame: Frame) -> None:
    """ "put the toll at nine", "in what X called an attack"."""
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


def _of_what(parse: Parse, verb: Token) -> bool:
    """ "in what X called an attack": the object is "what"."""
    return any(t.lower == "what" for t in parse.children(verb.i, "dobj", "nsubj", "mark", "ccomp"))


_BEHIND_QUOTE = (",", '"', "”", "'", "’", "?", "!", "—", "–")


def _inverted(parse: Parse, verb: Token) -> Token | None:
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


def _stranded(parse: Parse, verb: Token) -> Token | None:
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


def _clause(parse: Parse, verb: Token, who: Token | None) -> Token | None:
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


def _parted(parse: Parse, clause: int, verb: int) -> bool:
    """Does a semicolon part the clause from the cue behind it?"""
    return clause < verb and any(t.text == ";" for t in parse.tokens[clause + 1 : verb])


def _side(parse: Parse, verb: Token, clause: Token) -> tuple[list[Range], bool]:
    """Content to the right of the cue, or an open cue where the clause stands before it."""
    first, last = reach(parse, clause.i)
    if clause.i < verb.i:
        return [], True
    content = [(max(first, verb.i + 1), last)]
    if first <= verb.i:
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


def _noun(parse: Parse, verb: Token, who: Token | None) -> int | None:
    """An event or report as object: "confirmed the attack", "denied a report that"."""
    if verb.lemma not in cues.WITH_NOUN:
        return None
    for child in parse.children(verb.i, "dobj"):
        if child.lemma in cues.NOT_WITH_NOUN or child.pos == "PRON" or child.i < verb.i:
            return None
        return None if who is not None and who.i == child.i else child.i
    return None


def _parenthetical(parse: Parse, verb: Token, who: Token | None) -> bool:
    """ "…, X said" where the parser hung the cue under what was said."""
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
