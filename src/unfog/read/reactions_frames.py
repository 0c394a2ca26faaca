"""Patterns of taking a stand on what was said or done elsewhere, as tokens."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Stance
from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import auxiliaries, negated, subject, unable_to
from unfog.read.lexicon import cues
from unfog.read.means import weapon_at
from unfog.read.reactions_frame import ReactionFrame
from unfog.read.reactions_parties import (
    POINTERS,
    About,
    about_of,
    agent_of,
    has_clause,
    object_of,
    owner_of,
    speaker_of,
)
from unfog.read.reactions_unproven import unproven
from unfog.read.reactions_untrue import untrue

_ABLE = frozenset("could can ca cannot".split())
_UNREAL = frozenset("will would should shall may might must".split())
_VERBS = (
    cues.DENIES
    | cues.WITHDRAWS
    | cues.DOUBTS
    | cues.CHECKS
    | cues.BRANDS
    | cues.words("be have play take claim accept admit acknowledge assume plead say announce rule")
    | cues.words("declare state blame accuse hold")
)
_OWN = frozenset(("ours", "mine", "theirs"))
_DEEDS = cues.COMMITS - _VERBS - {"plan"}


def reaction_frames(parse: Parse) -> Iterator[ReactionFrame]:
    """All reactions, in text order of their cues."""
    for token in parse.tokens:
        yield from unproven(parse, token)
        yield from untrue(parse, token)
        if token.lemma in _VERBS and token.pos in ("VERB", "AUX"):
            yield from _verb(parse, token)
        elif token.lemma in ("happen", "occur") and negated(parse, token.i):
            yield from _never_was(parse, token)
        elif token.lemma in _DEEDS and token.pos == "VERB" and negated(parse, token.i):
            yield from _not_ours(parse, token)
        elif token.pos in ("NOUN", "PROPN") and token.lemma in cues.NOUNS_DENY:
            yield from _denial(parse, token)
        elif token.pos == "NOUN" and token.lemma in cues.NOUNS_NONE:
            yield from _no_evidence(parse, token)


def _verb(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    helpers = auxiliaries(parse, verb.i)
    if helpers & _UNREAL:
        return
    if parse.head(verb.i).lemma in cues.UNWILLING:
        yield from _refused(parse, verb)
        return
    no = negated(parse, verb.i)
    if not no:
        yield from _affirmed(parse, verb)
    if verb.lemma in cues.CHECKS:
        simple = helpers & _ABLE or not helpers or helpers & {"been", "be"}
        if unable_to(parse, verb) or (no and simple):
            yield from _unverified(parse, verb)
    elif verb.lemma == "be":
        yield from _is(parse, verb, no)
    elif verb.lemma in ("have", "play", "take"):
        yield from _no_part(parse, verb, no)


def _refused(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "refused to accept responsibility"."""
    noun = object_of(parse, verb)
    owning = verb.lemma in ("accept", "admit", "acknowledge")
    blame = ("responsibility", "guilt", "blame", "involvement")
    if owning and noun is not None and noun.lemma in blame:
        yield ReactionFrame(verb.i, speaker_of(parse, verb), "denies", "perpetrator", noun.i)


