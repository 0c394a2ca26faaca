"""Doubts about who did it: "could not verify who had fired", "no evidence against X"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import auxiliaries, negated, subject, unable_to
from unfog.read.lexicon import cues
from unfog.read.reactions_frame import ReactionFrame
from unfog.read.reactions_parties import about_of, has_clause, owner_of

_ABLE = frozenset("could can ca cannot".split())
_OFFERING = frozenset("offer give provide present produce".split())
"""Who gives nothing to support it is the one doubted."""
_PROVING = frozenset("prove support confirm corroborate substantiate".split())


def unproven(parse: Parse, token: Token) -> Iterator[ReactionFrame]:
    """Frames of doubt about the doer that the cue at `token` opens."""
    if token.pos == "VERB" and token.lemma in cues.CHECKS | {"say", "know", "tell"}:
        no = negated(parse, token.i) and bool(auxiliaries(parse, token.i) & _ABLE)
        if no or unable_to(parse, token):
            yield from _who(parse, token, subject(parse, token.i))
    elif token.lower == "nothing" and token.dep == "dobj":
        yield from _unsupported(parse, token)
    elif token.pos == "NOUN" and token.lemma in cues.NOUNS_NONE and _none(parse, token):
        verb = parse.head(token.i)
        finder = subject(parse, verb.i) if token.dep in ("dobj", "obj") else None
        yield from _who(parse, token, finder)
        for prep in parse.children(token.i, "prep"):
            for blamed in parse.children(prep.i, "pobj"):
                if prep.lower == "against":
                    yield _frame(token, finder, blamed.i, blamed.i)


def _unsupported(parse: Parse, nothing: Token) -> Iterator[ReactionFrame]:
    """As in "found nothing to support the claim", "offered nothing to prove it"."""
    finder = subject(parse, nothing.head)
    for verb in parse.children(nothing.i, "relcl", "acl", "xcomp"):
        for noun in parse.children(verb.i, "dobj"):
            about = about_of(parse, noun)
            if verb.lemma in _PROVING and about is not None and not has_clause(parse, noun):
                own = parse.head(nothing.i).lemma in _OFFERING
                who = None if finder is None or own else finder.i
                owner = owner_of(parse, noun)
                yield ReactionFrame(verb.i, who, "doubts", about, noun.i, other=owner)


def _none(parse: Parse, token: Token) -> bool:
    return any(t.lower in ("no", "little") for t in parse.children(token.i, "det", "amod"))


def _who(parse: Parse, cue: Token, speaker: Token | None) -> Iterator[ReactionFrame]:
    """The clause behind the cue that asks for the doer."""
    for j in parse.subtree(cue.i):
        token = parse.tokens[j]
        asks = token.tag == "WP" and token.lower in ("who", "whose") and j > cue.i
        if asks and token.dep in ("nsubj", "attr", "poss") and parse.head(j).dep != "relcl":
            yield _frame(cue, speaker, j, None)
            return


def _frame(cue: Token, speaker: Token | None, about: int, blamed: int | None) -> ReactionFrame:
    who = None if speaker is None or speaker.lower in ("it", "there") else speaker.i
    return ReactionFrame(cue.i, who, "doubts", "perpetrator", about, subject=blamed)
