"""How far a run is: a live line in a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from typing import Protocol

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from unfog.cli.console import err

EVERY_SECONDS = 15.0
FEW = 5
"""Documents from which a rate says something."""


class Shown(Protocol):
    """What a run tells, as `unfog.pipeline.progress.Progress` has it."""

    def step(self, name: str, total: int | None = None) -> None: ...

    def advance(self, documents: int = 1) -> None: ...


@contextlib.contextmanager
def shown() -> Iterator[Shown]:
    """Progress on standard error while the block runs; nothing of it stays in a terminal."""
    console = err()
    if not console.is_terminal:
        yield Lines(console)
        return
    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        _Rate(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    with bar:
        yield Bar(bar)


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


class Bar:
    """One line for the current step: done, rate, time taken, time left."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task: TaskID | None = None

    def step(self, name: str, total: int | None = None) -> None:
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=total)

    def advance(self, documents: int = 1) -> None:
        if self._task is not None:
            self._bar.advance(self._task, documents)


class Lines:
    """A line every `EVERY_SECONDS`, so that logs show where a long run is.

    The rate counts from the first document on: before it, models are loaded.
    """

    def __init__(self, console: Console) -> None:
        self._console = console
        self.step("")

    def step(self, name: str, total: int | None = None) -> None:
        self._name, self._total, self._done = name, total, 0
        self._first = self._told = time.monotonic()

    def advance(self, documents: int = 1) -> None:
        now = time.monotonic()
        if self._done == 0:
            self._first = now
        self._done += documents
        if now - self._told >= EVERY_SECONDS:
            self._told = now
            line = progress_line(self._name, self._done, self._total, now - self._first)
            self._console.print(line, soft_wrap=True)


def progress_line(name: str, done: int, total: int | None, seconds: float) -> str:
    """`reading: 120 of 500 documents, 8.0/s, 48 s left`; `seconds` since the first of `done`."""
    of = f" of {total}" if total is not None else ""
    line = f"{name}: {done}{of} documents"
    if done < FEW or seconds <= 0:
        return line
    rate = (done - 1) / seconds
    left = f", {(total - done) / rate:.0f} s left" if total is not None else ""
    return f"{line}, {rate:.1f}/s{left}"
