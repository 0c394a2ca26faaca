"""The board that is current: kept, and refreshed when the register has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection
from threading import Lock

from unfog.review.board import Board
from unfog.review.board_query import BoardQuery, Selection
from unfog.store.base import View

_PATIENCE = 0.5
"""Seconds to wait for another thread that loads, before the last board will do."""

_TEXTS = 64
"""Searches whose documents are remembered."""

_ASKED = 32
"""Selections that are remembered; of 100,000 incidents each takes up to 2 MB."""


class Boards:
    """Gives the board of a register, to any number of threads. Make one a register."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._board: Board | None = None
        self._loading = Lock()
        self._texts = _Recent[Collection[int]](_TEXTS)
        self._asked = _Recent[Selection](_ASKED)

    def current(self) -> Board:
        """The board of the register as it stands.

        After a decision it is made of the last one, quickly; where another process has changed
        much, all is loaded, and meanwhile other threads go on with the last one.
        """
        board = self._board
        if board is not None and board.shown == self._view.shown():
            return board
        if not self._loading.acquire(timeout=-1 if board is None else _PATIENCE) and board:
            return board
        try:
            known = self._board
            if known is None:
                self._board = known = Board.load(self._view)
            elif known.shown != self._view.shown():
                self._board = known = known.refreshed(self._view)
            return known
        finally:
            self._loading.release()

    def select(self, query: BoardQuery) -> Selection:
        """What `query` asks of the current board; the same one as before, while that stands, so
        that list, map, timeline and further pages share what they count."""
        board = self.current()
        return self._asked.get((board.shown, query), lambda: self._selected(board, query))

    def _selected(self, board: Board, query: BoardQuery) -> Selection:
        text = query.text
        if text is None:
            return Selection(board, query)
        numbers = self._texts.get((board.shown, text), lambda: self._view.matching(text))
        return Selection(board, query, numbers)


class _Recent[T]:
    """What was made last, by key; the one not asked for longest goes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[object, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """What is held under `key`, or what `make` gives, held from now on."""
        with self._lock:
            held = self._held.get(key)
            if held is not None:
                self._held.move_to_end(key)
                return held
        made = make()
        with self._lock:
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made
