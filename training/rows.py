"""Archives of `prepare.py` as batches: windows of word pieces, padded."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

IGNORE = -100


@dataclass(frozen=True)
class Part:
    """A window: tokens `first` to `last` of a document, read with those from `context` on."""

    document: int
    context: int
    first: int
    last: int
    ids: np.ndarray
    begins: np.ndarray


@dataclass
class Corpus:
    """One archive; `starts` are the first rows of the documents, with the end after the last."""

    columns: dict[str, np.ndarray]
    starts: np.ndarray
    ids: list[str]
    folds: list[int]

    windows: list[Part]

    @classmethod
    def load(cls, path: Path) -> Corpus:
        with np.load(path) as archive:
            columns = {k: archive[k] for k in archive.files}
        lengths, ids = columns.pop("lengths"), [str(i) for i in columns.pop("ids")]
        folds = columns.pop("folds").tolist()
        pieces, begins = columns.pop("pieces"), columns.pop("begins")
        at, token, parts = 0, 0, []
        for d, context, first, last, size in columns.pop("windows").tolist():
            size_of = last - context
            where = begins[token : token + size_of]
            parts.append(Part(d, context, first, last, pieces[at : at + size], where))
            at, token = at + size, token + size_of
        return cls(columns, np.concatenate([[0], np.cumsum(lengths)]), ids, folds, parts)

    def parts(self, documents: Sequence[int]) -> list[Part]:
        """The windows of these documents."""
        wanted = set(documents)
        return [w for w in self.windows if w.document in wanted]


def batch_of(
    corpus: Corpus, parts: Sequence[Part]
) -> tuple[list[torch.Tensor], dict[str, torch.Tensor]]:
    """Inputs (the mask of real pieces last) and targets by head."""
    size = (len(parts), max(w.last - w.context for w in parts))
    wide = (len(parts), max(len(w.ids) for w in parts))
    c = corpus.columns
    ids, seen = np.zeros(wide, np.int64), np.zeros(wide, bool)
    begins, heads = np.zeros(size, np.int64), np.zeros(size, np.int64)
    labels = np.zeros((*size, 4), np.int64)
    flags = np.zeros((*size, c["flags"].shape[1]), np.float32)
    targets = {k[2:]: np.full(size, IGNORE, np.int64) for k in c if k.startswith("y_")}
    for n, w in enumerate(parts):
        ids[n, : len(w.ids)], seen[n, : len(w.ids)] = w.ids, True
        start = int(corpus.starts[w.document])
        a, b = start + w.context, start + w.last
        own = slice(w.first - w.context, b - a)
        begins[n, : b - a] = w.begins
        labels[n, : b - a] = c["labels"][a:b]
        heads[n, : b - a] = np.clip(c["heads"][a:b] - w.context, 0, b - a - 1)
        flags[n, : b - a] = c["flags"][a:b]
        for head, target in targets.items():
            target[n, own] = c[f"y_{head}"][a:b][own]
    given = [torch.from_numpy(x) for x in (ids, begins, labels, heads, flags, seen)]
    return given, {h: torch.from_numpy(t) for h, t in targets.items()}


def batches(parts: Sequence[Part], size: int, rng: random.Random) -> Iterator[list[Part]]:
    """Windows of like length together, in random order."""
    order = sorted(parts, key=lambda p: len(p.ids) + 40 * rng.random())
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    yield from cut
