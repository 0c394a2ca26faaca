"""A brief as lines of plain text, 80 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from unfog.publish.brief.model import Brief, Entry, Section
from unfog.publish.brief.sources import document_words, one_line, sources_of

_WIDTH = 80


def text(made: Brief) -> str:
    """`made` with the sources of each sentence below it; ends with a line break."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Brief) -> Iterator[str]:
    yield from _wrapped(made.title)
    for section in made.sections:
        yield ""
        yield from _section(section)
    if made.documents:
        yield ""
        yield "Documents"
        for key, note in made.documents.items():
            yield from _wrapped(f"{key}: {document_words(note)}", "  ", "    ")


def _section(section: Section) -> Iterator[str]:
    title = list(_wrapped(section.title))
    yield from title
    yield "─" * max(len(line) for line in title)
    for sentence in section.counts:
        yield from _wrapped(sentence)
    for entry in section.entries:
        yield ""
        yield from _entry(entry)
    if section.left_out:
        yield ""
        for words in section.left_out:
            yield from _wrapped(f"Left out: {words}.", "", "  ")


def _entry(entry: Entry) -> Iterator[str]:
    yield from _wrapped(entry.sentence, "• ", "  ")
    yield from _wrapped(f"{entry.incident}; {', '.join(entry.documents)}", "    ", "    ")
    for words in sources_of(entry):
        yield from _wrapped(words, "    ", "      ")


def _wrapped(words: str, first: str = "", later: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(words),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=later,
        break_on_hyphens=False,
    )
