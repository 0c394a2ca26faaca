"""Claims without a register: sources in, the interchange format out."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from unfog.errors import SettingsError
from unfog.model.document import RawDocument, Skipped
from unfog.model.wire import encode_line
from unfog.pipeline.engine import executor_of
from unfog.pipeline.ground import storable
from unfog.pipeline.plan import Planned
from unfog.pipeline.progress import Progress, Silent
from unfog.pipeline.run import work_through
from unfog.pipeline.sources import count, found
from unfog.pipeline.summary import RunSummary, Tally
from unfog.settings import Settings
from unfog.store.base import Entry

_SILENT = Silent()


def write_claims(
    inputs: Sequence[str],
    out: Path | BinaryIO,
    settings: Settings,
    progress: Progress = _SILENT,
    *,
    stdin: BinaryIO | None = None,
) -> RunSummary:
    """Reads `inputs` and writes one document a line to `out`, in the order of ingest.

    A file appears whole or not at all. What was set aside is in the summary. Raises
    SettingsError where `out` cannot be written.
    """
    began = time.monotonic()
    tally = Tally()
    aside: list[Skipped] = []
    incidents = 0
    total = None if isinstance(progress, Silent) else count(inputs, settings)
    planned = _planned(found(inputs, settings, stdin))
    with _opened(out) as file, executor_of(settings) as executor:
        progress.step("reading", total)
        for one, outcome in work_through(planned, settings, executor):
            progress.advance()
            if isinstance(outcome, Entry):
                file.write(encode_line(outcome.document, outcome.reading) + b"\n")
                tally.add(outcome)
                incidents += len(outcome.reading.incidents)
            elif skip := outcome or one.skip:
                aside.append(skip)
                tally.skipped[skip.reason] += 1
    return tally.summary(incidents, time.monotonic() - began, tuple(aside))


def _planned(found: Iterable[RawDocument | Skipped]) -> Iterator[Planned]:
    for item in found:
        source = storable(item.source)
        if isinstance(item, Skipped):
            yield Planned("skipped", source, skip=item)
        else:
            yield Planned("read", source, item)


@contextmanager
def _opened(out: Path | BinaryIO) -> Iterator[BinaryIO]:
    """`out` for writing; a path is replaced only once all is written."""
    if not isinstance(out, Path):
        yield out
        return
    if out.exists() and not out.is_file():
        with _explained(out), out.open("wb") as device:
            yield device
        return
    with _explained(out):
        handle, name = tempfile.mkstemp(prefix=f".{out.name}-", dir=out.parent)
    try:
        with _explained(out):
            with os.fdopen(handle, "wb") as file:
                yield file
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(out)
    finally:
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SettingsError(f"{out}: cannot be written ({error.strerror or error}).") from error
