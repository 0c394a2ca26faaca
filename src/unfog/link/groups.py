"""What hangs together by pairs."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from unfog.link.index import Indices


def groups(count: int, pairs: Iterable[tuple[int, int]]) -> Indices:
    """For each of `count` items the least of those that it hangs together with."""
    up = list(range(count))
    for i, j in pairs:
        a, b = i, j
        while up[a] != a:
            up[a] = a = up[up[a]]
        while up[b] != b:
            up[b] = b = up[up[b]]
        up[max(a, b)] = min(a, b)
    for i, above in enumerate(up):
        up[i] = up[above]  # roots are the least of their groups: met before the others
    return np.array(up, np.int32)
