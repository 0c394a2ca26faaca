"""How many a noun phrase counts, and whom: noun phrase → Count."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Count, CountOf
from unfog.model.parse import Parse, Token
from unfog.read.lexicon import people
from unfog.read.numbers_tokens import Numbers

_SELF = frozenset("himself herself themselves itself".split())
_NO = frozenset(("no", "neither"))
_DEFINITE = frozenset("the these those its their his her our my your".split())
_PRENOMINAL = ("compound", "amod", "nmod", "poss")


class Phrase(msgspec.Struct, frozen=True):
    """A counted noun phrase: its head, its first token that matters, who is named."""

    head: int
    count: Count
    first: int
    last: int
    name: str | None = None
    vague: bool = False


def is_person(parse: Parse, i: int, *, loose: bool = False) -> bool:
    """Whether token `i` can name people; `loose` trusts endings and unknown names."""
    token = parse.tokens[i]
    if token.lower in people.PERSON_PRONOUNS or token.lower in people.ZERO_PRONOUNS:
        return True
    if token.lower in ("they", "them", "themselves", "others", "some", "many", "several", "both"):
        return True
    if token.pos == "PROPN" or token.tag in ("NNP", "NNPS"):
        return _named_person(token, loose)
    if token.lemma in people.KINDS or token.lower in people.KINDS:
        return True
    if token.entity in ("PERSON", "NORP"):
        return True
    if token.lemma in people.GROUPS:
        return True
    if not loose or token.pos != "NOUN" or token.lemma in people.NOT_PEOPLE:
        return False
    return token.lemma.endswith(people.PERSON_ENDINGS) and len(token.lemma) > 4


def _named_person(token: Token, loose: bool) -> bool:
    if token.entity in ("PERSON", "NORP"):
        return True
    lemma = token.lower.rstrip("s")
    if token.lower in people.KINDS or lemma in people.KINDS:
        return True
    return loose and token.entity in ("", "ORG", "PRODUCT", "WORK_OF_ART") and token.text.istitle()


def phrase(parse: Parse, numbers: Numbers, i: int) -> Phrase | None:
    """The count of the noun phrase headed by token `i`; None where it says none."""
    token = parse.tokens[i]
    if token.lower in _SELF:
        return _phrase_of(token, 1, 1, "perpetrators") if token.lower[-3:] == "elf" else None
    if token.lower in people.ZERO_PRONOUNS:
        return _zero(parse, numbers, token)
    if token.lower == "one" and _has_word(parse, i, _NO):
        return _phrase_of(token, 0, 0, "people")
    if token.pos == "PRON" and token.lower in people.PERSON_PRONOUNS:
        return _phrase_of(token, 1, 1, "people")
    number = numbers.by_head.get(i)
    if number is not None:
        noun = _counted(parse, i) if i in numbers.alone else token
        low, high = number.low, number.high
        if _has_word(parse, i, _NO | {"not"}) and number.low == 1:
            low = high = 0
        count = Count(low, high, _unit(parse, noun), kind_of(parse, noun.i), number.approx)
        return Phrase(i, count, min(number.first, i), max(number.last, i + 1), None)
    if token.lower in ("both", "two") or _has_word(parse, i, frozenset(("both",))):
        return Phrase(i, Count(2, 2, _unit(parse, token), kind_of(parse, i)), i, i + 1)
    if token.lower in ("some", "many", "several"):
        low = 2 if token.lower == "some" else 3
        count = Count(low, None, "people", "people", approx=True)
        return Phrase(i, count, i, i + 1, vague=True)
    return _unnumbered(parse, numbers, token)


def _zero(parse: Parse, numbers: Numbers, token: Token) -> Phrase:
    noun = _counted(parse, token.i)
    kind = kind_of(parse, noun.i) if noun.i != token.i else "people"
    unit = _unit(parse, noun) if noun.i != token.i else "people"
    return Phrase(token.i, Count(0, 0, unit, kind), token.i, token.i + 1)


def _unnumbered(parse: Parse, numbers: Numbers, token: Token) -> Phrase | None:
    """Singular, bare plural, named or "no" noun phrases."""
    i = token.i
    start = min([i, *(t.i for t in parse.children(i, "det", "neg") if t.i < i)])
    if _has_word(parse, i, _NO):
        count = Count(0, 0, _unit(parse, token), kind_of(parse, i))
        return Phrase(i, count, start, i + 1)
    if token.lemma in people.GROUPS and (sized := _sized(parse, numbers, token)):
        return sized
    if token.pos == "PROPN" and token.tag != "NNPS":
        name, first, last = named(parse, i)
        return Phrase(i, Count(1, 1, name, kind_of(parse, i)), first, last, name)
    if token.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
        return None
    if token.tag in ("NNS", "NNPS") or token.lower in ("people", "troops", "police", "personnel"):
        if _definite(parse, i) or token.lower in ("police", "others"):
            return None
        count = Count(2, None, _unit(parse, token), kind_of(parse, i), approx=True)
        return Phrase(i, count, start, i + 1, vague=True)
    if token.lemma in people.GROUPS or token.pos in ("ADJ", "VERB"):
        return None
    count = Count(1, 1, _unit(parse, token), kind_of(parse, i))
    return Phrase(i, count, start, i + 1, _appositive(parse, i))


def _sized(parse: Parse, numbers: Numbers, token: Token) -> Phrase | None:
    """ "A family of five", "a mortar crew of four"."""
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower != "of":
            continue
        for inner in parse.children(preposition.i, "pobj"):
            number = numbers.by_head.get(inner.i)
            if number is not None:
                kind = kind_of(parse, token.i)
                count = Count(number.low, number.high, _unit(parse, token), kind, number.approx)
                return Phrase(token.i, count, token.i, number.last)
    return None


def _phrase_of(token: Token, low: int, high: int, kind: CountOf) -> Phrase:
    return Phrase(token.i, Count(low, high, "people", kind), token.i, token.i + 1)


def _counted(parse: Parse, i: int) -> Token:
    """The noun behind "seven of the rockets"; token `i` itself where there is none."""
    for preposition in parse.children(i, "prep"):
        if preposition.lower in ("of", "among"):
            for inner in parse.children(preposition.i, "pobj"):
                return inner
    return parse.tokens[i]


def _unit(parse: Parse, token: Token) -> str:
    """The text's own noun, with the words before it that are not number or article."""
    if token.pos in ("NUM", "PRON", "DET", "ADJ", "VERB") or token.lower in ("others", "other"):
        return "people"
    first = token.i
    for child in reversed(parse.children(token.i, *_PRENOMINAL)):
        if child.i != first - 1 or child.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        if child.lower in ("other", "more", "many", "several", "further", "own"):
            break
        first = child.i
    return parse.words(first, token.i + 1)


