"""Parts of a report that fit a question, cut between sentences, each with the end of the last."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse
from unfog.model.span import Span

_LATE = 0.6
"""Share of a part from which on an end of paragraph is taken for its end."""


def chunks(parse: Parse, size: int, overlap: int) -> list[Span]:
    """Stretches of the text of at most `size` characters that together hold all sentences.

    Each but the first begins with up to `overlap` characters of whole sentences of the one
    before. A sentence longer than `size` is cut between words, or where it has no blanks.
    """
    units = [u for s in range(len(parse.sentences)) for u in _pieces(parse, s, size)]
    found: list[Span] = []
    last = 0
    while last < len(units):
        first = _back(units, last, size, overlap)
        last = _last(parse.text, units, first, last, size)
        found.append(Span(units[first].start, units[last - 1].end))
    return found


def _last(text: str, units: list[Span], first: int, new: int, size: int) -> int:
    """Index behind the last unit that fits; behind the end of a paragraph, where one is near.

    The unit `new` is taken in any case: it is known to fit.
    """
    start = units[first].start
    last = new + 1
    while last < len(units) and units[last].end - start <= size:
        last += 1
    if last == len(units):
        return last
    for at in range(last, new, -1):
        if units[at - 1].end - start < _LATE * size:
            break
        if "\n" in text[units[at - 1].end : units[at].start]:
            return at
    return last


def _back(units: list[Span], new: int, size: int, overlap: int) -> int:
    """The first unit of a part whose first new one is `new`: as many before it as may be."""
    begin = new
    while begin > 0:
        before = units[begin - 1].start
        if units[new - 1].end - before > overlap or units[new].end - before > size:
            break
        begin -= 1
    return begin


def _pieces(parse: Parse, sentence: int, size: int) -> Iterator[Span]:
    span = parse.sentence_span(sentence)
    start = span.start
    while span.end - start > size:
        cut = parse.text.rfind(" ", start + 1, start + size)
        cut = cut if cut > start else start + size
        yield Span(start, cut)
        start = cut
    if parse.text[start : span.end].strip():
        yield Span(start, span.end)
