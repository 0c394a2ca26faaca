"""Statements printed whole: "The minister said:" with paragraphs below, and transcripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from unfog.model.span import Span

_PARAGRAPH = re.compile(r"[^\n]+")
_HEADS = re.compile(
    r"\s*(?:notes? (?:to|for) editors?|further information|background|ends|contact|media enquiries"
    r"|follow |#+|\*\*\*|about |read more|related)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*([A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?: \([^)]{1,40}\))?:\s")


class Block(msgspec.Struct, frozen=True):
    """`content` is what is said; the speaker stands before `colon`, an offset in the text.

    `label` is the name in capitals of a transcript's speaker, or None.
    """

    colon: int
    content: Span
    label: str | None = None


def blocks(text: str) -> tuple[Block, ...]:
    """Printed statements and transcript turns of `text`, in order."""
    paragraphs = [Span(*m.span()) for m in _PARAGRAPH.finditer(text) if m.group().strip()]
    return (*_statements(text, paragraphs), *_turns(text, paragraphs))


def _statements(text: str, paragraphs: list[Span]) -> Iterator[Block]:
    for number, paragraph in enumerate(paragraphs[:-1]):
        line = paragraph.of(text).rstrip()
        if not line.endswith(":") or len(line) > 400:
            continue
        after = paragraphs[number + 1]
        if after.of(text).lstrip()[:1] in "\"“'‘-•*–":
            continue
        end = after.start
        for later in paragraphs[number + 1 :]:
            words = later.of(text)
            if words.rstrip().endswith(":") or _HEADS.match(words):
                break
            end = later.end
        if end > after.start:
            yield Block(paragraph.start + len(line) - 1, Span(after.start, end))


def _turns(text: str, paragraphs: list[Span]) -> Iterator[Block]:
    """Turns of a transcript, where at least two paragraphs begin with a label."""
    labelled = [(p, m) for p in paragraphs if (m := _LABEL.match(p.of(text)))]
    if len(labelled) < 2 or len({m.group(1) for _, m in labelled}) < 2:
        return
    for number, (paragraph, match) in enumerate(labelled):
        end = labelled[number + 1][0].start if number + 1 < len(labelled) else paragraph.end
        start = paragraph.start + match.end()
        end = start + len(text[start:end].rstrip())
        if end > start:
            yield Block(start - 1, Span(start, end), match.group(1))
