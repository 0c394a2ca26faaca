"""What a worker does with a document: clean it, read it, check what was read.

The boundary behind which one document's failure is that document's alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from unfog import registry
from unfog.errors import AbortRun, SettingsError, SkipDocument
from unfog.model.claim import SetAside
from unfog.model.document import Document, RawDocument, Skipped
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.reader import Reader
from unfog.model.wire import decode_line
from unfog.pipeline import lookups
from unfog.pipeline.ground import grounded, storable
from unfog.pipeline.versions import CLEAN, GIVEN, READ, Versions
from unfog.settings import Settings
from unfog.store.base import Entry, StoredDocument

type Item = RawDocument | StoredDocument
type Outcome = Entry | Skipped

_DETAIL = 500
_NOTED = {
    "names no certain day": "bad-date",
    "lies after today": "future-date",
    "could not be decoded": "encoding",
    "only the feed's own words": "feed-only",
}
"""Reasons under which the notes of a document are shown, by words of the note."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is loaded once a worker."""

    settings: Settings
    versions: Versions
    reader: Reader
    lookups: Lookups


def prepare(settings: Settings, versions: Versions) -> Stage:
    """Raises SettingsError where this process would read otherwise than `versions` says."""
    here = Versions.of(settings)
    if here != versions:
        raise SettingsError(
            f"a worker would read as {here.read}, not as {versions.read}: give it the same unfog "
            "and, with `unfog gazetteer add`, the same places, or name one folder for all in "
            "UNFOG_CACHE"
        )
    reader = registry.resolve("readers", settings.reader)(settings)
    return Stage(settings, here, reader, lookups.load(settings))


def work(stage: Stage, items: Sequence[Item]) -> list[Outcome]:
    """One outcome an item: an entry for the register, or why there is none."""
    begun = [_begin(stage, item) for item in items]
    unread = [b for b in begun if isinstance(b, Entry) and not b.reading.reader]
    readings = iter(_read(stage, [entry.document for entry in unread]))
    outcomes: list[Outcome] = []
    for item, found in zip(items, begun, strict=True):
        if isinstance(found, Entry) and not found.reading.reader:
            reading = next(readings)
            outcomes.append(_finish(found, reading, item))
        else:
            outcomes.append(found)
    return outcomes


def _begin(stage: Stage, item: Item) -> Outcome:
    """The cleaned document, its reading still empty unless it brought its claims."""
    from unfog.clean.duplicates import signature

    if isinstance(item, StoredDocument):
        return Entry(
            document=item.document,
            reading=Reading(item.document.id, ""),
            media=item.media,
            content=item.content,
            signature=signature(item.document.readable),
            terms=item.terms,
            versions={READ: stage.versions.read},
        )
    try:
        return _imported(stage, item) if item.media == "claims" else _cleaned(stage, item)
    except SkipDocument as skip:
        return skipped(item, skip.reason, skip.detail)
    except AbortRun:
        raise
    except Exception as error:  # noqa: BLE001 (recorded: the run goes on without this document)
        return crashed(item, error)


def _cleaned(stage: Stage, raw: RawDocument) -> Entry:
    from unfog.clean import clean
    from unfog.clean.duplicates import signature
    from unfog.clean.terms import terms

    document = _storable(clean(raw, stage.settings))
    return Entry(
        document=document,
        reading=Reading(document.id, ""),
        media=raw.media,
        content=content_digest(raw),
        signature=signature(document.readable),
        terms=terms(document.title, document.readable),
        versions={CLEAN: stage.versions.clean, READ: stage.versions.read},
    )


def _imported(stage: Stage, raw: RawDocument) -> Entry:
    """A line of the interchange format, taken as it is: neither cleaned nor read."""
    from unfog.clean.duplicates import signature
    from unfog.clean.terms import terms

    wire, reading = decode_line(raw.raw, raw.source)
    document = _storable(
        Document(
            id=wire.id,
            digest=digest_of(raw.raw),
            text=wire.text or "",
            title=wire.title,
            published=wire.published,
            outlet=wire.outlet,
            url=wire.url,
            source=raw.source,
        )
    )
    return Entry(
        document=document,
        reading=grounded(reading, document),
        media="claims",
        content=content_digest(raw),
        signature=signature(document.readable),
        terms=terms(document.title, document.readable),
        versions={CLEAN: stage.versions.clean, READ: GIVEN},
    )


def _storable(document: Document) -> Document:
    """Without lone surrogates, which neither UTF-8 nor SQLite can hold."""
    fields = ("id", "text", "title", "outlet", "url", "author", "source")
    values = {name: getattr(document, name) for name in fields}
    changed = {name: storable(v) for name, v in values.items() if v and storable(v) != v}
    return msgspec.structs.replace(document, **changed) if changed else document


def _read(stage: Stage, documents: list[Document]) -> list[Reading | Exception]:
    """Readings in order; where one breaks the batch, each document is tried alone."""
    if not documents:
        return []
    try:
        readings = [*stage.reader.read(documents, stage.lookups)]
        if len(readings) == len(documents):
            return list(readings)
        raise ValueError(f"{len(documents)} documents gave {len(readings)} readings")
    except AbortRun:
        raise
    except Exception as error:  # noqa: BLE001 (put down to one document below, and recorded)
        if len(documents) == 1:
            return [error]
    return [reading for document in documents for reading in _read(stage, [document])]


def _finish(entry: Entry, reading: Reading | Exception, item: Item) -> Outcome:
    if isinstance(reading, SkipDocument):
        return skipped(item, reading.reason, reading.detail)
    if isinstance(reading, Exception):
        return crashed(item, reading)
    try:
        checked = grounded(reading, entry.document)
    except Exception as error:  # noqa: BLE001 (recorded: the reading is not of the right form)
        return crashed(item, error)
    noted = msgspec.structs.replace(checked, aside=(*checked.aside, *_notes(entry.document)))
    return msgspec.structs.replace(entry, reading=noted)


def _notes(document: Document) -> Iterator[SetAside]:
    """What cleaning found doubtful, to be shown with what reading set aside."""
    for note in document.notes:
        reason = next((r for words, r in _NOTED.items() if words in note), "doubtful")
        undated = reason == "bad-date" and document.published is None
        remedy = "; give the day with --published" if undated else ""
        yield SetAside(reason, note + remedy, 0, 0)


def crashed(item: Item, error: BaseException) -> Skipped:
    return skipped(item, "error", f"{type(error).__name__}: {error}"[:_DETAIL])


def skipped(item: Item, reason: str, detail: str) -> Skipped:
    """Why `item` is set aside, with its source and digest."""
    if isinstance(item, StoredDocument):
        return Skipped(item.document.source, reason, storable(detail), item.document.digest)
    return Skipped(storable(item.source), reason, storable(detail), digest_of(item.raw))


def content_digest(raw: RawDocument) -> str:
    """Digest by which documents of one id are told apart: that of the text as it was given."""
    given = raw.raw if raw.text is None else raw.text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(given).hexdigest()
