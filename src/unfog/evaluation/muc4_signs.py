"""Signs by which an event makes a template, and a phrase fills a role; their learned weights.

Both are logistic: a score is the sigmoid of the weights of the signs. `training/muc4.py` fits
them on the training split. Words count as signs only where they usually stand in small letters:
names do not.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from unfog.evaluation.muc4_assemble import Event, RoleSpan
from unfog.evaluation.muc4_rules import LOOSE, Read
from unfog.evaluation.muc4_score import ROLES
from unfog.model.parse import Token
from unfog.read.happening import Happening
from unfog.read.truecase import WordCaser

type Signs = dict[str, float]

_WEIGHTS = Path(__file__).with_name("data") / "muc4.json"
_RECENT, _LONG_AGO = 35, 200
"""Both in days before publication."""
_SENTENCE_WORDS = frozenset(
    """guerrilla guerrillas terrorist terrorists soldier soldiers army troops clash clashes combat
    peasant peasants bomb bombs condemned investigation dialogue negotiations peace invasion war
    years unidentified civilian civilians priests rebels police casualties offensive yesterday
    today claimed arrested drug trial political civil""".split()
)
_DOCUMENT_WORDS = frozenset(
    """dialogue elections clandestine communique terrorist bomb kidnapped murder assassination
    combat invasion""".split()
)


class Weights(msgspec.Struct, frozen=True):
    """By sign, for events and for role spans."""

    events: dict[str, float]
    spans: dict[str, float]


@cache
def weights() -> Weights:
    """Those of the package."""
    return msgspec.json.decode(_WEIGHTS.read_bytes(), type=Weights)


def scored(read: Read, given: Weights) -> tuple[list[Event], list[RoleSpan]]:
    """The events and role spans of `read`, each with the score that its signs give it."""
    events = [
        msgspec.structs.replace(event, score=_sigmoid(signs, given.events))
        for event, signs in zip(read.events, event_signs(read), strict=True)
    ]
    spans = [
        msgspec.structs.replace(span, score=_sigmoid(signs, given.spans))
        for span, signs in zip(read.spans, span_signs(read), strict=True)
    ]
    return events, spans


def _sigmoid(signs: Signs, given: Mapping[str, float]) -> float:
    total = sum(given.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def event_signs(read: Read) -> list[Signs]:
    """Of each event of `read` its signs."""
    counted = Counter(t.lower for t in read.parse.tokens)
    document = {f"document: {w}": min(3, counted[w]) / 3 for w in _DOCUMENT_WORDS if counted[w]}
    many = math.log(len(read.events) or 1)
    return [
        {
            "bias": 1.0,
            "other events": many,
            f"event {min(4, at)}": 1.0,
            "scenes": math.log1p(len(happening.scenes)),
            "sentence": math.log1p(happening.first_sentence),
            **document,
            **dict.fromkeys(_event_flags(read, event, happening), 1.0),
        }
        for at, (event, happening) in enumerate(zip(read.events, read.happenings, strict=True))
    ]


def _event_flags(read: Read, event: Event, happening: Happening) -> Iterator[str]:
    parse = read.parse
    yield f"type {happening.type}"
    if happening.first_sentence <= 1:
        yield "at the top"
    for role in ROLES:
        if any(s.role == role and s.score > LOOSE and _inside(s, event) for s in read.spans):
            yield f"has {role}"
    yield from _dated(read, happening)
    for scene in happening.scenes:
        token = parse.tokens[scene.mention.i]
        yield f"word {_word(token.lemma)}"
        yield f"part of speech {token.pos}"
        yield f"realis {scene.mention.realis}"
        if scene.mention.definite:
            yield "definite"
        if scene.quoted:
            yield "quoted"
        if token.tag in ("NNS", "NNPS"):
            yield "plural"
        if scene.places:
            yield "placed"
        first, last = parse.sentences[scene.sentence]
        yield from (f"near: {t.lower}" for t in parse.tokens[first:last] if _telling(t))


def _telling(token: Token) -> bool:
    return token.lower in _SENTENCE_WORDS


def _inside(span: RoleSpan, event: Event) -> bool:
    return any(told.start <= span.start < told.end for told in event.told)


def _dated(read: Read, happening: Happening) -> Iterator[str]:
    day = happening.date
    if day is None:
        yield "undated"
    elif read.published is not None:
        ago = (read.published - day.end).days
        yield "recent" if ago <= _RECENT else "old" if ago > _LONG_AGO else "some time ago"


def span_signs(read: Read) -> list[Signs]:
    """Of each role span of `read` its signs, all named after its role."""
    told = {s.sentence for happening in read.happenings for s in happening.scenes}
    counted = Counter(t.lower for t in read.parse.tokens)
    return [
        {f"{span.role}: {name}": value for name, value in _of_span(read, span, told, counted)}
        for span in read.spans
    ]


def _of_span(
    read: Read, span: RoleSpan, told: set[int], counted: Mapping[str, int]
) -> Iterator[tuple[str, float]]:
    parse = read.parse
    first = parse.token_at(span.start)
    last = max(first, parse.token_at(span.end - 1))
    tokens = parse.tokens[first : last + 1]
    head = _head(tokens)
    over = parse.head(head.i)
    yield "sentence", math.log1p(head.sentence)
    yield "words", float(min(4, len(tokens)))
    yield "told of", math.log1p(counted[head.lower])
    flags = ["bias", f"head {_word(head.lemma)}", f"part of speech {head.pos}"]
    flags += [f"as {head.dep}", f"entity {head.entity}", f"under {_word(over.lemma)}"]
    flags += [f"{head.dep} of {_word(over.lemma)}"]
    flags += [f"holds {_word(t.lower)}" for t in tokens]
    flags += ["loose"] * (span.score <= LOOSE) + ["in an event"] * (head.sentence in told)
    flags += ["plural"] * (head.tag in ("NNS", "NNPS"))
    if over.pos == "ADP":
        flags.append(f"{over.lower} of {_word(parse.head(over.i).lemma)}")
    if first:
        flags.append(f"behind {_word(parse.tokens[first - 1].lower)}")
    if last + 1 < len(parse):
        flags.append(f"before {_word(parse.tokens[last + 1].lower)}")
    yield from ((flag, 1.0) for flag in flags)


def _head(tokens: Sequence[Token]) -> Token:
    inside = {t.i for t in tokens}
    return next((t for t in reversed(tokens) if t.head not in inside or t.head == t.i), tokens[-1])


def _word(word: str) -> str:
    """The word, if it is none that can name somebody."""
    known = not word.isalpha() or _caser().usual(word) is not None
    return word if known and not word.isdigit() else "*"


@cache
def _caser() -> WordCaser:
    return WordCaser.load()


def names_of(signs: Iterable[Signs]) -> Counter[str]:
    """How often each sign occurs."""
    return Counter(name for one in signs for name in one)
