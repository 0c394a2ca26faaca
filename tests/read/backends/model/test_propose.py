"""Spans out of the network's probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from unfog.read.backends.model.propose import spans


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(1, 0, 0), (0.2, 0.7, 0.1), (0.3, 0.1, 0.6), (1, 0, 0)], [(1, 3)]),
        ([(0.2, 0.7, 0.1), (0.2, 0.7, 0.1)], [(0, 1), (1, 2)]),
        ([(0.2, 0.1, 0.7)], [(0, 1)]),
        ([(0.8, 0.1, 0.1)], []),
        ([], []),
    ],
    ids=["one of two words", "two side by side", "within without a start", "unlikely", "empty"],
)
def test_spans(rows: list[tuple[float, float, float]], found: list[tuple[int, int]]) -> None:
    table = np.array(rows, dtype=np.float32).reshape(len(rows), 3)
    assert spans(table, 0.3) == found
