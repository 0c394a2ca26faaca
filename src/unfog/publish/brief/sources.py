"""What stands behind the sentences of a brief, in words."""

from __future__ import annotations

from unfog.publish.brief.model import DocumentNote, Entry
from unfog.publish.brief.words import day_words
from unfog.publish.explain.visible import visible


def sources_of(entry: Entry) -> list[str]:
    """`killed 9: c-… (own-d1-1)`: what the sentence takes from which claims."""
    told: dict[str, list[str]] = {}
    for source in entry.sources:
        told.setdefault(source.what, []).append(f"{source.claim} ({source.document})")
    return [f"{what}: {', '.join(claims)}" for what, claims in told.items()]


def document_words(note: DocumentNote) -> str:
    """Outlet, day and headline."""
    day = day_words(note.published) if note.published else "no day of publication"
    return ", ".join(part for part in (note.outlet, day, note.title) if part)


def one_line(text: str) -> str:
    """`text` with nothing that hides or steers, on one line: none from outside begins its own."""
    return " ".join(visible(text).split())