def _affirmed(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """Reactions of verbs that are not negated."""
    if _own_claim(parse, verb):
        yield ReactionFrame(verb.i, speaker_of(parse, verb), "denies", "perpetrator", verb.i)
    elif verb.lemma in cues.DENIES | cues.WITHDRAWS:
        yield from _denies(parse, verb)
    elif verb.lemma in cues.DOUBTS:
        yield from _unverified(parse, verb)
    elif (back := _particle(parse, verb)) is not None:
        about: About = "perpetrator" if parse.tokens[back].lemma == "claim" else "claim"
        yield ReactionFrame(verb.i, speaker_of(parse, verb), "denies", about, back)
    elif verb.lemma in ("claim", "take", "accept", "admit", "acknowledge", "assume"):
        yield from _responsible(parse, verb)
    elif verb.lemma in cues.BRANDS:
        yield from _branded(parse, verb)
    elif verb.lemma == "plead":
        yield from _plea(parse, verb)
    elif verb.lemma in ("blame", "accuse", "hold"):
        yield from _accuses(parse, verb)
    if verb.lemma in ("say", "claim", "announce", "declare", "admit", "state"):
        yield from _owns_to(parse, verb)


def _accuses(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """ "Blamed the Front", "blamed it on the Front", "holds the Front responsible"."""
    accused = next(iter(parse.children(verb.i, "dobj", "nsubjpass", "nsubj")[-1:]), None)
    if verb.lemma == "blame":
        for on in parse.children(verb.i, "prep"):
            if on.lower == "on":
                accused = next(iter(parse.children(on.i, "pobj")), accused)
    elif verb.lemma == "hold":
        below = {parse.tokens[i].lower for i in parse.subtree(verb.i)}
        if not below & {"responsible", "accountable"}:
            return
        small = parse.children(verb.i, "ccomp", "oprd", "xcomp")
        inner = [s for c in small for s in parse.children(c.i, "nsubj")]
        accused = inner[0] if inner else accused
    who = speaker_of(parse, verb)
    if accused is None or accused.pos not in ("NOUN", "PROPN") or accused.i == who:
        return
    if accused.i < verb.i and accused.dep == "nsubj":
        return
    yield ReactionFrame(verb.i, who, "asserts", "perpetrator", accused.i, subject=accused.i)


def _own_claim(parse: Parse, verb: Token) -> bool:
    """As in "withdrew its claim", "disowned the claim of its own", "retracted the claim"."""
    noun = object_of(parse, verb)
    if noun is None or noun.lemma != "claim" or has_clause(parse, noun):
        return False
    owned = {t.lower for t in parse.children(noun.i, "poss", "amod")}
    return verb.lemma in cues.WITHDRAWS or (
        verb.lemma in cues.DENIES and bool(owned & {"its", "their"}) and "own" in owned
    )


def _particle(parse: Parse, verb: Token) -> int | None:
    """The object of "took it back", "ruled it out"."""
    if verb.lemma not in ("rule", "take"):
        return None
    for particle in parse.children(verb.i, "prt", "advmod"):
        if particle.lower == ("out" if verb.lemma == "rule" else "back"):
            noun = object_of(parse, verb)
            pointer = noun is not None and (noun.lower in POINTERS or noun.lemma in cues.CLAIMS)
            return noun.i if noun is not None and pointer else None
    return None


def _denies(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    who = speaker_of(parse, verb)
    noun = object_of(parse, verb)
    if noun is not None and not has_clause(parse, noun):
        about = about_of(parse, noun)
        owner = owner_of(parse, noun)
        if any(t.tag == "VBG" and t.lemma in cues.COMMITS for t in parse.children(noun.i)):
            about = "perpetrator"
        if about == "perpetrator":
            yield ReactionFrame(verb.i, who, "denies", about, noun.i, subject=owner)
        elif about is not None and noun.lemma not in cues.NOUNS_DENY:
            yield ReactionFrame(verb.i, who, "denies", about, noun.i, other=owner)
        elif noun.lemma in cues.NOUNS_DENY:
            yield ReactionFrame(verb.i, who, "asserts", "claim", noun.i, other=owner)
    for child in parse.children(verb.i, "xcomp", "pcomp", "advcl"):
        if child.tag == "VBG" and child.i > verb.i and child.lemma in cues.COMMITS | {"have", "be"}:
            yield ReactionFrame(verb.i, who, "denies", "perpetrator", child.i)
    for clause in parse.children(verb.i, "ccomp"):
        if clause.i < verb.i:
            continue
        doer = subject(parse, clause.i)
        passive = any(t.dep == "nsubjpass" for t in parse.children(clause.i))
        if doer is None or not _deed(parse, clause) or (passive and clause.lemma != "involve"):
            continue
        own = doer.lower in ("it", "they", "he", "she", "we", "i")
        own = own or any(t.dep == "poss" and t.pos == "PRON" for t in parse.children(doer.i))
        yield ReactionFrame(
            verb.i, who, "denies", "perpetrator", clause.i, subject=None if own else doer.i
        )


def _deed(parse: Parse, clause: Token) -> bool:
    if clause.lemma == "take":
        return not any(t.lower == "place" for t in parse.children(clause.i, "dobj"))
    if clause.lemma in cues.COMMITS or clause.lemma in ("involve", "participate"):
        return True
    if clause.lemma in ("be", "have", "play"):
        below = [parse.tokens[j] for j in parse.subtree(clause.i)]
        return any(
            t.lower in ("responsible", "involved", "behind", "anything")
            or t.lemma in cues.RESPONSIBILITY
            for t in below
        )
    return False


def _unverified(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    noun = object_of(parse, verb)
    if noun is None or has_clause(parse, noun):
        return
    about = about_of(parse, noun)
    if about is None or about == "perpetrator":
        about = "claim"
    yield ReactionFrame(
        verb.i, speaker_of(parse, verb), "doubts", about, noun.i, other=owner_of(parse, noun)
    )


def _responsible(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "claimed responsibility", "the attack was claimed by X"."""
    noun = object_of(parse, verb)
    if noun is None:
        return
    passive = noun.dep == "nsubjpass"
    named = noun.lemma in ("responsibility", "credit")
    claimed = verb.lemma == "claim" and noun.lemma in cues.HAPPENINGS
    if not (named or claimed) or (passive and agent_of(parse, verb) is None):
        return
    if any(t.lower in ("no", "any") for t in parse.children(noun.i, "det")):
        return
    who = speaker_of(parse, verb)
    if who is None or parse.tokens[who].lower in ("nobody", "none", "one") or _no_one(parse, who):
        return
    yield ReactionFrame(verb.i, who, "asserts", "perpetrator", noun.i, responsibility=True)


def _no_one(parse: Parse, i: int) -> bool:
    return any(t.lower in ("no", "neither") for t in parse.children(i, "det"))


def _branded(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "called the figures a fantasy", "described the report as false"."""
    below = [parse.tokens[j] for j in parse.subtree(verb.i) if verb.i < j < verb.i + 25]
    false = [t for t in below if t.lower in cues.FALSE]
    nouns = [
        t
        for t in below
        if (t.lemma in cues.CLAIMS | cues.FIGURES or t.lower in POINTERS)
        and t.lower not in cues.FALSE
        and t.dep not in ("compound", "poss")
    ]
    if false and nouns and nouns[0].i < false[-1].i:
        about = about_of(parse, nouns[0]) or "claim"
        yield ReactionFrame(
            verb.i,
            speaker_of(parse, verb),
            "denies",
            about,
            nouns[0].i,
            other=owner_of(parse, nouns[0]),
        )


def _plea(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    below = [parse.tokens[j].lower for j in parse.subtree(verb.i)]
    if "guilty" in below:
        stance: Stance = "denies" if "not" in below else "asserts"
        yield ReactionFrame(verb.i, speaker_of(parse, verb), stance, "perpetrator", verb.i)


def _is(parse: Parse, verb: Token, no: bool) -> Iterator[ReactionFrame]:
    """As in "was not responsible", "there had been no such attacks", "the claim is false"."""
    who = next(iter(parse.children(verb.i, "nsubj")), None)
    for child in parse.children(verb.i, "attr", "acomp"):
        dets = {t.lower for t in parse.children(child.i, "det", "amod")}
        expletive = bool(parse.children(verb.i, "expl"))
        if expletive and ("no" in dets or (no and "any" in dets)):
            if child.lemma in cues.HAPPENINGS:
                yield ReactionFrame(verb.i, None, "denies", "occurrence", child.i)
        elif child.lower in _OWN and child.pos != "NOUN" and not dets:
            stance: Stance = "denies" if no else "asserts"
            yield ReactionFrame(verb.i, None, stance, "perpetrator", child.i, responsibility=not no)
        elif no and child.lower in ("responsible", "involved", "behind", "guilty") and who:
            yield ReactionFrame(verb.i, None, "denies", "perpetrator", child.i, subject=who.i)
        elif not no and who is not None and _false(parse, child):
            about = about_of(parse, who)
            if about in ("claim", "killed") and not has_clause(parse, who):
                yield ReactionFrame(
                    verb.i, None, "denies", about, who.i, other=owner_of(parse, who)
                )
    for prep in parse.children(verb.i, "prep"):
        if no and prep.lower == "behind" and who is not None:
            yield ReactionFrame(verb.i, None, "denies", "perpetrator", prep.i, subject=who.i)


def _false(parse: Parse, token: Token) -> bool:
    return token.lower in cues.FALSE


def _no_part(parse: Parse, verb: Token, no: bool) -> Iterator[ReactionFrame]:
    """As in "had no part in it", "had nothing to do with", "played no role"."""
    who = subject(parse, verb.i)
    for child in parse.children(verb.i, "dobj"):
        dets = {t.lower for t in parse.children(child.i, "det")}
        without = "no" in dets or (no and dets & {"any", "a"})
        ours = who is not None and who.lower in ("we", "our")
        if ours and "no" in dets and verb.lemma == "have" and weapon_at(parse, child.i):
            yield ReactionFrame(verb.i, None, "denies", "perpetrator", child.i)
        nothing = child.lower == "nothing" and verb.lemma == "have"
        nothing = nothing and any(t.lemma == "do" for t in parse.children(child.i, "relcl", "acl"))
        if nothing and who is not None and _deed_itself(who):
            continue
        if (without and child.lemma in cues.RESPONSIBILITY) or nothing:
            yield ReactionFrame(
                verb.i, None, "denies", "perpetrator", child.i, subject=who.i if who else None
            )


def _deed_itself(who: Token) -> bool:
    """ "This has nothing to do with the strike" denies a reason, and nobody's part."""
    return who.lower in ("this", "that") or who.lemma in cues.HAPPENINGS or who.lemma == "violence"


def _owns_to(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "said it had carried out the attack"."""
    who = speaker_of(parse, verb)
    for clause in parse.children(verb.i, "ccomp", "xcomp"):
        if clause.i < verb.i or clause.lemma not in cues.COMMITS - {"claim", "plan", "take"}:
            continue
        if parse.children(clause.i, "nsubjpass", "auxpass") or _carried_off(parse, clause):
            continue
        no = negated(parse, clause.i)
        if auxiliaries(parse, clause.i) & (_UNREAL | _ABLE):
            continue
        own = [t for t in parse.children(clause.i, "nsubj") if t.lower in ("it", "they", "we", "i")]
        troops = [
            t
            for t in parse.children(clause.i, "nsubj")
            if any(p.lower in ("its", "their", "our") for p in parse.children(t.i, "poss"))
        ]
        if who is not None and (own or troops or clause.dep == "xcomp"):
            yield ReactionFrame(
                verb.i,
                who,
                "denies" if no else "asserts",
                "perpetrator",
                clause.i,
                responsibility=not no,
            )


def _never_was(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "it did not happen", "that never occurred"."""
    if auxiliaries(parse, verb.i) & (_UNREAL | _ABLE):
        return
    for what in parse.children(verb.i, "nsubj"):
        if what.lower in POINTERS:
            yield ReactionFrame(verb.i, None, "denies", "occurrence", what.i)


def _not_ours(parse: Parse, verb: Token) -> Iterator[ReactionFrame]:
    """As in "we did not shell the town", "our forces never fired"."""
    if verb.tag in ("VBP", "VBZ") or auxiliaries(parse, verb.i) & (_UNREAL | _ABLE):
        return
    for who in parse.children(verb.i, "nsubj"):
        ours = any(t.lower == "our" for t in parse.children(who.i, "poss"))
        if who.lower in ("we", "i") or ours:
            yield ReactionFrame(verb.i, None, "denies", "perpetrator", verb.i)


def _carried_off(parse: Parse, verb: Token) -> bool:
    """Whether "carry" stands without its "out": bodies are carried away, attacks out."""
    return verb.lemma == "carry" and not any(
        t.lower == "out" for t in parse.children(verb.i, "prt", "advmod", "prep")
    )


def _no_evidence(parse: Parse, noun: Token) -> Iterator[ReactionFrame]:
    """As in "found no evidence for the claim", "has no proof"."""
    if not any(t.lower in ("no", "little") for t in parse.children(noun.i, "det", "amod")):
        return
    if has_clause(parse, noun):
        return
    verb = parse.head(noun.i)
    about: About | None = "claim"
    for prep in parse.children(noun.i, "prep"):
        for pobj in parse.children(prep.i, "pobj"):
            about = about_of(parse, pobj) if prep.lower in ("for", "of") else about
    if about is not None and noun.lemma not in ("sign", "indication", "information"):
        who = subject(parse, verb.i) if noun.dep == "dobj" else None
        yield ReactionFrame(noun.i, who.i if who else None, "doubts", about, noun.i)


def _denial(parse: Parse, noun: Token) -> Iterator[ReactionFrame]:
    """As in "the committee's denial": the committee denied it."""
    owner = owner_of(parse, noun)
    if owner is not None and not has_clause(parse, noun):
        yield ReactionFrame(noun.i, owner, "denies", "claim", noun.i)
