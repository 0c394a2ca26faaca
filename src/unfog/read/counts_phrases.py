"""How many a noun phrase counts, and whom: noun phrase → Count."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Count, CountOf
from unfog.model.parse import Parse, Token
from unfog.read.lexicon import people
from unfog.read.numbers_tokens import Numbers

_PRONOUNS = (
    people.PERSON_PRONOUNS
    | people.ZERO_PRONOUNS
    | frozenset("they them themselves others some many several both any anyone anybody".split())
)
_NO = frozenset(("no", "neither"))
_ONE = frozenset("a an one single".split())
_PLURALS = frozenset("people troops police personnel".split())
_DEFINITE = frozenset("the these those all such".split())
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
    if token.lower in _PRONOUNS or aged(parse, token):
        return True
    if token.pos == "PROPN" or token.tag in ("NNP", "NNPS"):
        return _named_person(token, loose)
    known = token.lemma in people.KINDS or token.lower in people.KINDS
    known = known or any(t.entity == "PERSON" for t in parse.children(i, "appos"))
    if known or token.lemma in people.GROUPS or token.entity in ("PERSON", "NORP"):
        return token.entity != "ORG" or token.text.islower()
    if not loose or token.pos != "NOUN" or token.lemma in people.NOT_PEOPLE:
        return False
    return token.lemma.endswith(people.PERSON_ENDINGS) and len(token.lemma) > 4


def aged(parse: Parse, token: Token) -> bool:
    """Whether the token ends "an 11-year-old"."""
    if token.lower not in ("old", "olds") or token.dep in ("amod", "acomp"):
        return False
    return any(t.lower in ("year", "month") for t in parse.tokens[max(token.i - 2, 0) : token.i])


def _named_person(token: Token, loose: bool) -> bool:
    if token.entity in ("PERSON", "NORP"):
        return True
    lemma = token.lower.rstrip("s")
    if (token.lower in people.KINDS or lemma in people.KINDS) and token.entity != "ORG":
        return True
    return loose and token.entity in ("", "ORG", "PRODUCT", "WORK_OF_ART") and token.text.istitle()


def phrase(parse: Parse, numbers: Numbers, i: int) -> Phrase | None:
    """The count of the noun phrase headed by token `i`; None where it says none."""
    token = parse.tokens[i]
    pronoun = _pronoun(parse, token)
    if pronoun is not None:
        return pronoun
    number = numbers.by_head.get(i)
    if number is None:
        return None if token.pos == "PRON" else _unnumbered(parse, numbers, token)
    noun = _counted(parse, i) if i in numbers.alone else token
    low, high = number.low, number.high
    if number.low == number.high == 1 and _not_one(parse, number.first):
        low = high = 0
    count = Count(low, high, _unit(parse, noun), kind_of(parse, noun.i), number.approx)
    return Phrase(i, count, min(number.first, i), max(number.last, i + 1), None)


def _pronoun(parse: Parse, token: Token) -> Phrase | None:
    word = token.lower
    if word in ("himself", "herself"):
        return _phrase_of(token, 1, 1, "perpetrators")
    if word in people.ZERO_PRONOUNS:
        return _zero(parse, token)
    if word == "one" and _has_word(parse, token.i, _NO):
        return _phrase_of(token, 0, 0, "people")
    if word in ("any", "anyone", "anybody"):
        return _phrase_of(token, 1, None, "people")
    if word == "both" or (token.tag == "NNS" and _has_word(parse, token.i, frozenset(("both",)))):
        count = Count(2, 2, _unit(parse, token), kind_of(parse, token.i))
        return Phrase(token.i, count, token.i, token.i + 1)
    if word in people.PERSON_PRONOUNS and token.pos == "PRON":
        return _phrase_of(token, 1, 1, "people")
    return None


def _not_one(parse: Parse, first: int) -> bool:
    """ "Not one soldier": none. "Three, not one" is a contrast, not a zero."""
    if first < 1 or parse.tokens[first - 1].lower != "not":
        return False
    return first < 2 or parse.tokens[first - 2].text not in (",", "–", "—", "-", "(")


def _zero(parse: Parse, token: Token) -> Phrase:
    noun = _counted(parse, token.i)
    kind = kind_of(parse, noun.i) if noun.i != token.i else "people"
    unit = _unit(parse, noun) if noun.i != token.i else "people"
    return Phrase(token.i, Count(0, 0, unit, kind), token.i, token.i + 1)


def _unnumbered(parse: Parse, numbers: Numbers, token: Token) -> Phrase | None:
    """Singular, bare plural, named or "no" noun phrases."""
    i = token.i
    start = min([i, *(t.i for t in parse.children(i, "det") if t.i < i)])
    kind = kind_of(parse, i)
    if _has_word(parse, i, _NO) or (_has_word(parse, i, _ONE) and _not_one(parse, start)):
        return Phrase(i, Count(0, 0, _unit(parse, token), kind), start, i + 1)
    if token.lemma in people.GROUPS and (sized := _sized(parse, numbers, token)):
        return sized
    if token.pos == "PROPN" and token.tag != "NNPS":
        name, first, last = named(parse, i)
        return Phrase(i, Count(1, 1, name, kind), first, last, name)
    if token.lower in people.PAIRS:
        pair = people.PAIRS[token.lower]
        return Phrase(i, Count(pair, pair, token.lower, kind), start, i + 1)
    if aged(parse, token) and token.tag != "NNS":
        return Phrase(i, Count(1, 1, parse.words(start, i + 1), kind), start, i + 1)
    if token.pos not in ("NOUN", "PROPN") or token.lemma in people.GROUPS:
        return None
    count, vague = _article(parse, token, kind)
    if count is None:
        return None
    return Phrase(i, count, start, i + 1, None if vague else _appositive(parse, i), vague)


def _article(parse: Parse, token: Token, kind: CountOf) -> tuple[Count | None, bool]:
    """The count of a noun with an article or none, and whether it is a mere plural."""
    unit = _unit(parse, token)
    if _has_word(parse, token.i, frozenset(("any",))):
        return Count(1, None, unit, kind), False
    plural = token.tag in ("NNS", "NNPS") or token.lower in _PLURALS
    if not plural:
        return Count(1, 1, unit, kind), False
    if _has_word(parse, token.i, _DEFINITE) or parse.children(token.i, "poss"):
        return None, False
    before = parse.tokens[max(token.i - 2, 0) : token.i]
    if token.lower in ("police", "others") or any(t.lower in ("how", "many") for t in before):
        return None, False
    return Count(2, None, unit, kind, approx=True), True


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


def _phrase_of(token: Token, low: int, high: int | None, kind: CountOf) -> Phrase:
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
        if child.lower in ("other", "more", "many", "several", "further", "own", "old"):
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


def _has_word(parse: Parse, i: int, words: frozenset[str]) -> bool:
    return any(
        t.lower in words for t in parse.children(i, "det", "neg", "preconj", "predet", "advmod")
    )
