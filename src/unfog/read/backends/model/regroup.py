"""Scenes put together anew: each pair is judged, and clusters are joined by their mean chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unfog.read.backends.model.scene_pairs import Told
from unfog.read.happening import Happening

_SAME = 1e-9
"""Chances no further apart than this are alike, on whatever processor they were added up."""


def told(happenings: Sequence[Happening]) -> list[Told]:
    """The scenes that may be put together anew, in text order: items of strike lists stay."""
    found = [Told(s, h) for h in happenings if h.item is None for s in h.scenes]
    return sorted(found, key=lambda t: (t.scene.mention.i, t.happening.number))


def regrouped(
    happenings: Sequence[Happening],
    scenes: Sequence[Told],
    chances: npt.NDArray[np.float64],
    least: float,
) -> list[Happening]:
    """`happenings` with `scenes` put together where the mean chance of their pairs is at least
    `least`; `chances` is (scenes, scenes), symmetric. In the order in which they are told."""
    groups = [[scenes[i].scene for i in c] for c in clusters(chances, least)]
    groups += [h.scenes for h in happenings if h.item is not None]
    groups.sort(key=lambda g: g[0].mention.i)
    out = []
    for number, group in enumerate(groups, 1):
        made = Happening(number, group[0])
        for scene in group[1:]:
            made.add(scene)
        out.append(made)
    return out


def clusters(chances: npt.NDArray[np.float64], least: float) -> list[list[int]]:
    """Indices joined by average linkage (Sokal and Michener 1958) until no two clusters have a
    mean chance of `least`; of equal chances the first pair is joined."""
    held = [[i] for i in range(len(chances))]
    mean = chances.astype(np.float64, copy=True)
    np.fill_diagonal(mean, -1.0)
    while len(held) > 1:
        best = float(mean.max())
        if best < least:
            break
        i, j = (int(x) for x in np.argwhere(mean >= best - _SAME)[0])
        i, j = min(i, j), max(i, j)
        a, b = len(held[i]), len(held[j])
        mean[i] = mean[:, i] = (a * mean[i] + b * mean[j]) / (a + b)
        mean[i, i] = -1.0
        mean = np.delete(np.delete(mean, j, axis=0), j, axis=1)
        held[i] = sorted(held[i] + held.pop(j))
    return held
