"""Storing outcomes one by one, each in one transaction with its rows of the ledger."""

from __future__ import annotations

from collections.abc import Sequence, Set

from unfog.errors import AbortRun
from unfog.model.document import Document, RawDocument, Skipped
from unfog.pipeline.plan import Planned, duplicate
from unfog.pipeline.stage import Item, Outcome, crashed
from unfog.pipeline.summary import Tally, claim_ids
from unfog.pipeline.versions import Versions
from unfog.store.base import Entry, Store
from unfog.store.filters import ClaimFilter

TRANSIENT = frozenset(
    "error worker-died future-date llm-budget llm-malformed llm-refused llm-unavailable".split()
)
"""Reasons that may be gone tomorrow: such documents are tried again in every run."""


class Ledger:
    """Writes what became of each source, in the order in which it is told."""

    def __init__(self, store: Store, versions: Versions, tally: Tally) -> None:
        self._store = store
        self._view = store.view
        self._skipped: set[str] = set()
        self._versions = versions
        self._tally = tally
        self._noted = {skip.source: skip for skip in store.view.skipped()}

    def pass_by(self, planned: Planned) -> None:
        """Notes a source with which nothing had to be done."""
        if planned.skip is not None:
            self._note(planned.skip, None)
        else:
            self._clear(planned.source)
            self._tally.unchanged += planned.verdict == "unchanged"

    def keep(self, item: Item, outcome: Outcome) -> None:
        """Stores a document that was read, or why it could not be."""
        if isinstance(outcome, Skipped):
            lasting = isinstance(item, RawDocument) and outcome.reason not in TRANSIENT
            self._note(outcome, self._versions.skip if lasting else None)
            return
        try:
            self._store_entry(item, outcome)
        except AbortRun:
            raise
        except Exception as error:  # noqa: BLE001 (recorded: a value that no table can hold)
            self._note(crashed(item, error), None)

    def _store_entry(self, item: Item, entry: Entry) -> None:
        document = entry.document
        with self._store.write() as writer:
            held = writer.holder(document)
            rival = held is not None and (held.document, held.digest) != (
                document.id,
                document.digest,
            )
            before = None if held is None or rival else self._view.document(document.id)
            had = self._claims(document.id) if before else frozenset()
            if not rival:
                writer.put(entry, item if isinstance(item, RawDocument) else None)
        if held is not None and rival:
            self._step_back(item, entry, same=document.digest == held.digest)
            return
        self._noted.pop(document.source, None)
        if before and had == claim_ids(entry) and _same(before.document, document):
            self._tally.unchanged += 1
        else:
            self._tally.add(entry, had)

    def _claims(self, document: str) -> Set[str]:
        return {stored.id for stored in self._view.claims(ClaimFilter(document=document))}

    def finish(self, inputs: Sequence[str]) -> None:
        """Forgets why `inputs` were set aside once, such as feeds, that were not this time."""
        for source in sorted(self._noted.keys() & set(inputs) - self._skipped):
            self._clear(source)

    def _step_back(self, item: Item, entry: Entry, *, same: bool) -> None:
        """What is stored stays: the same bytes under another id, or the id with other bytes."""
        if same:
            self._clear(entry.document.source)
            self._tally.unchanged += 1
        else:
            self._note(duplicate(item, entry.document.id), None)

    def _note(self, skip: Skipped, version: str | None) -> None:
        self._tally.skipped[skip.reason] += 1
        self._skipped.add(skip.source)
        if self._noted.get(skip.source) == skip and version is None:
            return
        with self._store.write() as writer:
            writer.skip(skip, version)
        self._noted[skip.source] = skip

    def _clear(self, source: str) -> None:
        if self._noted.pop(source, None) is not None:
            with self._store.write() as writer:
                writer.unskip(source)


def _same(before: Document, now: Document) -> bool:
    """Whether a document says of itself what it said before."""
    fields = ("text", "title", "published", "outlet", "url")
    return all(getattr(before, name) == getattr(now, name) for name in fields)
