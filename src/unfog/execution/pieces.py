"""Chunks under way: taken ahead within bounds, worked on in pieces, given back in order.

A piece is a chunk at first. When a worker dies of it, each of its items is tried alone; of
an item at which a second worker dies, the result is `Lost`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from unfog.execution.base import Chunk, Lost, WorkerFailed


@dataclass(slots=True, eq=False)
class _Open:
    """A chunk under way."""

    chunk: Chunk[Any, Any]
    results: list[Any]
    missing: int


@dataclass(slots=True, eq=False)
class Piece:
    """Some items of a chunk, from `start`; `tries` counts the workers that died of it."""

    of: _Open
    start: int
    stop: int
    tries: int = 0

    @property
    def items(self) -> list[Any]:
        return list(self.of.chunk.items[self.start : self.stop])


class Pieces:
    """The chunks of one run. `ahead` bounds the weight (bytes) of those that are open."""

    def __init__(self, chunks: Iterable[Chunk[Any, Any]], ahead: int) -> None:
        self._source = iter(chunks)
        self._ahead = ahead
        self._more = True
        self._open: deque[_Open] = deque()
        self._queue: deque[Piece] = deque()

    @property
    def waiting(self) -> bool:
        """Whether pieces wait for a worker."""
        return bool(self._queue)

    def worked(
        self, hand_out: Callable[[], None], listen: Callable[[], None]
    ) -> Iterator[tuple[Chunk[Any, Any], list[Any]]]:
        """Each chunk with its results, in order, as soon as they are there.

        `hand_out` takes chunks ahead and gives pieces to workers; `listen` waits until one of
        them has something to say, and settles it.
        """
        while self._more or self._open:
            hand_out()
            while self._open and not self._open[0].missing:
                done = self._open.popleft()
                yield done.chunk, done.results
                hand_out()
            if self._open:
                listen()

    def take(self, most: int) -> None:
        """Takes chunks ahead, up to `most`, as far as there is room."""
        while self._more and self._has_room(most):
            chunk = next(self._source, None)
            if chunk is None:
                self._more = False
                return
            size = len(chunk.items)
            opened = _Open(chunk, [None] * size, size)
            self._open.append(opened)
            if size:
                self._queue.append(Piece(opened, 0, size))

    def _has_room(self, most: int) -> bool:
        if len(self._open) >= most:
            return False
        return not self._open or sum(o.chunk.weight for o in self._open) < self._ahead

    def next(self) -> Piece | None:
        """The piece whose turn it is to be worked on."""
        return self._queue.popleft() if self._queue else None

    def settle(self, piece: Piece, results: Sequence[Any]) -> None:
        """Keeps the results of a piece. Raises WorkerFailed where they are too many or few."""
        if len(results) != piece.stop - piece.start:
            raise WorkerFailed(f"{piece.stop - piece.start} items gave {len(results)} results")
        piece.of.results[piece.start : piece.stop] = results
        piece.of.missing -= len(results)

    def hand_back(self, pieces: Sequence[Piece]) -> None:
        """Has pieces worked on again, before all others: nobody has come to them."""
        self._queue.extendleft(reversed(pieces))

    def died(self, piece: Piece, how: str) -> None:
        """Puts the death of a worker down to `piece`; `how` it ended, in words."""
        if piece.tries and piece.stop - piece.start == 1:
            self.settle(piece, [Lost(f"the worker process that read it {how}, twice")])
            return
        singly = range(piece.start, piece.stop)
        self.hand_back([Piece(piece.of, at, at + 1, piece.tries + 1) for at in singly])
