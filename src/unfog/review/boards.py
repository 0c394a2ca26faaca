"""The board that is current: kept, refreshed after decisions, loaded anew after all else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from threading import Lock

from unfog.review.board import Board
from unfog.review.board_query import BoardQuery, Selection
from unfog.store.base import View

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
        """The board as the register stands.

        While one thread loads it anew, since another process changed the register, the others
        get the last one.
        """
        board = self._board
        if board is not None and board.shown == self._view.shown():
            return board
        if board is not None and not self._loading.acquire(blocking=False):
            return board
        if board is None:
            self._loading.acquire()
        try:
            if self._board is None or self._board.shown != self._view.shown():
                self._board = Board.load(self._view)
            return self._board
        finally:
            self._loading.release()

    def decided(self, changed: Collection[str]) -> Board:
        """The board after a decision that changed, made or dropped the incidents `changed`.

        To be called once for each decision, by whoever decided, before the next one is made.
        """
        with self._loading:
            if self._board is None:
                self._board = Board.load(self._view)
            else:
                self._board = self._board.refreshed(self._view, changed)
            return self._board

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
