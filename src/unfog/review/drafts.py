"""Batches of drafts: what was read apart from the register, and what became of it.

A document is accepted when the register holds it. Nothing is dropped: what is rejected stays in
its batch, and so does what was accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import batched, islice
from typing import Literal

import msgspec

from unfog.errors import SettingsError
from unfog.model.document import Document
from unfog.model.incident import ReadIncident
from unfog.model.judgement import BatchWord, Judgement, Signed
from unfog.store.base import Store, View
from unfog.store.draft_files import draft_names, open_draft, rejected_by, words_on

_PAGE = 200

State = Literal["waiting", "accepted", "rejected"]


class Batch(msgspec.Struct, frozen=True):
    """A batch in numbers; `waiting`, `accepted` and `rejected` are documents."""

    name: str
    documents: int
    claims: int
    incidents: int
    waiting: int
    accepted: int
    rejected: int


class Draft(msgspec.Struct, frozen=True):
    """A document of a batch with what was read out of it; `why` is the reason of a rejection."""

    document: Document
    incidents: tuple[ReadIncident, ...]
    state: State
    by: str = ""
    why: str = ""


def batches(store: Store) -> list[Batch]:
    """All batches of a register, by name."""
    return [_batch(store, name) for name in draft_names(store.path)]


def drafts(store: Store, name: str, after: str = "", limit: int | None = None) -> list[Draft]:
    """Documents of a batch by id, from beyond `after`. Raises SettingsError where it is unknown."""
    with closing(open_draft(store.path, name)) as draft:
        ids = (id for id in document_ids(draft.view) if id > after)
        return list(_drafts(store.view, draft.view, name, islice(ids, limit)))


def rejection(store: Store, name: str, documents: Sequence[str], signed: Signed) -> Judgement:
    """The row by which `documents` of a batch are rejected; they stay in it.

    Raises SettingsError where the batch or a document is not there, is accepted already, or no
    reason is given.
    """
    if not signed.why.strip():
        raise SettingsError("say why, in a few words; it is kept with the drafts")
    with closing(open_draft(store.path, name)) as draft:
        there = _states(store.view, draft.view, name, documents)
    for document in documents:
        if document not in there:
            raise SettingsError(f"the draft {name} has no document {document!r}")
        if there[document] == "accepted":
            raise SettingsError(f"{document} is in the register already, and stays")
    word = BatchWord(name, tuple(sorted(set(documents))), "rejected")
    return Judgement(word, signed.by, signed.at, signed.why, machine=signed.machine)


def document_ids(view: View) -> Iterator[str]:
    """Ids of all documents of a batch, in order."""
    return (source.document for source in view.sources())


def _batch(store: Store, name: str) -> Batch:
    with closing(open_draft(store.path, name)) as draft:
        held = draft.view.counts()
        states = list(_states(store.view, draft.view, name, document_ids(draft.view)).values())
    return Batch(
        name=name,
        documents=held["documents"],
        claims=held["claims"],
        incidents=held["incidents"],
        waiting=states.count("waiting"),
        accepted=states.count("accepted"),
        rejected=states.count("rejected"),
    )


def _drafts(main: View, view: View, name: str, ids: Iterable[str]) -> Iterator[Draft]:
    words = words_on(main.judgements(), name)
    for some in batched(ids, _PAGE):
        states = _states(main, view, name, some)
        for id in some:
            stored, reading = view.document(id), view.reading(id)
            if stored is None or reading is None:
                continue
            word = words.get(id)
            said = word if word and states[id] == "rejected" else None
            yield Draft(
                document=stored.document,
                incidents=reading.incidents,
                state=states[id],
                by=said.by if said else "",
                why=said.why if said else "",
            )


def _states(main: View, view: View, name: str, ids: Iterable[str]) -> dict[str, State]:
    """What became of documents of a batch, of those that it has."""
    words = words_on(main.judgements(), name)
    found: dict[str, State] = {}
    for some in batched(ids, _PAGE):
        digests = {id: holder.digest for id, holder in view.holders(some).items()}
        known = main.known(sorted(digests.values()))
        for id in some:
            if id in digests:
                held = known.get(digests[id])
                there = held is not None and held.document is not None
                told: State = "rejected" if rejected_by(words.get(id)) else "waiting"
                found[id] = "accepted" if there else told
    return found
