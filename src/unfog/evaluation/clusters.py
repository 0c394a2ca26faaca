"""How far two groupings of the same items agree: by pairs, and B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Agreement(NamedTuple):
    """Precision and recall, each from 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Grouping:
    """Items counted by their true and their found group; items themselves are not kept."""

    def __init__(self, links: Iterable[tuple[str, str]] = ()) -> None:
        self._both: Counter[tuple[str, str]] = Counter(links)

    def pairwise(self) -> Agreement:
        """Over pairs of items: how many joined belong together, how many that do are joined.

        Where no pair is joined, or none belongs together, the share is 1.
        """
        right = _pairs(self._both)
        joined, wanted = _pairs(self._found()), _pairs(self._true())
        return Agreement(right / joined if joined else 1.0, right / wanted if wanted else 1.0)

    def bcubed(self) -> Agreement:
        """Over items: how much of an item's found group is of its true one, and the reverse."""
        found, true, items = self._found(), self._true(), self._both.total()
        if not items:
            return Agreement(1.0, 1.0)
        return Agreement(
            sum(n * n / found[pair[1]] for pair, n in self._both.items()) / items,
            sum(n * n / true[pair[0]] for pair, n in self._both.items()) / items,
        )

    def _true(self) -> Counter[str]:
        return _summed(self._both, 0)

    def _found(self) -> Counter[str]:
        return _summed(self._both, 1)


def _summed(both: Counter[tuple[str, str]], side: int) -> Counter[str]:
    total: Counter[str] = Counter()
    for pair, count in both.items():
        total[pair[side]] += count
    return total


def _pairs[T](groups: Counter[T]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())
