"""The board: all incidents of a register in memory, as they stood at one moment.

A board never changes; `refreshed` makes a new one. Whoever answers a question keeps to one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from unfog.review.board_columns import NEVER, Columns, FacetName, Ints, columns_of
from unfog.review.board_splice import spliced
from unfog.store.base import View


class Board:
    """Columns of all incidents. `shown` tells which conclusion of the register they show."""

    def __init__(self, columns: Columns, shown: int) -> None:
        self.columns = columns
        self.shown = shown

    @classmethod
    def load(cls, view: View) -> Self:
        """The board of the register as it is now."""
        rows = view.board()
        return cls(columns_of(rows), rows.shown)

    def refreshed(self, view: View) -> Board:
        """The board of the register as it is now, made of this one where little has changed."""
        rows = view.board(self.shown)
        if rows.changed is None:
            return Board(columns_of(rows), rows.shown)
        gone = [self.row_of[id] for id in rows.changed if id in self.row_of]
        return Board(spliced(self.columns, gone, columns_of(rows, self.columns)), rows.shown)

    def __len__(self) -> int:
        return len(self.columns.plain.id)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Rows by id."""
        return {id: row for row, id in enumerate(self.columns.plain.id.tolist())}

    def codes(self, facet: FacetName) -> Mapping[str, int]:
        """Codes of a facet by what they stand for."""
        return self._codes[facet]

    @cached_property
    def _codes(self) -> dict[FacetName, dict[str, int]]:
        return {
            name: {value: code for code, value in enumerate(values)}
            for name, values in self.columns.values.items()
        }

    @cached_property
    def by_day_falling(self) -> Ints:
        """Rows by first day, the last first; undated last; then id."""
        start = self.columns.plain.start
        return _sorted(np.where(start == NEVER, NEVER, -start))

    @cached_property
    def by_accounts(self) -> Ints:
        """Rows by accounts, the most first; then as the rows are."""
        return _sorted(-self.columns.plain.accounts)

    @cached_property
    def by_killed(self) -> Ints:
        """Rows by the best number of killed, the most first, not known last."""
        return _sorted(-self.columns.plain.best)

    def values(self, facet: FacetName, wanted: NDArray[np.int64]) -> list[tuple[str, ...]]:
        """What each of the rows `wanted` has of a facet, in alphabetical order."""
        rows, codes = self.columns.facets[facet]
        names = self.columns.values[facet]
        firsts, lasts = np.searchsorted(rows, [wanted, wanted + 1]).tolist()
        return [
            tuple(sorted(names[code] for code in codes[first:last].tolist()))
            for first, last in zip(firsts, lasts, strict=True)
        ]


def _sorted(keys: Ints) -> Ints:
    return np.argsort(keys, kind="stable").astype(np.int32)