def kind_of(parse: Parse, i: int) -> CountOf:
    """Who is counted, from the noun and what modifies it."""
    token = parse.tokens[i]
    lemma = token.lemma if token.lemma in people.KINDS else token.lower
    kind = people.KINDS.get(lemma)
    if kind is not None and kind != "people" and lemma not in people.GENERAL:
        return kind
    before = parse.children(i, *_PRENOMINAL, "det")
    inner = [
        t
        for p in parse.children(i, "prep")
        if p.lower in ("of", "from")
        for t in parse.children(p.i, "pobj")
    ]
    for near in (*before, *inner):
        for word in (near.lemma, near.lower, *(t.lower for t in parse.children(near.i))):
            if (found := people.MODIFIERS.get(word)) is not None:
                return found
            if near in before and people.KINDS.get(word, "people") != "people":
                return people.KINDS[word]
    return kind or "people"


def named(parse: Parse, i: int) -> tuple[str, int, int]:
    """The name that token `i` is part of, with its token range."""
    first, last = i, i + 1
    tokens = parse.tokens
    while first > 0 and _in_name(tokens[first - 1], tokens[i]):
        first -= 1
    while last < len(tokens) and _in_name(tokens[last], tokens[i]) and tokens[i].entity:
        last += 1
    return parse.words(first, last), first, last


def _in_name(token: Token, head: Token) -> bool:
    same = token.sentence == head.sentence and token.pos == "PROPN"
    return same and token.entity == head.entity and token.text[0].isupper()


def _appositive(parse: Parse, i: int) -> str | None:
    for child in parse.children(i, "appos"):
        if child.entity == "PERSON":
            return named(parse, child.i)[0]
    return None


def _definite(parse: Parse, i: int) -> bool:
    return any(t.lower in _DEFINITE for t in parse.children(i, "det", "poss"))


def _has_word(parse: Parse, i: int, words: frozenset[str]) -> bool:
    return any(
        t.lower in words for t in parse.children(i, "det", "neg", "preconj", "predet", "advmod")
    )
