"""Trained networks as what ships: one ONNX graph without weights, and the weights as arrays.

    python training/export.py --nets FOLDER --out FOLDER

OUT/graph.onnx is the same for all; OUT/base.npz holds the 8-bit embeddings and layers that all
share; OUT/NAME.npz what NAME learned on top. `unfog.read.backends.model.network` puts them
together.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from encoder import HEADS, WIDTH, Network, Shape, attended
from onnx import TensorProto, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

NAMES = ("embedded", "begins", "labels", "heads", "flags")
ENCODER = "encoder."
PARTS = ("mixed", "attended", "inner", "outer")


class Attention(torch.autograd.Function):
    """Attention of all heads as one operator of onnxruntime, which needs half the time of its
    parts."""

    @staticmethod
    def forward(_: object, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
        return attended(q, k, v, None)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        made = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=HEADS)
        made.setType(q.type())
        return made


class Merged(nn.Module):
    """The network as it runs: from embedded pieces on, without LoRA."""

    def __init__(self, model: Network) -> None:
        super().__init__()
        self.model = model

    def forward(
        self,
        embedded: torch.Tensor,
        begins: torch.Tensor,
        labels: torch.Tensor,
        heads: torch.Tensor,
        flags: torch.Tensor,
    ) -> torch.Tensor:
        x = self.model.encoder.norm(embedded)
        for layer in self.model.encoder.layers:
            q, k, v = layer.mixed(x).chunk(3, -1)
            x = layer.then(x, Attention.apply(q, k, v))
        return self.model.out(self.model.told(x, begins, labels, heads, flags))


def loaded(path: Path) -> Network:
    kept = torch.load(path, weights_only=False)
    kept["shape"]["heads"] = {h: tuple(c) for h, c in kept["shape"]["heads"].items()}
    model = Network(Shape(**kept["shape"]))
    model.load_state_dict(kept["state"])
    return model.eval()


def graph(model: Network, out: Path) -> None:
    """The graph with 8-bit layers; what it computes with is named and left out."""
    merged = Network(Shape(model.shape.heads, model.shape.flags))
    state = {k: v for k, v in model.state_dict().items() if not k.endswith((".up", ".down"))}
    merged.load_state_dict(state)
    size, flags = 9, model.shape.flags
    given = (
        torch.randn(1, size + 4, WIDTH),
        torch.arange(size)[None],
        torch.randint(0, 15, (1, size, 4)),
        torch.randint(0, size, (1, size)),
        torch.randint(0, 2, (1, size, flags)).float(),
    )
    axes = {n: {1: "tokens"} for n in (*NAMES[1:], "logits")} | {"embedded": {1: "pieces"}}
    plain = out.with_suffix(".plain")
    torch.onnx.export(
        Merged(merged.eval()),
        given,
        str(plain),
        input_names=list(NAMES),
        output_names=["logits"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    exported = onnx.load(plain)
    known = names(exported, merged.state_dict())
    inside = [n.name for n in exported.graph.node if known.get(_weight(n), "").startswith(ENCODER)]
    quantize_dynamic(
        plain,
        out,
        per_channel=True,
        weight_type=QuantType.QInt8,
        nodes_to_quantize=inside,
        extra_options={"WeightSymmetric": True},
    )
    plain.unlink()
    out.write_bytes(emptied(onnx.load(out), known).SerializeToString())


def _weight(node: onnx.NodeProto) -> str:
    return node.input[1] if node.op_type == "MatMul" else ""


def names(model: onnx.ModelProto, state: dict[str, torch.Tensor]) -> dict[str, str]:
    """The name in `state` of each of the graph's weights, found by its values."""
    out = {}
    for held in model.graph.initializer:
        values = numpy_helper.to_array(held)
        for name, tensor in state.items():
            mine = tensor.numpy()
            if mine.ndim == 2 and not name.startswith("labels"):
                mine = mine.T
            if mine.shape == values.shape and np.array_equal(mine, values):
                out[held.name] = name
    return out


def emptied(model: onnx.ModelProto, known: dict[str, str]) -> onnx.ModelProto:
    """The graph with its weights named as in torch (8-bit ones with NAME.scale beside them) and
    said to lie elsewhere: whoever runs it hands them over."""
    new = {}
    for held in model.graph.initializer:
        base, kind = held.name, ""
        for ending in ("_quantized", "_scale"):
            if held.name.endswith(ending):
                base, kind = held.name.removesuffix(ending), ending
        if base in known:
            new[held.name] = known[base] + (".scale" if kind == "_scale" else "")
            for field in ("raw_data", "float_data", "int32_data", "external_data"):
                held.ClearField(field)
            held.data_location = TensorProto.EXTERNAL
            place = held.external_data.add()
            place.key, place.value = "location", "elsewhere"
            held.name = new[held.name]
    for node in model.graph.node:
        for n, given in enumerate(node.input):
            node.input[n] = new.get(given, given)
    return model


def weights(model: Network) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """What all networks share, as 8-bit integers with scales, and what this one learned."""
    base, own = {}, {}
    for name, tensor in model.state_dict().items():
        values = tensor.numpy()
        if name == "encoder.words.weight" or (name.startswith(ENCODER) and _is_layer(name)):
            scale = np.maximum(np.abs(values).max(1), 1e-12) / 127
            base[name] = np.rint(values / scale[:, None]).astype(np.int8)
            base[f"{name}.scale"] = scale.astype(np.float32)
        elif name in ("encoder.places.weight", "encoder.kind"):
            base[name] = values.astype(np.float16)
        elif not name.startswith(("home", "same")):  # of use in training only
            own[name] = values.astype(np.float16)
    return base, own


def _is_layer(name: str) -> bool:
    return any(name.endswith(f".{part}.weight") for part in PARTS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nets", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    shared: dict[str, np.ndarray] = {}
    for path in sorted(given.nets.glob("claims*.pt")):
        model = loaded(path)
        base, own = weights(model)
        if not shared:
            shared = base
            graph(model, given.out / "graph.onnx")
            np.savez_compressed(given.out / "base.npz", **base)
            heads = {h: list(c) for h, c in model.shape.heads.items()}
            (given.out / "heads.json").write_text(json.dumps(heads) + "\n")
        elif any(not np.array_equal(shared[k], v) for k, v in base.items()):
            raise SystemExit(f"{path}: was not trained on the same base as the others")
        np.savez_compressed(given.out / f"{path.stem}.network.npz", **own)
        print(path.stem, f"{sum(a.nbytes for a in own.values()) / 1e6:.2f} MB", flush=True)


if __name__ == "__main__":
    main()
