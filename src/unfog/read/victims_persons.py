"""The persons whom a document names, each with all the places where the name stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.speakers import INSTITUTIONS, ROLES
from unfog.read.speakers_phrase import is_person, is_title

_PARTICLES = frozenset("al el bin ibn abu de da van von der la le ben del di dos".split())
_STRIP = " ,.;:-–—\"'“”‘’()[]•"
_POSSESSIVE = re.compile(r"['’]s?$")
_AGE = re.compile(r"^(?:[1-9]\d|\d{1,2}-year-old)$")
_MISTAKEN = frozenset(("ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", ""))
"""Labels that the recogniser gives to names from languages it knows little of."""
_MOST_WORDS = 6
_DIVIDERS = frozenset((",", ";", "and", "&", "/", "(", ")"))

type Range = tuple[int, int]
"""Tokens, half-open."""


class Person(msgspec.Struct):
    """One named person: all forms of the name and the token ranges of all mentions."""

    forms: Counter[str]
    mentions: list[Range]

    @property
    def name(self) -> str:
        """The form told most often among those with two words and more; the longest of equals."""
        full = [f for f in self.forms if 1 < len(f.split()) < _MOST_WORDS] or list(self.forms)
        return max(full, key=lambda f: (self.forms[f], len(f), f))

    @property
    def longest(self) -> str:
        return max(self.forms, key=lambda f: (len(f.split()), self.forms[f], f))


def persons(parse: Parse) -> tuple[Person, ...]:
    """The persons in the order of their first mention."""
    ranges = list(_joined(parse, sorted(set(_entities(parse)))))
    taken = {i for first, last in ranges for i in range(first, last)}
    ranges += [r for r in _mistaken(parse, taken) if not taken & set(range(*r))]
    found: list[Person] = []
    index = _Index(found)
    for first, last in sorted(ranges):
        name = written(parse, first, last)
        if not name or not name[0].isalpha() or name.islower():
            continue
        at = index.known(name)
        if at is None:
            at = len(found)
            found.append(Person(Counter(), []))
        found[at].mentions.append((first, last))
        found[at].forms[name] += 1
        index.add(name, at)
    _surnames(parse, found)
    return tuple(found)


def written(parse: Parse, first: int, last: int) -> str:
    """The name in the tokens as written, without possessive ending and quotation marks."""
    parts = parse.words(first, last).split()
    half = len(parts) // 2
    words = " ".join(parts[:half] if half and parts[:half] == parts[half:] else parts)
    return _POSSESSIVE.sub("", words.strip(_STRIP)).strip(_STRIP)


def _entities(parse: Parse) -> Iterator[Range]:
    covered = set()
    for entity in parse.entities:
        if entity.label == "PERSON":
            covered |= set(range(entity.first, entity.last))
            yield from _pieces(parse, entity.first, entity.last)
    for token in parse.tokens:
        if token.i not in covered and is_person(parse, token.i):
            first = token.i
            while first > 0 and first - 1 not in covered and _part(parse, first - 1, token.i):
                first -= 1
            yield first, token.i + 1


def _part(parse: Parse, i: int, head: int) -> bool:
    token = parse.tokens[i]
    return token.pos == "PROPN" and token.head == head and not _prefix(token)


def _pieces(parse: Parse, first: int, last: int) -> Iterator[Range]:
    """The names in an entity: without titles and offices, apart where a comma divides them."""
    tokens = parse.tokens
    start = first
    for i in range(first, last + 1):
        divided = i == last or tokens[i].lower in _DIVIDERS
        if not divided and not (i > start and "\n" in _gap(parse, i)):
            continue
        piece = _cut(parse, start, i)
        if piece is not None:
            yield piece
        start = i + 1 if divided else i


def _cut(parse: Parse, start: int, end: int) -> Range | None:
    tokens = parse.tokens
    while end > start and tokens[end - 1].tag in ("POS", ",", ":", "``", "''", "."):
        end -= 1
    while start < end - 1 and _prefix(tokens[start]):
        start += 1
    return (start, end) if 0 < end - start <= _MOST_WORDS else None


def _gap(parse: Parse, i: int) -> str:
    return parse.text[parse.tokens[i - 1].end : parse.tokens[i].start]


def _prefix(token: Token) -> bool:
    """Title, office or calling before a name; articles and adjectives too."""
    word = token.lower.rstrip(".")
    if is_title(token.text) or word in ROLES or word in KINDS:
        return True
    return token.pos in ("DET", "PUNCT") or (token.pos == "ADJ" and token.text.islower())


def _joined(parse: Parse, ranges: list[Range]) -> Iterator[Range]:
    """Pieces of one name that the recogniser took apart."""
    held: Range | None = None
    for first, last in ranges:
        if held is not None and first <= held[1] and _one_name(parse, held, (first, last)):
            held = (held[0], max(held[1], last))
            continue
        if held is not None:
            yield held
        held = (first, last)
    if held is not None:
        yield held


def _one_name(parse: Parse, a: Range, b: Range) -> bool:
    if b[0] < a[1]:
        return True
    head = parse.tokens[a[1] - 1].head
    inside = b[0] <= head < b[1] or a[0] <= parse.tokens[b[1] - 1].head < a[1]
    return inside and _gap(parse, b[0]) == " " and b[1] - a[0] <= _MOST_WORDS


def _mistaken(parse: Parse, taken: set[int]) -> Iterator[Range]:
    """Names of persons that the recogniser took for something else, by the company they keep."""
    i = 0
    while i < len(parse):
        last = i
        while last < len(parse) and last not in taken and _capital(parse, last, i):
            last += 1
        first = i
        while last - first > 2 and _prefix(parse.tokens[first]):
            first += 1
        if 2 <= last - first <= 4 and _like_person(parse, first, last, taken):
            yield first, last
        i = max(last, i + 1)


def _capital(parse: Parse, i: int, first: int) -> bool:
    token = parse.tokens[i]
    if token.pos != "PROPN" or token.entity not in _MISTAKEN or not token.text[:1].isupper():
        return False
    if token.lower in INSTITUTIONS or not token.text.replace("-", "").replace("’", "").isalpha():
        return False
    return i == first or _gap(parse, i) == " "


def _like_person(parse: Parse, first: int, last: int, taken: set[int]) -> bool:
    tokens = parse.tokens
    head = tokens[last - 1]
    if head.head in range(first, last) and head.head != head.i:
        return False
    if any(t.text.isupper() for t in tokens[first:last]) or parse.children(head.i, "det"):
        return False
    if first > 0 and tokens[first - 1].lower == "the":
        return False
    above = tokens[head.head]
    if head.dep == "conj" and above.i in taken:
        return True
    if any(t.i in taken for t in parse.children(head.i, "conj")):
        return True
    if any(t.tag == "WP" for c in parse.children(head.i, "relcl") for t in parse.children(c.i)):
        return True
    near = [
        t
        for t in parse.children(head.i, "compound", "appos", "nmod")
        if t.i not in range(first, last)
    ]
    if head.dep == "appos":
        near.append(above)
    if any(t.lemma in KINDS or t.lower in ROLES for t in near if t.text.islower()):
        return True
    behind = [t.text for t in tokens[last : last + 2]]
    return len(behind) == 2 and behind[0] in (",", "(") and bool(_AGE.match(behind[1]))


def _surnames(parse: Parse, found: list[Person]) -> None:
    """Adds places where a person's last name stands alone, whatever it was taken for."""
    taken = {i for p in found for r in p.mentions for i in range(*r)}
    by_last: dict[str, Person] = {}
    for person in found:
        parts = person.name.split()
        if len(parts) > 1 and len(parts[-1]) > 2:
            by_last.setdefault(parts[-1], person)
    for token in parse.tokens:
        named = by_last.get(token.text)
        if named is None or token.i in taken or token.pos not in ("PROPN", "NOUN"):
            continue
        if token.dep != "compound":
            named.mentions.append((token.i, token.i + 1))
    for person in found:
        person.mentions.sort()


