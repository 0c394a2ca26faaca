"""What stands behind the inputs of a run, and how much of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from unfog.model.document import RawDocument, Skipped
from unfog.settings import Settings

COUNTED_BYTES = 256 * 1024 * 1024
"""More than this is not gone through twice for the sake of a number."""


def found(
    inputs: Sequence[str], settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[RawDocument | Skipped]:
    """What ingest finds behind `inputs`; "-" is this process's standard input by default."""
    from unfog.ingest import ingest

    return ingest(inputs, settings, stdin or sys.stdin.buffer)


def count(inputs: Sequence[str], settings: Settings) -> int | None:
    """How many sources `inputs` have; None where finding out would cost too much or ask the web."""
    if any(one == "-" or one.lower().startswith(("http://", "https://")) for one in inputs):
        return None
    left = COUNTED_BYTES
    for one in inputs:
        for size in _sizes(Path(one)):
            left -= size
            if left < 0:
                return None
    return sum(1 for _ in found(inputs, settings))


def _sizes(path: Path) -> Iterator[int]:
    """Sizes in bytes of the regular files at or under `path`; 0 for any that cannot be seen."""
    if not path.is_dir():
        yield _size(path)
        return
    for folder, _, names in path.walk():
        yield from (_size(folder / name) for name in names)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
