"""An index of neighbours: what bulk and step-by-step comparing have in common.

Items (read incidents, say) are filed under keys; those near one another under some key are
compared, and pairs that score enough are linked. What is linked hangs together in
components, which can be dealt with one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

type Indices = NDArray[np.int32]

type Link = tuple[float, int, int]
"""Score, and the two that are linked."""


class Kind[T](Protocol):
    """How items of one kind are filed and compared. Pure functions of the items."""

    @property
    def neighbours(self) -> int:
        """How far apart, in rows of a block, two items may stand to meet."""
        ...

    @property
    def together(self) -> float:
        """The score from which two that are linked hang together."""
        ...

    def pack(self, item: T) -> bytes: ...

    def unpack(self, packed: bytes) -> T: ...

    def rows(self, item: T) -> Iterable[tuple[int, int]]:
        """Rows (key, place), of 63 bits each."""
        ...

    def links(self, items: Sequence[T], left: Indices, right: Indices) -> list[Link]:
        """Of the pairs (left, right) of indices of `items`, those that score enough."""
        ...


_PACKED = np.dtype([("number", "<i8"), ("score", "<f8")])


def pack_links(links: Mapping[int, float]) -> bytes:
    """Numbers of linked items with their scores, in rising order."""
    return np.array(sorted(links.items()), _PACKED).tobytes()


def unpack_links(packed: bytes) -> dict[int, float]:
    rows = np.frombuffer(packed, _PACKED)
    return dict(zip(rows["number"].tolist(), rows["score"].tolist(), strict=True))
