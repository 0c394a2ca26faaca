"""What a document speaks of, by country or division, with and without one of its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


class Shares[K: (int, str)]:
    """Weights of countries (by code) or divisions (by number), each given by a name or by none.

    No name speaks for itself: `without` leaves out what it gave.
    """

    def __init__(self, given: Mapping[K, float] | None = None) -> None:
        self._all: dict[K, float] = defaultdict(float, given or {})
        self._own: dict[str, dict[K, float]] = defaultdict(dict)

    def add(self, what: K, weight: float, name: str = "") -> None:
        """Adds `weight`, given by `name` where there is one."""
        self._all[what] += weight
        if name:
            own = self._own[name]
            own[what] = own.get(what, 0.0) + weight

    def all(self) -> dict[K, float]:
        """Share of each in the whole; empty where nothing has weight."""
        return _shares(self._all)

    def without(self, name: str) -> dict[K, float]:
        """Shares in what the other names give."""
        own = self._own.get(name)
        if not own:
            return self.all()
        return _shares({k: w - own.get(k, 0.0) for k, w in self._all.items()})


def _shares[K: (int, str)](weights: Mapping[K, float]) -> dict[K, float]:
    kept = {k: w for k, w in sorted(weights.items()) if w > 1e-9}
    total = sum(kept.values())
    return {k: w / total for k, w in kept.items()} if total else {}
