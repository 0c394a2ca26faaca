"""The main job: sources in, a register out."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from unfog import __version__
from unfog.execution.base import Chunk, Executor, Lost, Task
from unfog.model.document import RawDocument, Skipped
from unfog.model.identity import digest_of
from unfog.pipeline import lookups
from unfog.pipeline.conclude import conclude
from unfog.pipeline.engine import executor_of
from unfog.pipeline.ledger import Ledger
from unfog.pipeline.plan import Plan, Planned, chunks
from unfog.pipeline.progress import Progress, Silent
from unfog.pipeline.sources import count, found
from unfog.pipeline.stage import Item, Outcome, Stage, prepare, skipped, work
from unfog.pipeline.summary import RunSummary, Tally
from unfog.pipeline.versions import Versions
from unfog.settings import Settings, default_cache
from unfog.store.base import Store, View

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
    total = None if isinstance(progress, Silent) else count(inputs, settings)
    tally = Tally()
    with executor_of(settings) as executor:
        sources = _started_early(found(inputs, settings, stdin), store.view, executor, settings)
        versions = Versions.of(settings)
        ledger = Ledger(store, versions, tally)
        planned = Plan(store.view, versions).of(sources)
        progress.step("reading", total)
        for one, outcome in work_through(planned, settings, executor):
            if one.item is None or outcome is None:
                ledger.pass_by(one)
            else:
                ledger.keep(one.item, outcome)
            progress.advance()
        ledger.finish(inputs)
    conclude(store, settings, progress)
    seconds = time.monotonic() - began
    summary = tally.summary(store.view.counts()["incidents"], seconds)
    with store.write() as writer:
        counts = msgspec.json.encode(summary).decode()
        writer.note_run(started.isoformat(timespec="seconds"), seconds, __version__, counts)
    return summary


def _started_early(
    sources: Iterator[RawDocument | Skipped],
    view: View,
    executor: Executor,
    settings: Settings,
) -> Iterator[RawDocument | Skipped]:
    """`sources`; where the first of them are new, workers load while this process still does."""
    if not executor.apart:
        return sources
    first = list(islice(sources, settings.batch))
    digests = {digest_of(one.raw) for one in first if isinstance(one, RawDocument)}
    if digests - set(view.known(sorted(digests))):
        lookups.ensure(settings)
        executor.start(task_of(settings))
    return chain(first, sources)


def task_of(settings: Settings) -> Task[Stage, Item, Outcome]:
    """What workers do under `settings`.

    The cache folder of this user goes by no path: on another machine it may lie elsewhere.
    """
    there = settings
    if settings.cache == default_cache():
        there = msgspec.structs.replace(settings, cache=Path())
    return Task(partial(prepare, there, Versions.of(settings)), work)


def work_through(
    planned: Iterable[Planned], settings: Settings, executor: Executor
) -> Generator[tuple[Planned, Outcome | None]]:
    """Each planned source with its outcome, in order; None where there was nothing to do."""
    batches = _with_lookups(chunks(planned, settings.batch), settings)
    for chunk, results in executor.run(task_of(settings), batches):
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
