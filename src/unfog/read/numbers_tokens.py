"""Where a parse holds numbers that count somebody or something, and what heads each.

Ages, years, dates, times, money, percentages, distances, weights, calibres, street and flight
numbers, scores and numbered names ("Resolution 2328") never count.
"""

from __future__ import annotations

import re

from unfog.model.parse import Parse, Token
from unfog.read.numbers import Number, may_start, number_at

_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_MEASURES = frozenset(
    """year month week day hour minute second decade century night weekend morning
    km kilometre kilometer mile metre meter m cm mm millimetre centimetre foot feet ft inch yard
    lb lbs pound kg kilogram kilo kilogramme gram ton tonne litre liter gallon barrel hectare acre
    percent per cent % degree point time age fold
    dollar euro pence cent rupee naira shilling rouble ruble dinar lira yuan yen bn
    y yo y/o am pm a.m. p.m. a.m p.m o'clock hrs gmt utc est et calibre caliber -mm
    page chapter paragraph article count storey story floor st nd rd th
    stage phase step way part side reason thing""".split()
)
_MONTHS = frozenset(
    """january february march april june july august september october november december may
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_NUMBERED = frozenset(
    """resolution highway route flight article section unit class no no. nr nr. number road
    street avenue apartment room chapter page gate terminal platform channel camp grade
    interstate exit district ward zone sector block precinct year section day week update
    statement communiqué part level type formula phase version
    aged age u.s.c. i-""".split()
)
_MONEY = frozenset("$ £ € ¥ ₹ us$ usd eur gbp # rs".split())
_DASH = frozenset("-–—‑")


class Numbers:
    """Numbers of a parse by the token that heads their noun phrase.

    `by_head[i]` is the number of the noun `i`, or of `i` itself where the number stands alone
    ("killing 130", "seven of the rockets"). `alone` holds the latter. `whole[i]` is the second
    number of "seven of nine rockets".
    """

    __slots__ = ("alone", "by_head", "whole", "words")

    def __init__(self, parse: Parse) -> None:
        self.by_head: dict[int, Number] = {}
        self.alone: set[int] = set()
        self.whole: dict[int, Number] = {}
        self.words = [t.lower for t in parse.tokens]
        for first, last in parse.sentences:
            self._sentence(parse, first, last)

    def _sentence(self, parse: Parse, first: int, last: int) -> None:
        words = self.words[first:last]
        at = 0
        while at < len(words):
            found = number_at(words, at) if may_start(words[at]) else None
            if found is None:
                at += 1
                continue
            at = found.last
            number = Number(
                found.low,
                found.high,
                found.approx,
                found.first + first,
                found.last + first,
                found.core + first,
            )
            if not _excluded(parse, number):
                self._attach(parse, number)

    def _attach(self, parse: Parse, number: Number) -> None:
        head, alone = _head(parse, number)
        if head not in self.by_head:
            self.by_head[head] = number
            if alone:
                self.alone.add(head)
        elif parse.tokens[number.first - 1].lower in ("of", "the") and head not in self.alone:
            self.whole[head] = number


def _head(parse: Parse, number: Number) -> tuple[int, bool]:
    """The token that stands for the counted phrase, and whether it is the number itself."""
    inside = range(number.first, number.last)
    at = number.core
    while parse.tokens[at].head in inside and parse.tokens[at].head != at:
        at = parse.tokens[at].head
    token = parse.tokens[at]
    if token.dep in ("nummod", "quantmod", "amod", "compound", "det", "predet", "nmod", "npadvmod"):
        head = parse.tokens[token.head]
        while head.pos == "NUM" and head.dep in ("nummod", "quantmod"):
            head = parse.tokens[head.head]
        if head.pos in ("NOUN", "PROPN", "ADJ", "VERB", "PRON") and head.i >= number.core:
            return head.i, False
    beyond = number.core + 1
    if beyond < len(parse.tokens) and beyond == number.last and token.pos == "NUM":
        noun = parse.tokens[beyond]
        if noun.tag == "NNS" and noun.sentence == token.sentence:
            return beyond, False
    return at, True


def _excluded(parse: Parse, number: Number) -> bool:
    tokens = parse.tokens
    core = tokens[number.core]
    start = _digits_start(parse, number)
    before = tokens[start - 1] if start > 0 else None
    after = tokens[number.core + 1] if number.core + 1 < len(tokens) else None
    if before is not None and before.sentence != core.sentence:
        before = None
    if after is not None and after.sentence != core.sentence:
        after = None
    return (
        _numbered(before, tokens[start], number)
        or _measured(parse, core, after, number)
        or _year(core, before, after)
        or _aged(parse, number, before, after)
    )


def _digits_start(parse: Parse, number: Number) -> int:
    """The first token of the number proper, behind "at least" and the like."""
    for i in range(number.first, number.core + 1):
        token = parse.tokens[i]
        if token.pos == "NUM" or token.text[0].isdigit():
            return i
    return number.first


def _numbered(before: Token | None, first: Token, number: Number) -> bool:
    """ "Resolution 2328", "$5", "F-16", "on July 14"."""
    if before is None:
        return False
    if before.lower in _MONEY or (before.lower in _MONTHS and first.text[0].isdigit()):
        return True
    if before.lower in _NUMBERED and number.low == number.high:
        return True
    if before.lower in ("how", "too", "so", "as") and number.approx:
        return True
    touching = before.end == first.start
    if touching and before.text in _DASH | {":", "/", "."}:
        return True
    return (
        before.pos == "PROPN"
        and before.tag == "NNP"
        and first.dep == "nummod"
        and (first.head == before.i)
    )


def _measured(parse: Parse, core: Token, after: Token | None, number: Number) -> bool:
    """ "20 km", "14-year-old", "3 p.m.", "5 percent", "14 July", "the two-week"."""
    if after is None:
        return False
    touching = core.end == after.start
    if touching and after.text in _DASH | {":", "/", "%"}:
        return True
    if after.lower in _MEASURES or after.lemma in _MEASURES or after.lower in _MONTHS:
        return after.lower != "may" or after.pos == "PROPN"
    if after.lower in ("a", "an", "the"):
        return True
    head = parse.tokens[core.head]
    if core.dep == "nummod" and head.i > core.i and head.lemma in _MEASURES:
        return True
    beyond = parse.tokens[after.i + 1] if after.i + 1 < len(parse.tokens) else None
    if beyond is None or after.lower not in ("of", "more", "-"):
        return core.lower in ("one", "two") and after.lower == "another"
    return beyond.lemma in _MEASURES


def _year(core: Token, before: Token | None, after: Token | None) -> bool:
    if not _YEAR.fullmatch(core.text):
        return False
    if core.entity == "DATE" or (before is not None and before.lower in ("in", "since", "of")):
        return True
    return after is None or after.tag not in ("NNS", "JJ", "VBN")


def _aged(parse: Parse, number: Number, before: Token | None, after: Token | None) -> bool:
    """A number between commas behind a name, or in brackets: an age."""
    if before is None or number.low is None or number.low != number.high:
        return False
    small = number.low <= 110
    closed = after is None or after.text in (",", ".", ")", ";", "—", "–", ":")
    if before.text == "(" and after is not None and after.text == ")":
        return True
    if before.text != "," or not closed or not small or number.first < 2:
        return False
    named = parse.tokens[number.first - 2]
    if named.i + 1 != before.i:
        named = parse.tokens[before.i - 1]
    digits = parse.tokens[number.core].text[0].isdigit()
    return digits and named.pos in ("PROPN", "NOUN") and after is not None and after.text != ";"
