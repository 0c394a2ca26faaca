"""Bytes from outside, read in pieces: a look at the head, and gzip without bombs."""

from __future__ import annotations

import zlib
from typing import BinaryIO, Protocol

from unfog.errors import SkipDocument

CHUNK = 1 << 18
GZIP_MAGIC = b"\x1f\x8b"
_PLAUSIBLE_RATIO = 200  # text gains 3 to 20 by gzip, very repetitive lines some 100
_TRUSTED_BYTES = 64 << 20


class Reader(Protocol):
    """Anything with `read`; b"" at the end."""

    def read(self, size: int, /) -> bytes: ...


class Stream:
    """`raw` with a look ahead. `read` may return less than asked for, b"" only at the end."""

    def __init__(self, raw: Reader) -> None:
        self._raw = raw
        self._ahead = b""
        self._at = 0
        self._broken: SkipDocument | None = None

    def head(self, size: int) -> bytes:
        """The next `size` bytes (less only at the end), left unread.

        What breaks off the stream is raised by `read`, after the bytes before it.
        """
        parts = [self._ahead[self._at :]]
        missing = size - len(parts[0])
        try:
            while missing > 0 and self._broken is None and (more := self._raw.read(missing)):
                parts.append(more)
                missing -= len(more)
        except SkipDocument as skip:
            self._broken = skip
        self._ahead, self._at = b"".join(parts), 0
        return self._ahead[:size]

    def read(self, size: int, /) -> bytes:
        if self._at < len(self._ahead):
            out = self._ahead[self._at : self._at + size]
            self._at += len(out)
            return out
        self._ahead, self._at = b"", 0
        if self._broken is not None:
            raise self._broken
        return self._raw.read(size)

    def read_all(self, limit: int, source: str) -> bytes:
        """Everything. Raises SkipDocument `too-large` where that is more than `limit` bytes."""
        parts, size = [], 0
        while chunk := self.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise SkipDocument(
                    "too-large",
                    f"{source}: larger than {limit:,} bytes: split it.",
                )
            parts.append(chunk)
        return b"".join(parts)


class Gunzip:
    """Decompresses gzip (any number of members) piece by piece.

    Raises SkipDocument `bad-gzip` where the data is damaged or ends early, `too-large` where
    it grows as no text does.
    """

    def __init__(self, raw: Reader, source: str) -> None:
        self._raw = raw
        self._source = source
        self._inflate = zlib.decompressobj(31)
        self._rest = b""
        self._taken = 0
        self._given = 0

    def read(self, size: int, /) -> bytes:
        while True:
            if not self._rest:
                self._rest = self._raw.read(CHUNK)
                self._taken += len(self._rest)
                if not self._rest:
                    return self._finish()
            out = self._step(size)
            if out:
                return out

    def _step(self, size: int) -> bytes:
        if self._inflate.eof:
            if not self._rest.startswith(GZIP_MAGIC[:1]):
                self._rest = self._rest.lstrip(b"\0")  # padding after the last member
                if self._rest:
                    raise self._damaged("holds other data after its end")
                return b""
            self._inflate = zlib.decompressobj(31)
        try:
            out = self._inflate.decompress(self._rest, size)
        except zlib.error as error:
            raise self._damaged("is damaged") from error
        self._rest = self._inflate.unused_data or self._inflate.unconsumed_tail
        self._given += len(out)
        if self._given > _TRUSTED_BYTES and self._given > _PLAUSIBLE_RATIO * self._taken:
            raise SkipDocument(
                "too-large",
                f"{self._source}: the gzip data grows more than {_PLAUSIBLE_RATIO} times, "
                "as no text does: unpack and check it.",
            )
        return out

    def _finish(self) -> bytes:
        out = b"" if self._inflate.eof else self._inflate.flush()
        if not self._inflate.eof:
            raise self._damaged("ends too early")
        return out

    def _damaged(self, how: str) -> SkipDocument:
        return SkipDocument(
            "bad-gzip", f"{self._source}: the gzip data {how}: fetch or compress it again."
        )


def unpacked(raw: BinaryIO | Reader, source: str) -> Stream:
    """`raw`, decompressed where it is gzip (by its first bytes, whatever its name)."""
    stream = Stream(raw)
    if stream.head(2) == GZIP_MAGIC:
        return Stream(Gunzip(stream, source))
    return stream
