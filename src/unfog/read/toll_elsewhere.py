"""Which statements on victims speak of other happenings than the one reported."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.read.lexicon import toll as words
from unfog.read.toll_casualty import Casualty

_OPENING = 25
_BEHIND = 70
"""Both in characters."""
_LATE = 10
"""A report of the first days of a month may well tell of the month before."""


def of_this_happening(
    parse: Parse, found: Sequence[Casualty], published: dt.date | None
) -> list[Casualty]:
    """The statements without those that the words beside them put elsewhere or in the past."""
    here = [c for c in found if not _of_others(parse, c, published)]
    first = min((c.sentence for c in here), default=0)
    left_out = {c.sentence for c in found if c not in here}
    past: set[int] = set()
    for sentence in sorted({c.sentence for c in here if c.sentence > first}):
        text = parse.sentence_span(sentence).of(parse.text)
        follows = sentence - 1 in left_out | past and words.THAT_ONE.search(text) is not None
        if follows or (published is not None and _in_other_month(text, published)):
            past.add(sentence)
    return [c for c in here if c.sentence not in past]


def _in_other_month(text: str, published: dt.date) -> bool:
    near = {published.month}
    if published.day <= _LATE:
        near.add((published.month - 2) % 12 + 1)
    return any(
        words.MONTHS.index(m[1].lower()) + 1 not in near for m in words.IN_MONTH.finditer(text)
    )


def tallied(parse: Parse, one: Casualty) -> Casualty:
    """The statement, marked where it counts over several happenings."""
    sentence = parse.sentence_span(one.sentence)
    text = sentence.of(parse.text)
    start, end = one.span.start - sentence.start, one.span.end - sentence.start
    tally = one.number > 1 and any(_governs(m, start, end) for m in words.SEVERAL.finditer(text))
    return msgspec.structs.replace(one, tally=tally)


def _of_others(parse: Parse, one: Casualty, published: dt.date | None) -> bool:
    """Whether the words beside a statement put it elsewhere, in another year, or over a time."""
    sentence = parse.sentence_span(one.sentence)
    text = sentence.of(parse.text)
    start, end = one.span.start - sentence.start, one.span.end - sentence.start
    if any(_governs(m, start, end) for m in words.ELSEWHERE.finditer(text)):
        return True
    years = [m for m in words.YEAR.finditer(text) if _governs(m, start, end)]
    return published is not None and any(int(m[0]) != published.year for m in years)


def _governs(match: re.Match[str], start: int, end: int) -> bool:
    """Whether an adverbial opens the sentence or stands at most a clause behind."""
    return match.start() < _OPENING or start - _OPENING <= match.start() <= end + _BEHIND
