"""The board that is current: kept, and refreshed when the register has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock

from unfog.review.board import Board
from unfog.review.board_query import BoardQuery, Selection
from unfog.store.base import View

_PATIENCE = 0.5
"""Seconds to wait for another thread that loads, before the last board will do."""

_TEXTS = 64
"""Searches whose documents are remembered."""


class Boards:
    """Gives the board of a register, to any number of threads. Make one a register."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._board: Board | None = None
        self._loading = Lock()
        self._texts: OrderedDict[tuple[int, str], Collection[int]] = OrderedDict()
        self._noting = Lock()

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
        """What `query` asks of the current board."""
        board = self.current()
        numbers = () if query.text is None else self._numbers(board.shown, query.text)
        return Selection(board, query, numbers)

    def _numbers(self, shown: int, text: str) -> Collection[int]:
        """Numbers of the documents that hold `text`, remembered until the register changes."""
        asked = shown, text
        with self._noting:
            known = self._texts.get(asked)
            if known is not None:
                self._texts.move_to_end(asked)
                return known
        found = self._view.matching(text)
        with self._noting:
            self._texts[asked] = found
            while len(self._texts) > _TEXTS:
                self._texts.popitem(last=False)
        return found
