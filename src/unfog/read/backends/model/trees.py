"""Boosted trees, evaluated on rows of numbers.

The trees are grown by LightGBM in training (Ke et al. 2017) and kept as flat arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unfog.read.backends.arrays import Floats

_MOST_LEAVES = 16
"""Of a tree: each has its bit."""
_AT_ONCE = 2048
"""Rows: each takes some 50 kB while it is judged."""
_EVERY = np.uint16(0xFFFF)


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees side by side: (trees, nodes) and (trees, leaves) arrays.

    A row fails a node where its `feature` is above the `threshold`, and can then reach none of
    the leaves on the node's left: `left` has a bit for each that remains. Of the leaves that all
    failed nodes leave, the first from the left is the row's (QuickScorer, Lucchese et al. 2015),
    so that no tree is walked. `leaves` are log-odds, from left to right.
    """

    feature: npt.NDArray[np.int64]
    threshold: npt.NDArray[np.float64]
    left: npt.NDArray[np.uint16]
    leaves: npt.NDArray[np.float64]

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[np.float64]], name: str) -> Trees:
        """The trees kept as `NAME.feature`, `.threshold`, `.left`, `.right` and `.leaves`.

        There a negative child is a leaf: -1 - its column. Raises ValueError for trees of more
        than 16 leaves.
        """
        left, right = arrays[f"{name}.left"], arrays[f"{name}.right"]
        leaves = arrays[f"{name}.leaves"]
        if leaves.shape[1] > _MOST_LEAVES:
            raise ValueError(f"{name}: trees of {leaves.shape[1]} leaves, {_MOST_LEAVES} at most")
        masks = np.full(left.shape, _EVERY)
        ordered = np.zeros_like(leaves)
        for tree in range(len(leaves)):
            for column, found in enumerate(_leaves(left[tree], right[tree], 0, masks[tree], 0)):
                ordered[tree, column] = leaves[tree, found]
        return cls(
            feature=arrays[f"{name}.feature"].astype(np.int64),
            threshold=arrays[f"{name}.threshold"],
            left=masks,
            leaves=ordered,
        )

    def probabilities(self, rows: Floats) -> npt.NDArray[np.float64]:
        """One probability a row of (rows, features)."""
        parts = [self._part(rows[n : n + _AT_ONCE]) for n in range(0, len(rows), _AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _part(self, rows: Floats) -> npt.NDArray[np.float64]:
        failed = rows.astype(np.float64)[:, self.feature] > self.threshold
        reached = np.bitwise_and.reduce(np.where(failed, self.left, _EVERY), axis=2)
        first = np.frexp((reached & -reached).astype(np.float32))[1] - 1
        score = self.leaves[np.arange(len(self.leaves)), first].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)


def _leaves(
    left: npt.NDArray[np.float64],
    right: npt.NDArray[np.float64],
    node: int,
    masks: npt.NDArray[np.uint16],
    first: int,
) -> Iterator[int]:
    """The leaves below `node` from left to right, the first of them the tree's `first`; fills in
    `masks`."""
    if node < 0:
        yield -1 - node
        return
    below = list(_leaves(left, right, int(left[node]), masks, first))
    masks[node] = _EVERY & ~np.uint16((1 << first + len(below)) - (1 << first))
    yield from below
    yield from _leaves(left, right, int(right[node]), masks, first + len(below))
