"""Which documents are new, changed or done: decided by the ledger, before any work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from unfog.execution.base import Chunk
from unfog.model.document import RawDocument, Skipped
from unfog.model.identity import digest_of, document_id
from unfog.pipeline.ground import storable
from unfog.pipeline.stage import Item, content_digest, skipped
from unfog.pipeline.versions import CLEAN, GIVEN, READ, SKIP, Versions
from unfog.store.base import Holder, Known, StoredDocument, View

LOOKAHEAD = 32
"""Sources looked up in the ledger at once."""

CHUNK_BYTES = 2_000_000
"""Raw bytes from which a chunk is closed, however few documents it has."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One source with its verdict.

    `read`: has to be cleaned and read, or read anew (`item`); `unchanged`: in the register as
    it would come out; `later`: likewise, but read under another version, so that its turn
    comes after all new ones; `skipped`: set aside, with `skip`; `known-skip`: set aside
    before, and nothing has changed.
    """

    verdict: Literal["read", "unchanged", "later", "skipped", "known-skip"]
    source: str
    item: Item | None = None
    skip: Skipped | None = None


class Plan:
    """Verdicts on what ingest found, then on what is stored but outdated."""

    def __init__(self, view: View, versions: Versions) -> None:
        self._view = view
        self._versions = versions
        self._redone: set[str] = set()

    def of(self, found: Iterable[RawDocument | Skipped]) -> Iterator[Planned]:
        """In the order of `found`; stored documents to be read anew follow, by id."""
        for some in _together(found):
            yield from self._verdicts(some)
        yield from self._outdated()

    def _verdicts(self, some: list[RawDocument | Skipped]) -> Iterator[Planned]:
        digests = {i: digest_of(f.raw) for i, f in enumerate(some) if isinstance(f, RawDocument)}
        names = {i: _name(some[i], digest) for i, digest in digests.items()}
        known = self._view.known(sorted(set(digests.values())))
        holders = self._view.holders(sorted(set(names.values())))
        for i, item in enumerate(some):
            if isinstance(item, Skipped):
                yield Planned("skipped", storable(item.source), skip=_clear(item))
                continue
            before = known.get(digests[i])
            if before is not None and before.document is not None:
                yield self._stored(item, before, before.document)
            elif before is not None and before.versions.get(SKIP) == self._versions.skip:
                yield self._skipped_before(item, digests[i])
            elif names[i] in holders:
                yield self._rival(item, holders[names[i]])
            else:
                yield Planned("read", storable(item.source), item)

    def _stored(self, raw: RawDocument, before: Known, document: str) -> Planned:
        source = storable(raw.source)
        if not self._versions.cleaned_alike(before.versions.get(CLEAN, "")):
            self._redone.add(document)
            return Planned("read", source, raw)
        return self._standing(source, before)

    def _standing(self, source: str, before: Known) -> Planned:
        """The verdict on a document whose text stands as it is stored."""
        if before.versions.get(READ) in (self._versions.read, GIVEN):
            return Planned("unchanged", source)
        return Planned("later", source)

    def _rival(self, raw: RawDocument, holder: Holder) -> Planned:
        """A document whose id another one bears: the same text is the same document."""
        source = storable(raw.source)
        if content_digest(raw) == holder.content and raw.media != "claims":
            return self._standing(source, self._view.known([holder.digest])[holder.digest])
        return Planned("skipped", source, skip=duplicate(raw, holder.document))

    def _skipped_before(self, raw: RawDocument, digest: str) -> Planned:
        source = storable(raw.source)
        held = self._view.skip_of(digest)
        if held is None:
            return Planned("read", source, raw)
        again = Skipped(source, held.reason, held.detail, digest)
        return Planned("known-skip", source, skip=again)

    def _outdated(self) -> Iterator[Planned]:
        after = ""
        while page := self._view.outdated(self._versions.read, after, LOOKAHEAD):
            after = page[-1].document.id
            for stored in page:
                if stored.document.id not in self._redone:
                    yield Planned("read", stored.document.source, stored)


def _together(found: Iterable[RawDocument | Skipped]) -> Iterator[list[RawDocument | Skipped]]:
    some: list[RawDocument | Skipped] = []
    weight = 0
    for item in found:
        some.append(item)
        weight += _weight(item) if isinstance(item, RawDocument) else 0
        if len(some) >= LOOKAHEAD or weight >= CHUNK_BYTES:
            yield some
            some, weight = [], 0
    if some:
        yield some


def _name(raw: RawDocument | Skipped, digest: str) -> str:
    given = raw.id if isinstance(raw, RawDocument) else None
    return storable(given) if given else document_id(digest)


def duplicate(item: Item, name: str) -> Skipped:
    """Why a document whose id is taken is set aside."""
    return skipped(
        item,
        "duplicate-id",
        f"the register has another document with the id {name}, which stays. "
        "Give this one an id of its own.",
    )


def _clear(skip: Skipped) -> Skipped:
    return Skipped(storable(skip.source), skip.reason, storable(skip.detail), skip.digest)


def chunks(planned: Iterable[Planned], size: int) -> Iterator[Chunk[Item, list[Planned]]]:
    """Planned documents in chunks that have up to `size` documents to read.

    Those with nothing to do travel along, so that all are stored in one order.
    """
    note: list[Planned] = []
    items: list[Item] = []
    weight = 0
    for one in planned:
        note.append(one)
        if one.item is not None:
            items.append(one.item)
            weight += _weight(one.item)
        if len(items) >= size or weight >= CHUNK_BYTES or len(note) >= 16 * size:
            yield Chunk(items, note, weight)
            note, items, weight = [], [], 0
    if note:
        yield Chunk(items, note, weight)


def _weight(item: Item) -> int:
    """Bytes, about, that an item takes on its way."""
    if isinstance(item, StoredDocument):
        return len(item.document.text)
    return len(item.raw) + len(item.text or "")
