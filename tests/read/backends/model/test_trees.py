"""Trees give the log-odds of the leaves that a row falls into."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.read.backends.model.trees import Trees

ARRAYS = {
    # tree 0: feature 0 <= 1.5 ? leaf 0 : (feature 1 <= 0 ? leaf 1 : leaf 2); tree 1: one leaf
    "t.feature": np.array([[0, 1], [0, 0]]),
    "t.threshold": np.array([[1.5, 0.0], [0.0, 0.0]]),
    "t.left": np.array([[-1, -2], [-1, -1]]),
    "t.right": np.array([[1, -3], [-1, -1]]),
    "t.leaves": np.array([[-2.0, 0.5, 3.0], [0.25, 0.0, 0.0]]),
}


def expected(a: float, b: float) -> float:
    score = (-2.0 if a <= 1.5 else 0.5 if b <= 0 else 3.0) + 0.25
    return float(1 / (1 + np.exp(-score)))


@given(st.lists(st.tuples(st.floats(-9, 9, width=32), st.floats(-9, 9, width=32)), max_size=20))
def test_each_row_falls_through_every_tree(rows: list[tuple[float, float]]) -> None:
    trees = Trees.of(ARRAYS, "t")
    found = trees.probabilities(np.array(rows, dtype=np.float32).reshape(len(rows), 2))
    assert found == pytest.approx([expected(a, b) for a, b in rows])


def test_trees_of_too_many_leaves_are_refused() -> None:
    wide = {f"t.{k}": np.zeros((1, n)) for k, n in (("left", 16), ("right", 16), ("leaves", 17))}
    with pytest.raises(ValueError, match="16 at most"):
        Trees.of(wide, "t")


def test_many_rows_are_judged_as_few_are() -> None:
    trees = Trees.of(ARRAYS, "t")
    rows = np.random.default_rng(7).normal(size=(5000, 2)).astype(np.float32)
    apart = np.concatenate([trees.probabilities(rows[:3000]), trees.probabilities(rows[3000:])])
    assert np.array_equal(trees.probabilities(rows), apart)
    assert trees.probabilities(rows[:0]).shape == (0,)
