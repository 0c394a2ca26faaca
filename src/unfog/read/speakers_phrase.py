"""What a noun phrase says of the one it names: name, office, organisation."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.lexicon.speakers import KIND_OF, ROLES, TITLES

_LEFT = frozenset(
    ("compound", "amod", "nmod", "poss", "case", "nummod", "det", "punct", "quantmod")
)
_OF = frozenset("of for at with from in near".split())
_STRIP = " ,.;:-–—\"'“”‘’()[]"
_QUALIFIERS = frozenset(
    "former senior top chief local another one other same new acting late then ex deputy".split()
)


class Phrase(msgspec.Struct, frozen=True):
    """A noun phrase read as a speaker. `head` is its token, `at` the token of the name.

    `words` are the lower-case words that tell its kind, those nearest to the head last.
    """

    head: int
    at: int
    name: str
    person: bool
    proper: bool
    org: str | None
    org_head: int | None
    words: tuple[str, ...]
    indefinite: bool


def is_title(word: str) -> bool:
    return word.lower() in TITLES or word.lower().rstrip(".") in TITLES


def person_range(parse: Parse, i: int) -> tuple[int, int]:
    """Tokens of the personal name whose token is `i`, titles left out."""
    first, last = i, i + 1
    tokens = parse.tokens
    sentence_first, sentence_last = parse.sentences[tokens[i].sentence]
    label = tokens[i].entity
    while first > sentence_first and _name_part(tokens[first - 1], label):
        first -= 1
    while last < sentence_last and label == "PERSON" and tokens[last].entity == "PERSON":
        last += 1
    while first < i and (is_title(tokens[first].text) or tokens[first].lower in ROLES):
        first += 1
    if tokens[last - 1].tag == "POS" and last - 1 > first:
        last -= 1
    return first, last


def _name_part(token: Token, label: str) -> bool:
    if label == "PERSON":
        return token.entity == "PERSON"
    return token.pos == "PROPN" and token.dep in ("compound", "nmod") and not is_title(token.text)


def is_person(parse: Parse, i: int) -> bool:
    """Is token `i` the head of a personal name?"""
    token = parse.tokens[i]
    if token.pos not in ("PROPN", "NOUN") or not token.text[:1].isupper():
        return False
    if token.lower in KIND_OF or token.lower in ROLES or is_title(token.text):
        return False
    if token.entity == "PERSON":
        return True
    if token.pos != "PROPN" or token.entity in ("DATE", "NORP"):
        return False
    left = [t for t in parse.children(i, "compound", "nmod", "amod") if t.i < i]
    return any(is_title(t.text) or t.lower in ROLES for t in left)


def describe(parse: Parse, head: int) -> Phrase:
    """The noun phrase at `head`, an apposition taken in: "the mayor, Jane Roe" is Jane Roe."""
    named = head if is_person(parse, head) else _apposed_person(parse, head)
    if named is None:
        other = _apposed_name(parse, head)
        if other is None:
            return _common(parse, head)
        inner, outer = _common(parse, other), _common(parse, head)
        both = tuple(dict.fromkeys((*inner.words, *outer.words)))
        return msgspec.structs.replace(inner, head=head, words=both, indefinite=False)
    first, last = person_range(parse, named)
    words: list[str] = []
    org: str | None = None
    org_head: int | None = None
    for place, stop in _descriptions(parse, head, named, first):
        found, found_head, more = _office(parse, place, stop)
        words.extend(more)
        if org is None and found is not None:
            org, org_head = found, found_head
    return Phrase(
        head=head,
        at=named,
        name=parse.words(first, last).strip(_STRIP),
        person=True,
        proper=True,
        org=org,
        org_head=org_head,
        words=tuple(words),
        indefinite=False,
    )


def _descriptions(parse: Parse, head: int, named: int, first: int) -> list[tuple[int, int]]:
    """(token, where its left part ends) of all that describes the person `named`."""
    found = [(named, first)]
    if head != named:
        found.append((head, head + 1))
    for top in dict.fromkeys((head, named)):
        for child in parse.children(top, "appos"):
            if child.i not in (named, head) and child.pos in ("NOUN", "PROPN"):
                found += [(child.i, child.i + 1)]
    above = parse.head(head)
    if parse.tokens[head].dep == "appos" and above.pos in ("NOUN", "PROPN"):
        found.append((above.i, above.i + 1))
    return found


def _apposed_person(parse: Parse, head: int) -> int | None:
    token = parse.tokens[head]
    if token.pos != "NOUN" and token.lower not in ROLES:
        return None
    for child in parse.children(head, "appos"):
        if is_person(parse, child.i) or (child.pos == "PROPN" and token.lower in ROLES):
            return child.i
    return None


def _apposed_name(parse: Parse, head: int) -> int | None:
    """The proper name beside a common noun: "the daily Dawn", "a group calling itself X"."""
    if parse.tokens[head].pos != "NOUN":
        return None
    owned = any(t.pos == "PRON" for t in parse.children(head, "poss"))
    for child in parse.children(head, "appos"):
        if child.pos == "PROPN" or (child.pos == "NOUN" and owned):
            return child.i
        nested = _apposed_name(parse, child.i)
        if nested is not None:
            return nested
    for clause in parse.children(head, "acl", "relcl"):
        found = _called(parse, clause) if clause.lemma == "call" else _given(parse, clause)
        if found is not None:
            return found
    return None


def _called(parse: Parse, clause: Token) -> int | None:
    """As in "calling itself X"."""
    itself = [t.lower for t in parse.children(clause.i, "dobj", "nsubj")]
    if "itself" in itself or "themselves" in itself:
        for name in parse.children(clause.i, "oprd", "attr", "xcomp"):
            return name.i
    for name in parse.children(clause.i, "ccomp"):
        return name.i
    return None


def _given(parse: Parse, clause: Token) -> int | None:
    """As in "who gave his name as X", "who described himself as the spokesman, X"."""
    objects = {t.lower for t in parse.children(clause.i, "dobj")}
    if not objects & {"name", "himself", "herself"}:
        return None
    for prep in parse.children(clause.i, "prep"):
        for noun in parse.children(prep.i, "pobj") if prep.lower == "as" else []:
            for name in [noun, *parse.children(noun.i, "appos")]:
                if name.pos == "PROPN":
                    return name.i
    return None


def left_edge(parse: Parse, i: int) -> int:
    """First token of the modifiers that stand before `i` in its noun phrase."""
    first = i
    for child in parse.children(i):
        if child.i < i and child.dep in _LEFT:
            first = min(first, parse.extent(child.i)[0])
    return first


def _office(parse: Parse, i: int, stop: int) -> tuple[str | None, int | None, list[str]]:
    """Organisation, its head token, and the words of the office held, read off token `i`."""
    tokens = parse.tokens
    first = left_edge(parse, i)
    left = list(range(first, stop))
    words = [tokens[j].lower for j in left]
    while left and (is_title(tokens[left[-1]].text) or tokens[left[-1]].lower in ROLES):
        left.pop()
    if any(tokens[j].tag == "POS" for j in left):
        while left and tokens[left[-1]].tag == "JJ":
            left.pop()
    while left and (
        tokens[left[-1]].tag in ("POS", ":", ",", "``", "''") or tokens[left[-1]].lower == "press"
    ):
        left.pop()
    while left and (
        tokens[left[0]].pos in ("DET", "NUM", "PUNCT") or tokens[left[0]].lower in _QUALIFIERS
    ):
        left.pop(0)
    org: str | None = None
    org_head: int | None = None
    if left and tokens[left[-1]].pos in ("NOUN", "PROPN", "PRON", "ADJ"):
        org, org_head = parse.words(left[0], left[-1] + 1).strip(_STRIP), left[-1]
    for child in parse.children(i, "prep"):
        for pobj in parse.children(child.i, "pobj") if child.lower in _OF else []:
            edge = left_edge(parse, pobj.i)
            words = [t.lower for t in tokens[edge : pobj.i + 1]] + words
            if org is None and child.lower != "in":
                org, org_head = _plain(parse, pobj.i), pobj.i
    return (org or None), org_head, words


def _plain(parse: Parse, i: int) -> str:
    """The words of a noun phrase without article, with "of X" where the name has it."""
    first, last = left_edge(parse, i), i + 1
    while first < i and parse.tokens[first].pos in ("DET", "PUNCT"):
        first += 1
    for child in parse.children(i, "prep"):
        if child.lower == "of" and parse.tokens[i].pos == "PROPN":
            for pobj in parse.children(child.i, "pobj"):
                last = max(last, pobj.i + 1)
    return parse.words(first, last).strip(_STRIP)


def _common(parse: Parse, head: int) -> Phrase:
    tokens = parse.tokens
    first, last = left_edge(parse, head), head + 1
    indefinite = tokens[first].lower in ("a", "an", "one", "another", "some") or (
        tokens[first].pos == "NUM"
    )
    while first < head and (
        tokens[first].pos in ("DET", "PUNCT", "SPACE") or tokens[first].lower in ("a", "an", "the")
    ):
        first += 1
    words = [t.lower for t in tokens[first : head + 1]]
    org, org_head, more = (
        _office(parse, head, head + 1) if tokens[head].lower in ROLES else (None, None, [])
    )
    for child in parse.children(head, "prep"):
        if child.lower not in _OF or child.i != last:
            continue
        for pobj in parse.children(child.i, "pobj"):
            edge = left_edge(parse, pobj.i)
            last = pobj.i + 1
            words = [t.lower for t in tokens[edge : pobj.i + 1]] + words
            if child.lower == "of" and tokens[head].pos == "PROPN":
                continue
            org_head = pobj.i if org is None and child.lower in ("of", "for", "at") else org_head
            org = _plain(parse, pobj.i) if org_head == pobj.i else org
    return Phrase(
        head=head,
        at=head,
        name=parse.words(first, last).strip(_STRIP),
        person=False,
        proper=tokens[head].pos == "PROPN",
        org=org,
        org_head=org_head,
        words=(*(w for w in more if w not in words), *words),
        indefinite=indefinite,
    )
