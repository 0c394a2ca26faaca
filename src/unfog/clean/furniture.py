"""Stretches of a page's text that are not the report: what surrounds it on a page.

Precision comes first: a rule names a phrase that only furniture uses, and covers the line,
the sentence or the piece it stands in, never more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.clean.furniture_rules import (
    EVENT,
    LINES,
    LINES_WITH,
    LINK_HEADER,
    PIECES,
    SENTENCES,
    SENTENCES_WITH,
    Rules,
)
from unfog.clean.header import is_header
from unfog.model.span import Span

type Range = tuple[int, int]
type Patterns = list[re.Pattern[str]]

_LINE = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_FIRST = re.compile(r"[\W_]{0,3}([^\W_]+)")
_SENTENCE_END = re.compile(r"(?:[.!?…][\"'”’)\]]*|\|)\s+(?=[\"'“‘(\[]?[A-Z0-9©#@])")
_LONG = 400
_HEAD_LINES = 4
_TAIL_LINES = 4
_LINKS = 6

_JOINT = re.compile(r"[a-z]{3}[A-Z][a-z]")
_ITEM = re.compile(r"\s*[,|•·;]\s*")
_NO_TAG = re.compile(
    r"[.!?:\"”]|\b(?:the|said|says|was|were|has|had|have|is|are|that|who|which)\b", re.I
)


def find_furniture(text: str) -> tuple[Span, ...]:
    """Furniture of `text` in order, none overlapping."""
    return tuple(_merged(sorted(_found(text))))


def _found(text: str) -> Iterator[Span]:
    low = text.lower()
    with_line, with_sentence, pieces = (
        _present(rules, low) for rules in (LINES_WITH, SENTENCES_WITH, PIECES)
    )
    lines = [match.span() for match in _LINE.finditer(text)]
    links = 0
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if LINK_HEADER.match(line):
            links = _LINKS
            yield Span(start, end)
        elif links and len(line) <= 120 and line[-1] not in '.!?”"':
            links -= 1
            yield Span(start, end)
        elif _is_furniture(line, number, len(lines), with_line):
            yield Span(start, end)
        else:
            links = 0
            for low_end, high_end in _parts(line, with_sentence, pieces):
                yield Span(start + low_end, start + high_end)


def _present(rules: Rules, low: str) -> Patterns:
    """The patterns whose cue is in the text at all."""
    return list(dict.fromkeys(p for cue, ps in rules.items() if cue in low for p in ps))


def _is_furniture(line: str, number: int, count: int, with_line: Patterns) -> bool:
    if len(line) > _LONG:
        return False
    if number < _HEAD_LINES and is_header(line):
        return True
    if number and number >= count - _TAIL_LINES and is_tag_run(line):
        return True
    first = _FIRST.match(line)
    named = LINES.get(first[1].lower(), ()) if first else ()
    at = first.start(1) if first else 0
    return any(p.match(line.rstrip(")]"), at) for p in named) or any(
        p.match(line) for p in with_line
    )


def _parts(line: str, with_sentence: Patterns, pieces: Patterns) -> Iterator[Range]:
    for start, end in _sentences(line):
        if stop := _furniture_end(line, start, end, with_sentence):
            yield start, stop
    for pattern in pieces:
        for match in pattern.finditer(line):
            yield match.span()


def _furniture_end(line: str, start: int, end: int, with_sentence: Patterns) -> int:
    """Where furniture that opens the sentence ends; 0 where it is none."""
    first = _FIRST.match(line, start, end)
    if first is None:
        return 0
    for pattern in (*SENTENCES.get(first[1].lower(), ()), *with_sentence):
        if match := pattern.match(line, first.start(1), end):
            reports = EVENT.search(line, match.end(), end) is not None
            return match.end() if reports else end
    return 0


def _sentences(line: str) -> Iterator[Range]:
    start = 0
    for match in _SENTENCE_END.finditer(line):
        yield start, match.end()
        start = match.end()
    yield start, len(line)


def is_tag_run(line: str) -> bool:
    """Whether `line` is a list of tags: run together or with separators, no sentence.

    Meant for the last lines of a text only.
    """
    if len(line) > 600 or _NO_TAG.search(line):
        return False
    if len(_JOINT.findall(line)) >= 2:
        return True
    items = [item for item in _ITEM.split(line.strip()) if item]
    capitals = sum(item[:1].isupper() for item in items)
    return (
        len(items) >= 4
        and max(len(item.split()) for item in items) <= 3
        and capitals >= 0.75 * len(items)
    )


def _merged(spans: list[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held is not None and span.start <= held.end:
            held = Span(held.start, max(held.end, span.end))
            continue
        if held is not None:
            yield held
        held = span
    if held is not None:
        yield held
