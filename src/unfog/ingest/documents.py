"""One stream of bytes as the documents it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from unfog.errors import SkipDocument
from unfog.ingest.lines import lines, utf8
from unfog.ingest.records import record
from unfog.ingest.sniff import HEAD, kind_of
from unfog.ingest.stream import Reader, Stream, unpacked
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Settings


def documents(
    raw: BinaryIO | Reader, source: str, name: str, settings: Settings
) -> Iterator[RawDocument | Skipped]:
    """The documents in `raw`, whose kind is told by `name` and content.

    Lines of JSON come as they are read; other kinds are one document, read whole within the
    limits. Raises SkipDocument where the stream as a whole is unusable, also half-way.
    """
    stream = unpacked(raw, source)
    head = stream.head(HEAD)
    if not head:
        stream.read(1)  # a stream broken from the start is not an empty one
    kind = kind_of(name, head, source)
    if kind == "lines":
        yield from _lines(stream, source, settings)
    elif kind == "json":
        yield from _json(stream, source, settings)
    else:
        data = stream.read_all(settings.limits.file_bytes, source)
        if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf\xfe\xff"):
            raise SkipDocument("empty", f"{source}: nothing but white space: remove it.")
        yield RawDocument(source=source, raw=data, media=kind)


def _lines(stream: Stream, source: str, settings: Settings) -> Iterator[RawDocument | Skipped]:
    limit = settings.limits.line_chars
    for number, line in lines(stream, limit):
        at = f"{source}:{number}"
        if line is None:
            detail = f"{at}: a line of more than {limit:,} bytes: split it."
            yield Skipped(at, "line-too-long", detail)
        else:
            yield _one(line, at, settings)


def _one(line: bytes, source: str, settings: Settings) -> RawDocument | Skipped:
    try:
        return record(line, source, settings.fields)
    except SkipDocument as skip:
        return Skipped(source, skip.reason, skip.detail)


def _json(stream: Stream, source: str, settings: Settings) -> Iterator[RawDocument | Skipped]:
    """A file of one object, of a list of objects, or after all of one object a line."""
    head = stream.head(settings.limits.file_bytes + 1)
    if len(head) > settings.limits.file_bytes:
        yield from _lines(stream, source, settings)
        return
    data = utf8(head)
    try:
        rows = msgspec.json.decode(data, type=list[msgspec.Raw])
    except (ValueError, RecursionError):
        if _is_one_object(data):
            yield _one(data.strip(), source, settings)
        else:
            yield from _lines(stream, source, settings)
        return
    for number, row in enumerate(rows, 1):
        yield _one(bytes(row).strip(), f"{source}[{number}]", settings)


def _is_one_object(data: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(data), dict)
    except RecursionError:
        return True
    except ValueError:
        return False