class _Index:
    """Finds a person again by a longer or shorter form of the name."""

    def __init__(self, found: list[Person]) -> None:
        self._found = found
        self._by_words: dict[frozenset[str], int] = {}
        self._by_word: dict[str, set[int]] = {}

    def add(self, name: str, at: int) -> None:
        words = frozenset(_words(name))
        self._by_words.setdefault(words, at)
        for word in words:
            self._by_word.setdefault(word, set()).add(at)

    def known(self, name: str) -> int | None:
        """The person (number) of these very words, else the last whose fullest name holds all of
        them, or has no others."""
        words = frozenset(_words(name))
        if words in self._by_words:
            return self._by_words[words]
        longer = set.intersection(*(self._by_word.get(w, set()) for w in words))
        near = {at for at in longer if words <= self._fullest(at)}
        for size in range(1, len(words)) if len(words) <= _MOST_WORDS else ():
            for part in combinations(sorted(words), size):
                at = self._by_words.get(frozenset(part))
                if at is not None and self._fullest(at) <= words:
                    near.add(at)
        return max(near, default=None)

    def _fullest(self, at: int) -> frozenset[str]:
        return frozenset(_words(self._found[at].longest))


def _words(name: str) -> list[str]:
    plain = name.lower().replace("’", "'").replace("-", " ")
    parts = [w.strip(".'\"“”") for w in plain.split()]
    return [w for w in parts if w not in _PARTICLES] or parts
