"""Trained networks as ONNX files with half-precision weights.

    python training/export.py --nets FOLDER --features FOLDER --out FOLDER

Every FOLDER/NAME.pt becomes OUT/NAME.onnx; the difference to torch is printed.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from network import Network, Shape
from onnx import TensorProto, helper, numpy_helper

NAMES = ("vectors", "tensor", "labels", "heads", "flags")


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """Weights stored in 16 bits, cast to 32 when the file is loaded."""
    graph = model.graph
    casts = []
    for weight in list(graph.initializer):
        if weight.data_type != TensorProto.FLOAT:
            continue
        values = numpy_helper.to_array(weight)
        if values.size < 64:
            continue
        short = numpy_helper.from_array(values.astype(np.float16), weight.name + "_16")
        graph.initializer.remove(weight)
        graph.initializer.append(short)
        casts.append(helper.make_node("Cast", [short.name], [weight.name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        graph.node.insert(0, cast)
    return model


def export(path: Path, out: Path, flags: int) -> float:
    kept = torch.load(path, weights_only=False)
    kept["shape"]["heads"] = {h: tuple(c) for h, c in kept["shape"]["heads"].items()}
    shape = Shape(**kept["shape"])
    model = Network(shape)
    model.load_state_dict(kept["state"])
    model.eval()
    size = 7
    given = (
        torch.randn(1, size, shape.vector),
        torch.randn(1, size, shape.tensor),
        torch.randint(0, 15, (1, size, 4)),
        torch.randint(0, size, (1, size)),
        torch.randint(0, 2, (1, size, flags)).float(),
    )
    torch.onnx.export(
        model,
        given,
        str(out),
        input_names=list(NAMES),
        output_names=["logits"],
        dynamic_axes={n: {1: "tokens"} for n in (*NAMES, "logits")},
        opset_version=17,
        dynamo=False,
    )
    onnx.save(halve(onnx.load(out)), out)
    longer = tuple(torch.cat([g, g, g], 1) for g in given)
    session = onnxruntime.InferenceSession(str(out))
    found = session.run(None, {n: g.numpy() for n, g in zip(NAMES, longer, strict=True)})[0]
    with torch.no_grad():
        return float(np.abs(found - model(*longer).numpy()).max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nets", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(given.nets.glob("*.pt")):
        out = given.out / f"{path.stem}.onnx"
        flags = torch.load(path, weights_only=False)["shape"]["flags"]
        off = export(path, out, flags)
        heads = torch.load(path, weights_only=False)["shape"]["heads"]
        kept = {h: list(c) for h, c in heads.items()}
        (given.out / "heads.json").write_text(json.dumps(kept) + "\n")
        print(out.name, f"{out.stat().st_size / 1e6:.2f} MB, off by at most {off:.4f}", flush=True)


if __name__ == "__main__":
    main()
