"""Fits the weights by which `unfog.read.sites` chooses the place of an event.

A log-linear choice among the candidates of each event and "none", whose score is zero. Where
several candidates are right, the choice of any of them is made likely.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.read.site_signs import Signs

STEPS = 250
RATE = 0.1
DECAY = 0.5
"""Strength of the pull towards weights of zero, over all choices."""
RAREST = 15
"""Signs of fewer candidates than this are not learned."""

type Numbers = npt.NDArray[np.float64]
type Places = npt.NDArray[np.int64]


class Choice(msgspec.Struct, frozen=True):
    """One event: the signs of each candidate and whether it is a right one."""

    signs: tuple[Signs, ...]
    right: tuple[bool, ...]


class _Design:
    """The choices as sparse rows, one a candidate."""

    def __init__(self, choices: Sequence[Choice], names: Sequence[str]) -> None:
        column = {name: at for at, name in enumerate(names)}
        cells = [
            (row, column[name], value)
            for row, given in enumerate(s for c in choices for s in c.signs)
            for name, value in given.items()
            if name in column
        ]
        sizes = [len(c.signs) for c in choices]
        self.columns, self.choices, self.candidates = len(names), len(choices), sum(sizes)
        self.row: Places = np.array([row for row, _, _ in cells], dtype=np.int64)
        self.column: Places = np.array([at for _, at, _ in cells], dtype=np.int64)
        self.value: Numbers = np.array([value for _, _, value in cells], dtype=np.float64)
        self.choice: Places = np.repeat(np.arange(len(choices)), sizes)
        self.right: Numbers = np.array([float(r) for c in choices for r in c.right])

    def scores(self, weights: Numbers) -> Numbers:
        return np.bincount(self.row, self.value * weights[self.column], self.candidates)

    def slope(self, scores: Numbers) -> Numbers:
        """How the mean log-likelihood rises with each weight."""
        odds = np.exp(np.clip(scores, -30, 30))
        likely = odds / (1 + np.bincount(self.choice, odds, self.choices))[self.choice]
        good = np.bincount(self.choice, odds * self.right, self.choices)
        wanted = odds * self.right / np.maximum(good, 1e-12)[self.choice]
        gap = (wanted - likely)[self.row]
        return np.bincount(self.column, self.value * gap, self.columns) / self.choices


def fit(choices: Sequence[Choice]) -> Mapping[str, float]:
    """The weights of all signs that are not rare, by `Adam` on the whole set; nothing is random."""
    count = Counter(name for choice in choices for given in choice.signs for name in given)
    names = sorted(name for name, n in count.items() if n >= RAREST)
    design = _Design(choices, names)
    weights = np.zeros(len(names))
    mean, square, rate = np.zeros_like(weights), np.zeros_like(weights), RATE
    for step in range(1, STEPS + 1):
        slope = design.slope(design.scores(weights)) - DECAY * weights / design.choices
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        corrected = np.sqrt(square / (1 - 0.99**step)) + 1e-9
        weights = weights + rate * mean / (1 - 0.9**step) / corrected
        if step > 0.7 * STEPS:
            rate *= 0.96
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
