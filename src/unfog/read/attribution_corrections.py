"""A report that corrects itself: what an earlier version or statement of ours said is denied."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.read.attribution_frames import Frame, reach, subject
from unfog.read.lexicon import cues

_PAPERS = frozenset(
    "version article story edition statement bulletin issue report update page station newspaper "
    "website release".split()
)
_EARLIER = frozenset("early earlier previous first initial original".split())
_OURS = frozenset("we our this".split())
_TELLS = cues.ASSERTS | cues.REVISES | {"place", "put", "count", "name", "call"}
_WRONG = frozenset(
    "error wrong mistake mistaken incorrect correct correction incorrectly wrongly untrue".split()
)


def correction_frames(parse: Parse) -> Iterator[Frame]:
    """Frames without a speaker, whose content the report itself denies."""
    for sentence in range(len(parse.sentences)):
        for verb in _corrected(parse, sentence):
            content = _content(parse, verb)
            if content[1] > content[0]:
                cue = (verb.i, verb.i + 1)
                yield Frame(verb.i, cue, content=[content], stance="denies", hedge=True)


def corrects(parse: Parse, sentence: int) -> bool:
    """Whether the sentence tells what the report itself had wrong before."""
    return any(True for _ in _corrected(parse, sentence))


def _corrected(parse: Parse, sentence: int) -> Iterator[Token]:
    first, last = parse.sentences[sentence]
    for token in parse.tokens[first:last]:
        if token.pos == "VERB" and token.lemma in _TELLS and token.tag in ("VBD", "VBN"):
            who = subject(parse, token.i)
            ours = who is not None and _our_paper(parse, who)
            if who is not None and ours and (_earlier(parse, who) or _set_right(parse, token)):
                yield token


def _our_paper(parse: Parse, who: Token) -> bool:
    below = {parse.tokens[j].lower for j in parse.subtree(who.i)}
    return who.lower == "we" or (who.lemma in _PAPERS and bool(below & (_OURS | _EARLIER)))


def _earlier(parse: Parse, who: Token) -> bool:
    """As in "an earlier version of this article", "our first statement"."""
    below = {parse.tokens[j].lower for j in parse.subtree(who.i)}
    return who.lemma == "version" and bool(below & _EARLIER)


def _set_right(parse: Parse, verb: Token) -> bool:
    """Whether the same sentence or the next one says that it was wrong."""
    first = parse.sentences[verb.sentence][0]
    following = min(verb.sentence + 1, len(parse.sentences) - 1)
    last = parse.sentences[following][1]
    return any(t.lower in _WRONG for t in parse.tokens[first:last])


def _content(parse: Parse, verb: Token) -> tuple[int, int]:
    clauses = [t for t in parse.children(verb.i, "ccomp") if t.i > verb.i]
    if clauses:
        return reach(parse, clauses[0].i)
    last = reach(parse, verb.i)[1]
    for j in range(verb.i + 1, last):
        if parse.tokens[j].text in (";", ":"):
            last = j
            break
    return verb.i + 1, last
