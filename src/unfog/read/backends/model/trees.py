"""Boosted trees, evaluated on rows of numbers.

The trees are grown by LightGBM in training (Ke et al. 2017) and kept as flat arrays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unfog.read.backends.arrays import Floats


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees side by side: (trees, nodes) arrays.

    A row goes `left` where its `feature` is at most `threshold`, else `right`. A negative
    child is a leaf: -1 - its column in `leaves`, (trees, leaves), in log-odds.
    """

    feature: npt.NDArray[np.int16]
    threshold: npt.NDArray[np.float64]
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    leaves: npt.NDArray[np.float64]
    depth: int

    @classmethod
    def of(cls, arrays: Mapping[str, npt.NDArray[np.float64]], name: str) -> Trees:
        """The trees kept as `NAME.feature` and so on."""
        part = {
            k: arrays[f"{name}.{k}"] for k in ("feature", "threshold", "left", "right", "leaves")
        }
        return cls(
            feature=part["feature"].astype(np.int16),
            threshold=part["threshold"],
            left=part["left"].astype(np.int16),
            right=part["right"].astype(np.int16),
            leaves=part["leaves"],
            depth=int(arrays[f"{name}.depth"]),
        )

    def probabilities(self, rows: Floats) -> npt.NDArray[np.float64]:
        """One probability a row of (rows, features)."""
        count, trees = len(rows), len(self.feature)
        which = np.arange(trees)
        node = np.zeros((count, trees), dtype=np.int64)
        values = rows.astype(np.float64)
        for _ in range(self.depth):
            at = np.maximum(node, 0)
            wanted = np.take_along_axis(values, self.feature[which, at].astype(np.int64), axis=1)
            down = np.where(
                wanted <= self.threshold[which, at], self.left[which, at], self.right[which, at]
            )
            node = np.where(node < 0, node, down)
        score = self.leaves[which, -1 - node].sum(axis=1)
        return np.asarray(1 / (1 + np.exp(-score)), dtype=np.float64)
