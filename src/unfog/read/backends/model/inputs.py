"""What the network sees of a document: a row per token.

The parts of a row: its word pieces, the numbers of its part of speech, tag, relation and entity
label, the row of its head, and flags that say what the rules found there.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from unfog.model.parse import Parse, Token
from unfog.model.span import Span
from unfog.read.arguments import arguments
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.pieces import Pieces, Vocabulary, pieces
from unfog.read.evidence import Evidence
from unfog.read.lexicon.people import KINDS
from unfog.read.totals import is_total

UNKNOWN = 0
POS = (
    "? ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)
TAGS = (
    "? $ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS "
    "PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
RELATIONS = (
    "? ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj "
    "csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass "
    "nummod oprd parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp"
).split()
ENTITIES = (
    "? CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT "
    "QUANTITY TIME WORK_OF_ART"
).split()
_NUMBERS = tuple({name: n for n, name in enumerate(t)} for t in (POS, TAGS, RELATIONS, ENTITIES))

_REALIS = ("actual", "possible", "likely", "negated", "unspecified", "irrealis")
_FAMILIES = "violence abduction arrest release accord protest territory test other".split()
_COUNTED = "killed wounded missing captured released munitions_fired munitions_intercepted".split()
FLAGS = (
    *(f"realis {r}" for r in _REALIS),
    *(f"family {f}" for f in _FAMILIES),
    *("definite", "vague", "mentioned before", "mention in sentence"),
    *("said by another", "denied", "doubted", "hedged", "source", "cue", "quoted"),
    *(f"counts {c}" for c in _COUNTED),
    *("count negated", "time", "place", "unresolved place", "total"),
    *("perpetrator", "target", "weapon", "damaged", "motive"),
    *("title", "upper", "digit", "person word", "seen before"),
    *("sentence 1", "sentence 2", "sentence 3-5", "paragraph 1", "paragraph start"),
)
_AT = {name: n for n, name in enumerate(FLAGS)}


@dataclass(frozen=True, slots=True)
class Inputs:
    """The rows of one document: `labels` is (tokens, 4), `flags` (tokens, FLAGS)."""

    pieces: Pieces
    sentences: tuple[tuple[int, int], ...]
    labels: Ints
    heads: Ints
    flags: Floats


def inputs(parse: Parse, evidence: Evidence, title: str | None, vocabulary: Vocabulary) -> Inputs:
    """The rows of `parse`, in the order of its tokens."""
    cut = pieces([t.text for t in parse.tokens], title, vocabulary)
    labels = np.array([_labels(t) for t in parse.tokens], dtype=np.int64).reshape(-1, 4)
    heads = np.array([t.head for t in parse.tokens], dtype=np.int64)
    return Inputs(cut, parse.sentences, labels, heads, flags(parse, evidence))


def _labels(token: Token) -> list[int]:
    given = (token.pos, token.tag, token.dep, token.entity)
    return [known.get(name, UNKNOWN) for known, name in zip(_NUMBERS, given, strict=True)]


class _Board:
    """Flags to be set by token or by stretch of text."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.rows = np.zeros((len(parse), len(FLAGS)), dtype=np.float32)
        self._starts = np.array([t.start for t in parse.tokens], dtype=np.int64)

    def at(self, i: int, name: str) -> None:
        self.rows[i, _AT[name]] = 1

    def over(self, span: Span, name: str) -> None:
        first, last = np.searchsorted(self._starts, (span.start, span.end))
        self.rows[first:last, _AT[name]] = 1


def flags(parse: Parse, evidence: Evidence) -> Floats:
    """What the rules found at each token, as zeros and ones: (tokens, FLAGS)."""
    board = _Board(parse)
    if len(parse):
        _mentions(board, evidence)
        _voices(board, evidence)
        _counted(board, evidence)
        _looks(board)
    return board.rows


def _mentions(board: _Board, evidence: Evidence) -> None:
    parse = board.parse
    seen: set[str] = set()
    for m in evidence.mentions:
        lemma = parse.tokens[m.i].lemma
        board.at(m.i, f"realis {m.realis}")
        board.at(m.i, f"family {m.trigger.family}")
        for name, holds in (
            ("definite", m.definite),
            ("vague", m.trigger.vague),
            ("mentioned before", lemma in seen),
        ):
            if holds:
                board.at(m.i, name)
        seen.add(lemma)
        board.over(parse.sentence_span(m.sentence), "mention in sentence")
        found = arguments(parse, m)
        for name, given in (
            ("perpetrator", found.perpetrators),
            ("target", found.targets),
            ("damaged", found.damage),
        ):
            for argument in given:
                board.at(argument.i, name)
        if found.weapons:
            board.at(m.i, "weapon")
        if found.motive is not None:
            board.at(m.i, "motive")


def _voices(board: _Board, evidence: Evidence) -> None:
    for a in evidence.said:
        for part in a.content:
            if not a.speaker.is_report:
                board.over(part, "said by another")
            if a.stance != "asserts":
                board.over(part, "denied" if a.stance == "denies" else "doubted")
            if a.certainty != "stated":
                board.over(part, "hedged")
        if a.source is not None:
            board.over(a.source, "source")
        if a.cue is not None:
            board.over(a.cue, "cue")
    inside = False
    for token in board.parse.tokens:
        if token.text in ("“", "”", '"', "``", "''"):
            inside = token.text in ("“", "``") or (token.text == '"' and not inside)
        if inside:
            board.at(token.i, "quoted")


def _counted(board: _Board, evidence: Evidence) -> None:
    for c in evidence.counts:
        for i in (c.noun, c.trigger):
            board.at(i, f"counts {c.property}")
            if c.negated:
                board.at(i, "count negated")
    for time in evidence.times:
        board.over(Span(time.start, time.end), "time")
    for place in evidence.places:
        name = "place" if place.place is not None else "unresolved place"
        board.over(Span(place.start, place.end), name)


def _looks(board: _Board) -> None:
    parse = board.parse
    seen: set[str] = set()
    paragraph = 0
    for s, (first, last) in enumerate(parse.sentences):
        span = parse.sentence_span(s)
        before = parse.text[parse.tokens[first - 1].end : span.start] if first else "\n"
        opens = "\n" in before
        paragraph += opens
        where = [_ordinal(s)] if s < 5 else []
        where += ["paragraph 1"] * (paragraph == 1) + ["paragraph start"] * opens
        where += ["total"] * is_total(span.of(parse.text))
        for name in where:
            board.rows[first:last, _AT[name]] = 1
        for token in parse.tokens[first:last]:
            for name in _forms(token):
                board.at(token.i, name)
            if token.lemma in seen:
                board.at(token.i, "seen before")
        seen.update(t.lemma for t in parse.tokens[first:last])


def _ordinal(sentence: int) -> str:
    return f"sentence {sentence + 1}" if sentence < 2 else "sentence 3-5"


def _forms(token: Token) -> list[str]:
    text = token.text
    out = []
    if text[0].isupper():
        out.append("upper" if text.isupper() and len(text) > 1 else "title")
    if text[0].isdigit():
        out.append("digit")
    if token.lemma in KINDS:
        out.append("person word")
    return out
