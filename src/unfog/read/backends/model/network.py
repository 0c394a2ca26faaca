"""The trained network, run by onnxruntime on one thread.

The weights that all networks share are 8-bit integers with a scale for each row; what one of
them learned on top is the product of two thin matrices a layer (LoRA, Hu et al. 2021), added
when it is loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from unfog.errors import SettingsError
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.inputs import Inputs
from unfog.read.backends.model.pieces import Window, read_by, windows

_STEPS = 63
"""Of a weight as an integer: with all 127, processors without VNNI overflow where they add two
products in 16 bits, and the same text would be read otherwise there."""
_SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime does to a graph that costs more than it saves: its addition with normalisation
takes four times what the two take."""
type Arrays = Mapping[str, npt.NDArray[Any]]


class Network:
    """Inputs of a document in, probabilities by head out.

    `base` and `own` are the arrays that `training/export.py` writes, `graph` its graph, `heads`
    the classes of each head in the order of the output. Raises SettingsError where they do not
    fit together.
    """

    def __init__(self, graph: Path, base: Arrays, own: Arrays, heads: dict[str, list[str]]) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # each window has a length of its own: plans for the last one's memory only cost time
        options.enable_mem_pattern = options.enable_cpu_mem_arena = False
        try:
            self._held = {
                name: onnxruntime.OrtValue.ortvalue_from_numpy(values)
                for name, values in merged(base, own).items()
            }
            options.add_external_initializers(list(self._held), list(self._held.values()))
            self._session: Any = onnxruntime.InferenceSession(
                str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
            )
        except Exception as error:  # onnxruntime has no public base class for its errors
            raise SettingsError(f"{graph}: not a network that can be run ({error})") from error
        self.heads = heads
        self._cuts = np.cumsum([len(c) for c in heads.values()])[:-1]
        self._words, self._scale = base["encoder.words.weight"], base["encoder.words.weight.scale"]
        self._places = base["encoder.places.weight"].astype(np.float32) + base["encoder.kind"]

    def scores(self, given: Inputs) -> dict[str, Floats]:
        """Head → (tokens, classes), each row a distribution."""
        found = [self._run(given, w) for w in windows(given.pieces.counts, given.sentences)]
        if not found:
            return {head: np.zeros((0, len(c)), np.float32) for head, c in self.heads.items()}
        parts = np.split(np.concatenate(found), self._cuts, axis=1)
        return {head: _softmax(part) for head, part in zip(self.heads, parts, strict=True)}

    def _run(self, given: Inputs, window: Window) -> Floats:
        ids, begins = read_by(window, given.pieces)
        rows = slice(window.context, window.last)
        size = window.last - window.context
        found = self._session.run(
            None,
            {
                "embedded": self._embedded(ids)[None],
                "begins": begins[None],
                "labels": given.labels[rows][None],
                "heads": np.clip(given.heads[rows] - window.context, 0, size - 1)[None],
                "flags": given.flags[rows][None],
            },
        )
        return np.asarray(found[0][0, window.first - window.context :], dtype=np.float32)

    def _embedded(self, ids: Ints) -> Floats:
        words = self._words[ids] * self._scale[ids][:, None]
        return np.asarray(words + self._places[: len(ids)], dtype=np.float32)


def merged(base: Arrays, own: Arrays) -> dict[str, npt.NDArray[Any]]:
    """The weights that the graph names: layers as 8-bit integers, (given, made), with a scale
    for each of what they make; all else as it was trained."""
    out: dict[str, npt.NDArray[Any]] = {}
    for name, values in own.items():
        if not name.endswith((".up", ".down")):
            whole = values.astype(np.float32)
            turn = whole.ndim == 2 and not name.startswith("labels")
            out[name] = np.ascontiguousarray(whole.T) if turn else whole
    for name, values in base.items():
        up = own.get(name.removesuffix("weight") + "up")
        if up is not None:
            down = own[name.removesuffix("weight") + "down"]
            whole = values * base[f"{name}.scale"][:, None]
            whole = whole + up.astype(np.float32) @ down.astype(np.float32)
            scale = np.maximum(np.abs(whole).max(axis=1), 1e-12) / _STEPS
            out[name] = np.ascontiguousarray(np.rint(whole / scale[:, None]).astype(np.int8).T)
            out[f"{name}.scale"] = scale.astype(np.float32)
    return out


def _softmax(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)
