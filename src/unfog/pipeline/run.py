"""The main job: sources in, a register out."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import BinaryIO

import msgspec

from unfog import __version__
from unfog.execution.base import Chunk, Lost, Task
from unfog.execution.local import LocalExecutor
from unfog.pipeline import lookups
from unfog.pipeline.conclude import conclude
from unfog.pipeline.ledger import Ledger
from unfog.pipeline.plan import Plan, Planned, chunks
from unfog.pipeline.progress import Progress, Silent
from unfog.pipeline.sources import count, found
from unfog.pipeline.stage import Item, Outcome, Stage, prepare, skipped, work
from unfog.pipeline.summary import RunSummary, Tally
from unfog.pipeline.versions import Versions
from unfog.settings import Settings
from unfog.store.base import Store

_SILENT = Silent()


def read(
    inputs: Sequence[str],
    store: Store,
    settings: Settings,
    progress: Progress = _SILENT,
    *,
    stdin: BinaryIO | None = None,
) -> RunSummary:
    """Reads `inputs` into the register and brings its incidents and findings up to date.

    What the ledger has as done is left alone; stored documents that were read under another
    version of the reader are read anew. Each document is one transaction: broken off at any
    time, the register is sound, and the same call goes on where it ended. Raises AbortRun
    (SettingsError, RegisterError) where the run cannot go on.
    """
    began, started = time.monotonic(), dt.datetime.now(dt.UTC)
    versions = Versions.of(settings)
    tally = Tally()
    ledger = Ledger(store, versions, tally)
    planned = Plan(store.view, versions).of(found(inputs, settings, stdin))
    total = None if isinstance(progress, Silent) else count(inputs, settings)
    with closing(work_through(planned, settings, progress, total)) as done:
        for one, outcome in done:
            if one.item is None or outcome is None:
                ledger.pass_by(one)
            else:
                ledger.keep(one.item, outcome)
            progress.advance()
    conclude(store, settings, progress)
    seconds = time.monotonic() - began
    summary = tally.summary(store.view.counts()["incidents"], seconds)
    with store.write() as writer:
        counts = msgspec.json.encode(summary).decode()
        writer.note_run(started.isoformat(timespec="seconds"), seconds, __version__, counts)
    return summary


def work_through(
    planned: Iterable[Planned], settings: Settings, progress: Progress, total: int | None
) -> Generator[tuple[Planned, Outcome | None]]:
    """Each planned source with its outcome, in order; None where there was nothing to do."""
    progress.step("reading", total)
    task: Task[Stage, Item, Outcome] = Task(partial(prepare, settings), work)
    batches = _with_lookups(chunks(planned, settings.batch), settings)
    with closing(LocalExecutor(settings.jobs).run(task, batches)) as done:
        for chunk, results in done:
            outcomes = iter(results)
            for one in chunk.note:
                yield one, None if one.item is None else _outcome(one.item, next(outcomes))


def _outcome(item: Item, result: Outcome | Lost) -> Outcome:
    if isinstance(result, Lost):
        return skipped(item, "worker-died", result.detail)
    return result


def _with_lookups(
    batches: Iterable[Chunk[Item, list[Planned]]], settings: Settings
) -> Iterator[Chunk[Item, list[Planned]]]:
    """`batches`; before the first with work, the look-ups are built, once for all workers."""
    built = False
    for batch in batches:
        if batch.items and not built:
            lookups.ensure(settings)
            built = True
        yield batch
