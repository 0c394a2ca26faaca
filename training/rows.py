"""Archives of `prepare.py` as batches: chunks of whole sentences, padded."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from network import IGNORE

CHUNK = 256


@dataclass
class Corpus:
    """One archive; `starts` are the first rows of the documents, with the end after the last."""

    columns: dict[str, np.ndarray]
    starts: np.ndarray
    ids: list[str]

    @classmethod
    def load(cls, path: Path) -> Corpus:
        with np.load(path) as archive:
            columns = {k: archive[k] for k in archive.files}
        lengths, ids = columns.pop("lengths"), [str(i) for i in columns.pop("ids")]
        return cls(columns, np.concatenate([[0], np.cumsum(lengths)]), ids)

    def chunks(self, documents: Sequence[int]) -> list[tuple[int, int, int]]:
        """(document, first row, last row) of pieces of at most CHUNK rows, cut where a head
        chain ends, so that no token's head lies outside."""
        out = []
        for d in documents:
            begin, stop = int(self.starts[d]), int(self.starts[d + 1])
            at = begin
            while at < stop:
                end = min(at + CHUNK, stop)
                if end < stop:
                    end = self._cut(begin, at, end)
                out.append((d, at, end))
                at = end
        return out

    def _cut(self, begin: int, at: int, end: int) -> int:
        heads = self.columns["heads"]
        reach = np.maximum.accumulate(heads[at:end] + begin)
        back = np.minimum.accumulate((heads[at : end + 1] + begin)[::-1])[::-1]
        good = np.flatnonzero(
            (reach < np.arange(at + 1, end + 1)) & (back[1:] > np.arange(at, end))
        )
        return at + int(good[-1]) + 1 if len(good) else end


def batch_of(
    corpus: Corpus, chunks: Sequence[tuple[int, int, int]], vectors: np.ndarray
) -> tuple[list[torch.Tensor], dict[str, torch.Tensor], torch.Tensor]:
    """Inputs, targets by head, and the mask of real rows."""
    longest = max(b - a for _, a, b in chunks)
    size = (len(chunks), longest)
    c = corpus.columns
    out = [
        np.zeros((*size, vectors.shape[1]), np.float32),
        np.zeros((*size, c["tensor"].shape[1]), np.float32),
        np.zeros((*size, 4), np.int64),
        np.zeros(size, np.int64),
        np.zeros((*size, c["flags"].shape[1]), np.float32),
    ]
    targets = {k[2:]: np.full(size, IGNORE, np.int64) for k in c if k.startswith("y_")}
    mask = np.zeros(size, bool)
    for n, (d, a, b) in enumerate(chunks):
        rows = c["vectors"][a:b]
        out[0][n, : b - a] = np.where((rows >= 0)[:, None], vectors[rows], 0)
        out[1][n, : b - a] = c["tensor"][a:b]
        out[2][n, : b - a] = c["labels"][a:b]
        inside = c["heads"][a:b] + int(corpus.starts[d]) - a
        out[3][n, : b - a] = np.clip(inside, 0, b - a - 1)
        out[4][n, : b - a] = c["flags"][a:b]
        mask[n, : b - a] = True
        for head, target in targets.items():
            target[n, : b - a] = c[f"y_{head}"][a:b]
    tensors = {h: torch.from_numpy(t) for h, t in targets.items()}
    return [torch.from_numpy(o) for o in out], tensors, torch.from_numpy(mask)


def batches(
    chunks: Sequence[tuple[int, int, int]], size: int, rng: random.Random
) -> Iterator[list[tuple[int, int, int]]]:
    """Chunks of like length together, in random order."""
    order = sorted(chunks, key=lambda c: c[2] - c[1] + 40 * rng.random())
    cut = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(cut)
    yield from cut
