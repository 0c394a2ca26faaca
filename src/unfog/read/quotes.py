"""Quoted stretches: straight and curly, double and single, over one or more paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unfog.model.span import Span

OPENERS = {'"': '"', "“": "”", "„": "”", "«": "»", "'": "'", "‘": "’"}
CLOSERS = {'"': '"”', "“": '”"', "„": "”“", "«": "»", "'": "'’", "‘": "’'"}
_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLED = re.compile(r"''|``")
_MAX_SINGLE = 1200


class Quote(msgspec.Struct, frozen=True, order=True):
    """`span` is what stands between the marks, `outer` includes them."""

    outer: Span
    span: Span


def quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of `text` in order, none within another.

    A quotation left open at the end of a paragraph goes on in the next one where that opens
    with a mark of its own; then both parts are given. An opening mark without any close is
    passed over.
    """
    text = _DOUBLED.sub(_as_double, text)
    paragraphs = [m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    found: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = after is not None and text[after[0] : after[1]].lstrip()[:1] in tuple(OPENERS)
        found.extend(_in_paragraph(text, start, end, goes_on))
    return tuple(found)


def _as_double(match: re.Match[str]) -> str:
    """Two single marks typed for a double one, kept two characters long."""
    after = match.string[match.end() : match.end() + 1]
    before = match.string[match.start() - 1 : match.start()]
    return ' "' if after.isalnum() and not before.isalnum() else '" '


def _in_paragraph(text: str, start: int, end: int, goes_on: bool) -> Iterator[Quote]:
    i = start
    while i < end:
        if text[i] in OPENERS and _opens(text, i, start):
            close = _close(text, i, end)
            if close is None and goes_on and text[i] in '"“„«':
                close = len(text[:end].rstrip())
                yield Quote(Span(i, close), Span(i + 1, close))
                return
            if close is not None:
                yield Quote(Span(i, close + 1), Span(i + 1, close))
                i = close
        i += 1


def _opens(text: str, i: int, start: int) -> bool:
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    if after.isspace() or before.isalnum():
        return False
    if text[i] in "'‘":
        return before in ' ([—–-"“' and not (after.isdigit() and text[i] == "'")
    return True


def _close(text: str, i: int, end: int) -> int | None:
    """Offset of the mark that closes the one at `i`."""
    mark = text[i]
    single = mark in "'‘"
    for j in range(i + 2, min(end, i + _MAX_SINGLE) if single else end):
        if text[j] not in CLOSERS[mark]:
            continue
        after = text[j + 1] if j + 1 < end else " "
        if after.isalnum():
            if mark == '"' and text[j - 1].isspace():
                return _sentence_end(text, i, j)  # another opening: this one was never closed
            continue  # an apostrophe
        if text[j - 1].isspace() and mark == '"':
            continue
        if single and not _ends_single(text, j, after):
            continue
        return j
    return None


def _sentence_end(text: str, i: int, j: int) -> int | None:
    """Offset behind the first sentence from `i`, if it ends before `j`."""
    for k in range(i + 2, j):
        if text[k] in ".?!" and text[k + 1].isspace():
            return k + 1
    return None


def _ends_single(text: str, j: int, after: str) -> bool:
    """Is the single mark at `j` a close, and no apostrophe ("the rebels' base")?"""
    if text[j - 1] in ",.?!…;:":
        return True
    return not (text[j - 1] == "s" and after == " ")
