"""Lines of a stream, each bounded in length, numbered from 1."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator

from unfog.ingest.stream import CHUNK, Stream
from unfog.model.encoding import by_mark, utf16_guess


def lines(stream: Stream, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """(number, line in UTF-8 without line break); None for a line of more than `limit` bytes.

    Blank lines are left out but counted. No more than a line and a piece is held.
    """
    number, parts, size = 1, list[bytes](), 0
    for piece in _pieces(stream):
        start = 0
        while (end := piece.find(b"\n", start)) >= 0:
            size += end - start
            if size > limit:
                yield number, None
            else:
                line = (b"".join(parts) + piece[start:end]).strip()
                if line:
                    yield number, line
            number, parts, size, start = number + 1, [], 0, end + 1
        size += len(piece) - start
        if size > limit:
            parts = []
        else:
            parts.append(piece[start:])
    if size > limit:
        yield number, None
    elif line := b"".join(parts).strip():
        yield number, line


def utf8(data: bytes) -> bytes:
    """`data` in UTF-8 without byte order mark: UTF-16 converted, anything else as it is."""
    return b"".join(_pieces(Stream(io.BytesIO(data))))


def _pieces(stream: Stream) -> Iterator[bytes]:
    head = stream.head(256)
    encoding = by_mark(head) or utf16_guess(head)
    if encoding in (None, "utf-8-sig"):
        stream.read(len(codecs.BOM_UTF8) if encoding else 0)
        while chunk := stream.read(CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
