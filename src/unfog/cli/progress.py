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
    """A line every `EVERY_SECONDS`, so that logs show where a long run is."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._name = ""
        self._total: int | None = None
        self._done = 0
        self._begun = self._told = time.monotonic()

    def step(self, name: str, total: int | None = None) -> None:
        self._name, self._total, self._done = name, total, 0
        self._begun = self._told = time.monotonic()

    def advance(self, documents: int = 1) -> None:
        self._done += documents
        now = time.monotonic()
        if now - self._told >= EVERY_SECONDS:
            self._told = now
            self._console.print(self._line(now - self._begun), soft_wrap=True)

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        of = f" of {self._total}" if self._total is not None else ""
        left = f", {(self._total - self._done) / rate:.0f} s left" if self._total and rate else ""
        return f"{self._name}: {self._done}{of} documents, {rate:.1f}/s{left}"
