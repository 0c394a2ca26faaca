"""Files on disk, opened so that nothing in a folder can block or surprise the run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from typing import BinaryIO

from unfog.errors import SkipDocument
from unfog.ingest.documents import documents
from unfog.ingest.names import printable
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Settings


def read_file(path: str, settings: Settings) -> Iterator[RawDocument | Skipped]:
    """The documents in the file `path`; what cannot be read comes as Skipped."""
    source = printable(path)
    try:
        with open_regular(path, source) as raw:
            yield from documents(raw, source, path, settings)
    except SkipDocument as skip:
        yield Skipped(source, skip.reason, skip.detail)
    except OSError as error:
        detail = f"{source}: cannot be read ({error.strerror}): check it and its permissions."
        yield Skipped(source, "unreadable", detail)


def open_regular(path: str, source: str) -> BinaryIO:
    """`path` opened for reading, without ever waiting for a writer.

    Raises OSError, or SkipDocument `not-a-file` where it is a pipe, device or the like.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SkipDocument("not-a-file", f"{source}: no file: give files, folders or URLs.")
    return os.fdopen(descriptor, "rb")
