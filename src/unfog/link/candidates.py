"""The pairs of a list of facts that linking compares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from unfog.link.block import Blocks
from unfog.link.facts import Facts
from unfog.link.filing import number_of
from unfog.link.kind import FACTS


def candidates(facts: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j) of indices with i < j, each once, in rising order."""
    filed = [(key, place, i) for i, row in enumerate(facts) for key, place in FACTS.rows(row)]
    rows = np.array(filed, np.int64).reshape(-1, 3)
    numbers = np.array([number_of(row.part) for row in facts], np.int64)
    blocks = Blocks(rows[:, 0], rows[:, 1], rows[:, 2].astype(np.int32), numbers)
    for left, right in blocks.pairs(FACTS.neighbours):
        yield from FACTS.meeting(facts, left, right)
