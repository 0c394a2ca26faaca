"""A brief as Markdown; nothing from outside can act as Markdown or HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.publish.brief.model import Brief, Entry
from unfog.publish.brief.sources import document_words, one_line, sources_of

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(made: Brief) -> str:
    """`made` as CommonMark: each sentence an item, its sources below it; ends with a line
    break."""
    return "\n".join(_lines(made)) + "\n"


def _lines(made: Brief) -> Iterator[str]:
    yield f"# {_plain(made.title)}"
    for section in made.sections:
        yield f"\n## {_plain(section.title)}\n"
        yield " ".join(_plain(sentence) for sentence in section.counts)
        for entry in section.entries:
            yield from _entry(entry)
        for words in section.left_out:
            yield f"\nLeft out: {_plain(words)}."
    if made.documents:
        yield "\n## Documents\n"
        for key, note in made.documents.items():
            yield f"- {_plain(f'{key}: {document_words(note)}')}"


def _entry(entry: Entry) -> Iterator[str]:
    yield f"\n- {_plain(entry.sentence)}"
    yield f"  - {_plain(f'{entry.incident}; ' + ', '.join(entry.documents))}"
    for words in sources_of(entry):
        yield f"  - {_plain(words)}"


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", one_line(text).replace("&", "&amp;"))
