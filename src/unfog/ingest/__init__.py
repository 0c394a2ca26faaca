"""From paths, standard input and URLs to raw documents; what cannot be used says why.

Reasons of `Skipped` (stable codes): `missing`, `dangling-link`, `not-a-file`, `unreadable`,
`empty`, `binary`, `too-large`, `bad-gzip`, `invalid-json`, `encoding`, `line-too-long`,
`not-a-record`, `bad-field`, `no-text`, `duplicate`, `duplicate-id`; for URLs also `bad-url`,
`private-address`, `robots`, `http-status`, `redirects`, `timeout`, `unreachable`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from unfog.errors import SkipDocument
from unfog.ingest.documents import documents
from unfog.ingest.duplicates import once
from unfog.ingest.files import read_file
from unfog.ingest.walk import expand
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Settings

__all__ = ["ingest"]


def ingest(
    inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[RawDocument | Skipped]:
    """All documents behind `inputs`: files, folders, "-" (standard input) and http(s) URLs.

    Files come first, by path, then standard input, then URLs, so that the order does not
    depend on that of `inputs`. Of two documents with the same id the first in this order is
    yielded and the other is Skipped. Never raises for what a source contains.
    """
    return once(_all(sorted(set(inputs)), settings, stdin))


def _all(
    inputs: list[str], settings: Settings, stdin: BinaryIO | None
) -> Iterator[RawDocument | Skipped]:
    urls = [i for i in inputs if i.lower().startswith(("http://", "https://"))]
    for found in expand([i for i in inputs if i != "-" and i not in urls]):
        if isinstance(found, Skipped):
            yield found
        else:
            yield from read_file(found, settings)
    if "-" in inputs:
        yield from _read_stdin(stdin or io.BytesIO(), settings)
    if urls:
        from unfog.ingest.web import read_urls  # here, to load httpx only for URLs

        yield from read_urls(urls, settings)


def _read_stdin(stdin: BinaryIO, settings: Settings) -> Iterator[RawDocument | Skipped]:
    source = "standard input"
    try:
        yield from documents(stdin, source, "", settings)
    except SkipDocument as skip:
        yield Skipped(source, skip.reason, skip.detail)
    except OSError as error:
        yield Skipped(source, "unreadable", f"{source}: broke off ({error.strerror}): try again.")
