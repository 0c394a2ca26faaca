"""Each document once in a run: the first in order wins, later ones say so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from unfog.model.document import RawDocument, Skipped
from unfog.model.identity import digest_of, document_id


def once(found: Iterable[RawDocument | Skipped]) -> Iterator[RawDocument | Skipped]:
    """`found` without documents whose id came before.

    The same id with the same text is Skipped as `duplicate`, with another text as
    `duplicate-id`. Two numbers are held for each document, not the document.
    """
    seen: dict[int, int] = {}
    for item in found:
        if isinstance(item, Skipped):
            yield item
            continue
        digest = digest_of(item.raw)
        name = item.id or document_id(digest)
        key = _number(name.encode("utf-8", "surrogatepass"))
        text = item.raw if item.text is None else item.text.encode("utf-8", "surrogatepass")
        content = _number(text)
        first = seen.get(key)
        if first is None:
            seen[key] = content
            yield item
        elif first == content:
            detail = f"{item.source}: the same document as one read before: nothing is lost."
            yield Skipped(item.source, "duplicate", detail, digest)
        else:
            detail = (
                f"{item.source}: id {name!r} came before with another text, which is kept: "
                "give one of them another id."
            )
            yield Skipped(item.source, "duplicate-id", detail, digest)


def _number(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "big")
