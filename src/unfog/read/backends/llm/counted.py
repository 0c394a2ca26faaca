"""Counts: the model points at a number, its interval is read off the text by our own rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import get_args

import msgspec

from unfog.model.claim import Count, CountOf, Property
from unfog.model.parse import Token
from unfog.model.span import Span
from unfog.read.backends.llm.answer import ToldClaim
from unfog.read.backends.llm.ground import Ground, Refused
from unfog.read.numbers import Number, may_start, number_at

_WORD = re.compile(r"\d[\d,]*\d\+?|\d+\.\d+|\d\+?|[^\W\d_]+|[-–—‑]")
_NONE = frozenset(
    "no none nobody neither zero nil without never unharmed unhurt uninjured unscathed".split()
)
_ANY = frozenset("any anyone anybody".split())
_PLURAL = frozenset(("NNS", "NNPS"))


def count_of(told: ToldClaim, name: Property, span: Span, ground: Ground) -> Count:
    """The count that the text at `span` gives. Raises Refused where the number that the model
    names does not stand there."""
    words = [w.lower() for w in _WORD.findall(told.words())]
    inside = ground.inside(span)
    found = _named(words, inside, ground) or _unnumbered(told, words, span, ground)
    if found is None:
        raise Refused(
            "value-not-in-quote", f"{name}: “{told.words()[:80]}” is no number in the quote", span
        )
    low, high, approx, noun = found
    unit = told.unit or ""
    if not ground.find(unit, span):
        unit = noun
    return Count(low, high, unit, _of(told, name), approx, _subset(told, span, ground))


type _Found = tuple[int | None, int | None, bool, str]


def _named(words: Sequence[str], inside: range, ground: Ground) -> _Found | None:
    """The number in the text whose own figures are those that the model names."""
    wanted = next(_numbers(words), None)
    if wanted is None:
        return None
    figures = _figures(words, wanted)
    tokens = ground.parse.tokens
    for all_words, offset in _sentences(ground, inside):
        for number in _numbers(all_words):
            if number.core + offset not in inside:
                continue
            same = (number.low, number.high) == (wanted.low, wanted.high)
            if same or (figures and figures <= _figures(all_words, number)):
                noun = _noun(tokens, number.core + offset, ground)
                return number.low, number.high, number.approx, noun
    return None


def _sentences(ground: Ground, inside: range) -> Iterator[tuple[list[str], int]]:
    """The sentences that `inside` reaches into: a bound before the quote ("at least") counts."""
    numbers = sorted({ground.parse.tokens[i].sentence for i in inside})
    for first, last in (ground.parse.sentences[n] for n in numbers):
        yield [t.lower for t in ground.parse.tokens[first:last]], first


def _numbers(words: Sequence[str]) -> Iterator[Number]:
    at = 0
    while at < len(words):
        found = number_at(words, at) if may_start(words[at]) else None
        if found is not None:
            yield found
        at = found.last if found is not None else at + 1


def _figures(words: Sequence[str], number: Number) -> set[int]:
    """The figures that stand in a number's words: 14 in "more than 14", 5 and 7 in "5 to 7"."""
    own = words[number.first : number.last]
    for at in range(len(own)):
        part = number_at(own, at)
        if part is not None and part.low is not None and part.high is not None:
            return {part.low, part.high}
    return set()


def _unnumbered(told: ToldClaim, words: list[str], span: Span, ground: Ground) -> _Found | None:
    """Counts without a numeral: "no", "any", "a soldier", "the driver", "deaths"."""
    here = {ground.parse.tokens[i].lower for i in ground.inside(span)}
    wanted = next(_numbers(words), None)
    if wanted is not None:
        bounds = (wanted.low, wanted.high)
        if bounds == (0, 0):
            return (0, 0, False, "") if here & _NONE else None
        if bounds == (1, None):
            return (1, None, False, "") if here & _ANY else None
        return _single(told.unit or "", span, ground) if bounds == (1, 1) else None
    if _NONE & set(words):
        return (0, 0, False, "") if here & _NONE & set(words) else None
    if _ANY & set(words):
        return (1, None, False, "") if here & _ANY else None
    given = told.words()
    # a noun at the beginning of the sentence has a capital that models take away
    places = ground.find(given, span) or ground.find(given[:1].upper() + given[1:], span)
    return _by_noun(ground.inside(places[0]), ground) if places else None


def _single(unit: str, span: Span, ground: Ground) -> _Found | None:
    """One, where the counted noun stands in the quote in the singular and without a number."""
    places = ground.find(unit, span)
    found = _by_noun(ground.inside(places[0]), ground) if places else None
    return found if found is not None and found[:2] == (1, 1) else None


def _by_noun(inside: range, ground: Ground) -> _Found | None:
    """One for a noun or name in the singular, some (two at least) for one in the plural."""
    nouns = [t for t in (ground.parse.tokens[i] for i in inside) if t.tag.startswith("NN")]
    if not nouns:
        return None
    head = next((t for t in nouns if t.head not in inside or t.head == t.i), nouns[-1])
    if ground.parse.children(head.i, "nummod"):
        return None
    if head.tag in _PLURAL:
        return 2, None, True, head.text
    return 1, 1, False, head.text if head.pos == "NOUN" else ""


def _noun(tokens: Sequence[Token], core: int, ground: Ground) -> str:
    head = ground.parse.head(core)
    return head.text if head.i > core and head.pos == "NOUN" else ""


def _of(told: ToldClaim, name: Property) -> CountOf:
    if name.startswith("munitions"):
        return "munitions"
    known = told.of in get_args(CountOf) and told.of != "munitions"
    return msgspec.convert(told.of, CountOf) if known else "people"


def _subset(told: ToldClaim, span: Span, ground: Ground) -> str | None:
    found = ground.find(told.subset, span) if told.subset else []
    return ground.words(found[0]) if found else None
