"""Scenes put together anew: each pair is judged, and clusters are joined by their mean chance.

What the rules grouped one after the other is one thing among many that tell of a pair. Pairs
are judged by trees, as claims are. Scenes whose own clauses write out days far from each other are
never put together, whatever is told between them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from unfog.model.timespan import Timespan
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.scene_pairs import Told, pair_rows, pairs
from unfog.read.backends.model.trees import Trees
from unfog.read.happening import Happening

_MOST = 150
"""Scenes of a document from which on the rules' grouping stands: pairs are too many."""
_FAR = 3
"""Days beyond which scenes with written-out dates tell of two happenings: those wounded on one day
may die on the next, but of pairs further apart one in thirty tells of the same."""
_ALIKE = 1e-9
"""Chances no further apart than this are alike, on whatever processor they were added up."""


def regrouped(
    happenings: Sequence[Happening], ground: Ground, same: Trees, least: float
) -> list[Happening]:
    """The scenes of `happenings` put together where the mean chance of their pairs to tell of
    the same is at least `least`, in the order in which they are told. Items of strike lists stay
    as they are."""
    scenes = told(happenings)
    if not 2 <= len(scenes) <= _MOST:
        return list(happenings)
    chances = np.zeros((len(scenes), len(scenes)))
    a, b = pairs(len(scenes))
    chances[a, b] = chances[b, a] = same.probabilities(pair_rows(scenes, ground))
    chances[parted([t.scene.day if t.scene.explicit else None for t in scenes])] = -np.inf
    groups = [[scenes[i].scene for i in c] for c in clusters(chances, least)]
    groups += [h.scenes for h in happenings if h.item is not None]
    groups.sort(key=lambda g: g[0].mention.i)
    return [Happening(number, *group) for number, group in enumerate(groups, 1)]


def told(happenings: Sequence[Happening]) -> list[Told]:
    """The scenes that may be put together anew, in text order: items of strike lists stay."""
    found = [Told(s, h) for h in happenings if h.item is None for s in h.scenes]
    return sorted(found, key=lambda t: (t.scene.mention.i, t.happening.number))


def parted(days: Sequence[Timespan | None]) -> npt.NDArray[np.bool_]:
    """(days, days): whether two of them are known and lie too far apart for one happening."""
    first = np.array([d.start.toordinal() if d else 0 for d in days])
    last = np.array([d.end.toordinal() if d else 0 for d in days])
    known = np.array([d is not None for d in days], dtype=np.bool_)
    gap = np.maximum(first[:, None] - last, first - last[:, None])
    return np.asarray(known[:, None] & known & (gap > _FAR), dtype=np.bool_)


def clusters(chances: npt.NDArray[np.float64], least: float) -> list[list[int]]:
    """Indices joined by average linkage (Sokal and Michener 1958) until no two clusters have a
    mean chance of `least`; of equal chances the first pair is joined. What has a chance of minus
    infinity stays apart."""
    held = [[i] for i in range(len(chances))]
    mean = chances.astype(np.float64, copy=True)
    np.fill_diagonal(mean, -1.0)
    while len(held) > 1:
        best = float(mean.max())
        if best < least:
            break
        i, j = (int(x) for x in np.argwhere(mean >= best - _ALIKE)[0])
        i, j = min(i, j), max(i, j)
        a, b = len(held[i]), len(held[j])
        mean[i] = mean[:, i] = (a * mean[i] + b * mean[j]) / (a + b)
        mean[i, i] = -1.0
        mean = np.delete(np.delete(mean, j, axis=0), j, axis=1)
        held[i] = sorted(held[i] + held.pop(j))
    return held
