"""One document, read by itself, for a look at how it is read."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from unfog.errors import SettingsError, SkipDocument
from unfog.execution.local import LocalExecutor
from unfog.model.document import RawDocument, Skipped
from unfog.model.identity import digest_of, document_id
from unfog.pipeline.plan import Planned
from unfog.pipeline.run import work_through
from unfog.pipeline.sources import found
from unfog.pipeline.stage import Item
from unfog.settings import Settings
from unfog.store.base import Entry, StoredDocument


def read_one(
    source: str, settings: Settings, *, id: str | None = None, stdin: BinaryIO | None = None
) -> Entry:
    """The document behind `source`, or of several there the one named `id`, with its reading.

    Raises SettingsError where there is none of that id, or several and no `id`; SkipDocument
    where it cannot be read.
    """
    return _read(_chosen(source, settings, id, stdin), settings)


def read_anew(stored: StoredDocument, settings: Settings) -> Entry:
    """A document of a register, read again from its text; the register stays as it is.

    Raises SkipDocument where it cannot be read.
    """
    return _read(stored, settings)


def _read(item: Item, settings: Settings) -> Entry:
    alone = msgspec.structs.replace(settings, jobs=1)
    source = item.document.source if isinstance(item, StoredDocument) else item.source
    with LocalExecutor(1) as executor:
        ((_, outcome),) = work_through([Planned("read", source, item)], alone, executor)
    if isinstance(outcome, Entry):
        return outcome
    raise _refused(outcome or Skipped(source, "error", "nothing came of it"))


def _refused(skip: Skipped) -> SkipDocument:
    named = skip.detail.startswith(skip.source)
    return SkipDocument(skip.reason, skip.detail if named else f"{skip.source}: {skip.detail}")


def _chosen(source: str, settings: Settings, id: str | None, stdin: BinaryIO | None) -> RawDocument:
    first: RawDocument | None = None
    skip: Skipped | None = None
    for item in found([source], settings, stdin):
        if isinstance(item, Skipped):
            skip = skip or item
        elif id is not None:
            if id == _id(item):
                return item
        elif first is not None:
            raise SettingsError(
                f"{source}: holds several documents ({_id(first)}, {_id(item)}, …); "
                "choose one with --id"
            )
        else:
            first = item
    if first is not None:
        return first
    if skip is not None:
        raise _refused(skip)
    wanted = f"no document {id!r} in it; `unfog claims` lists ids" if id else "holds no document"
    raise SettingsError(f"{source}: {wanted}")


def _id(raw: RawDocument) -> str:
    return raw.id or document_id(digest_of(raw.raw))
