"""Documents that were read as drafts taken into the register, with all that was said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

import msgspec

from unfog.errors import SettingsError
from unfog.model.document import RawDocument
from unfog.model.judgement import WORDS, BatchWord, Judgement, Pair, Signed, Undo
from unfog.pipeline.conclude import conclude
from unfog.pipeline.progress import Progress, Silent
from unfog.settings import Settings
from unfog.store.base import Entry, Store, View, Writer
from unfog.store.draft_files import open_draft, rejected_by, words_on

_SILENT = Silent()


class Accepted(msgspec.Struct, frozen=True):
    """Ids of documents: `taken` in now, `there` before, `refused` as the register has another
    document of that id, or the same under another id. `judgements` counts the words that came
    along."""

    taken: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    judgements: int = 0


class Chosen(msgspec.Struct, frozen=True):
    """A batch, and documents of it; None are all that are not rejected."""

    batch: str
    documents: Sequence[str] | None = None


def accept(
    store: Store, settings: Settings, chosen: Chosen, signed: Signed, progress: Progress = _SILENT
) -> Accepted:
    """Copies documents with their readings, raw bytes and the words on them, and concludes.

    All of it is one transaction: killed midway nothing is taken in, and the same call again
    does it. The batch stays as it is. Raises SettingsError where the batch or one of the
    documents is not there.
    """
    with closing(open_draft(store.path, chosen.batch)) as draft:
        ids = _wanted(store.view, draft.view, chosen)
        with store.write() as writer:
            taken, there, refused = _copy(writer, draft.view, ids)
            log = _words(store.view, draft.view, taken)
            writer.judge([*log, *_row(chosen.batch, taken, signed)])
    conclude(store, settings, progress)
    return Accepted(tuple(taken), tuple(there), tuple(refused), len(log))


def _copy(writer: Writer, view: View, ids: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Puts documents where they are not: those taken in, there before, and in conflict."""
    taken: list[str] = []
    there: list[str] = []
    refused: list[str] = []
    for entry, raw in _entries(view, ids):
        document = entry.document
        held = writer.holder(document)
        if held is None:
            writer.put(entry, raw)
            taken.append(document.id)
        else:
            same = (held.document, held.digest) == (document.id, document.digest)
            (there if same else refused).append(document.id)
    return taken, there, refused


def _wanted(main: View, view: View, chosen: Chosen) -> list[str]:
    known = [source.document for source in view.sources()]
    if chosen.documents is None:
        words = words_on(main.judgements(), chosen.batch)
        return [id for id in known if not rejected_by(words.get(id))]
    there = set(known)
    for id in chosen.documents:
        if id not in there:
            raise SettingsError(f"the draft {chosen.batch} has no document {id!r}")
    return sorted(set(chosen.documents))


def _entries(view: View, ids: Sequence[str]) -> Iterator[tuple[Entry, RawDocument]]:
    for id in ids:
        stored, reading = view.document(id), view.reading(id)
        if stored is None or reading is None:
            continue
        document = stored.document
        known = view.known([document.digest]).get(document.digest)
        entry = Entry(
            document=document,
            reading=reading,
            media=stored.media,
            content=stored.content,
            signature=stored.signature,
            versions=known.versions if known else {},
            terms=stored.terms,
        )
        raw = view.raw(document.digest) or b""
        yield entry, RawDocument(document.source, raw, stored.media, id=id)


def _words(main: View, view: View, taken: Sequence[str]) -> list[Judgement]:
    """Of the batch's own log what is on documents that are in the register now, `taken` among
    them, with the undos of that."""
    log = view.judgements()
    named = sorted({document for row in log for document in _on(row)})
    mine, theirs = view.holders(named), main.holders(named)
    documents = {*taken} | {id for id in mine if id in theirs and mine[id] == theirs[id]}
    found = [row for row in log if (on := _on(row)) and on <= documents]
    while True:
        ids = {row.id for row in found}
        more = [
            row
            for row in log
            if isinstance(row.subject, Undo) and row.subject.judgement in ids and row.id not in ids
        ]
        if not more:
            return found
        found += more


def _on(row: Judgement) -> set[str]:
    """The documents on which a row has a word."""
    subject = row.subject
    if isinstance(subject, Pair):
        return {subject.left.part.document, subject.right.part.document}
    return {subject.document} if isinstance(subject, WORDS) else set()


def _row(batch: str, documents: Sequence[str], signed: Signed) -> list[Judgement]:
    if not documents:
        return []
    word = BatchWord(batch, tuple(sorted(documents)), "accepted")
    return [Judgement(word, signed.by, signed.at, signed.why, machine=signed.machine)]
