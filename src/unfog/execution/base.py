"""What an executor is: it does one task on many chunks and gives results in their order."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self

from unfog.errors import AbortRun


@dataclass(frozen=True, slots=True)
class Task[C, I, O]:
    """`prepare` makes what `work` needs (models, look-ups) once a worker.

    `work` turns items into as many results, in their order. Both must be picklable: functions
    of a module, or partials of them.
    """

    prepare: Callable[[], C]
    work: Callable[[C, Sequence[I]], Sequence[O]]


@dataclass(frozen=True, slots=True)
class Chunk[I, N]:
    """Items that go to one worker together; `note` stays with the caller.

    `weight` is the memory that the items need, in bytes, as far as it is known.
    """

    items: Sequence[I]
    note: N
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item at which a worker died, twice."""

    detail: str


class WorkerFailed(AbortRun):
    """Workers cannot be started, or a task raised what it should have recorded. Exit 2."""


class Executor(Protocol):
    """Runs a task over chunks. A context manager: no work goes on beyond it."""

    @property
    def apart(self) -> bool:
        """Whether other processes work, which `start` can wake before there is work."""
        ...

    def start(self, task: Task[Any, Any, Any]) -> None:
        """Wakes the workers that `run` will use for the same task, while others prepare."""
        ...

    def run[C, I, O, N](
        self, task: Task[C, I, O], chunks: Iterable[Chunk[I, N]]
    ) -> Generator[tuple[Chunk[I, N], list[O | Lost]]]:
        """Each chunk with its results, in the order of `chunks`, as soon as they are there.

        A bounded number of chunks is taken ahead. Raises what `prepare` raised, and
        WorkerFailed where workers die before they can work.
        """
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...
