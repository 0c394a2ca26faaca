"""The trained network, run by onnxruntime on one thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from unfog.errors import SettingsError
from unfog.read.backends.embedded import Floats
from unfog.read.backends.model.inputs import Inputs

_MOST = 4096
"""Tokens read at a stretch: longer documents are cut, so that memory stays bounded."""


class Network:
    """An ONNX file with its heads: inputs of a document in, probabilities by head out."""

    def __init__(self, path: Path, heads: dict[str, list[str]], vectors: Floats) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has no public base class for its errors
            raise SettingsError(f"{path}: not a network that can be run ({error})") from error
        self.heads = heads
        self._vectors = vectors
        self._cuts = np.cumsum([len(c) for c in heads.values()])[:-1]

    def scores(self, given: Inputs) -> dict[str, Floats]:
        """Head → (tokens, classes), each row a distribution."""
        parts = [self._run(given, at) for at in range(0, len(given.heads), _MOST)]
        width = sum(len(c) for c in self.heads.values())
        logits = np.concatenate(parts) if parts else np.zeros((0, width), np.float32)
        split = np.split(logits, self._cuts, axis=1)
        return {head: _softmax(part) for head, part in zip(self.heads, split, strict=True)}

    def _run(self, given: Inputs, at: int) -> Floats:
        part = slice(at, at + _MOST)
        rows = given.embedded.vectors[part]
        size = len(rows)
        found = self._session.run(
            None,
            {
                "vectors": np.where((rows >= 0)[:, None], self._vectors[rows], 0)[None],
                "tensor": given.embedded.tensor[part][None],
                "labels": given.labels[part][None],
                "heads": np.clip(given.heads[part] - at, 0, size - 1)[None],
                "flags": given.flags[part][None],
            },
        )
        return np.asarray(found[0][0], dtype=np.float32)


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
