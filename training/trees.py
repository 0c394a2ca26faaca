"""LightGBM's trees as the flat arrays of `unfog.read.backends.model.trees`."""

from __future__ import annotations

import lightgbm
import numpy as np

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.04,
    "num_leaves": 15,
    "min_child_samples": 20,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
}


def grow(
    rows: np.ndarray, right: np.ndarray, shape: dict[str, float], weight: np.ndarray | None = None
) -> lightgbm.Booster:
    """Trees for the probability of `right` (0 or 1; rows with -1 are left out).

    `shape` are LightGBM's parameters that differ from `PARAMETERS`, `num_iterations` among them.
    """
    known = right >= 0
    given = None if weight is None else weight[known]
    data = lightgbm.Dataset(rows[known], right[known], weight=given)
    return lightgbm.train(PARAMETERS | shape, data)


def arrays(model: lightgbm.Booster, name: str) -> dict[str, np.ndarray]:
    """Flat arrays, padded to the largest tree; a tree that is one leaf becomes one node."""
    trees = [t["tree_structure"] for t in model.dump_model()["tree_info"]]
    most = max(2, *(t["num_leaves"] for t in model.dump_model()["tree_info"]))
    out = {
        "feature": np.zeros((len(trees), most - 1), np.int16),
        "threshold": np.zeros((len(trees), most - 1)),
        "left": np.full((len(trees), most - 1), -1, np.int16),
        "right": np.full((len(trees), most - 1), -1, np.int16),
        "leaves": np.zeros((len(trees), most)),
    }
    for n, tree in enumerate(trees):
        _walk(tree, n, out)
    return {f"{name}.{k}": v for k, v in out.items()}


def _walk(tree: dict, n: int, out: dict[str, np.ndarray]) -> None:
    if "split_index" not in tree:
        out["leaves"][n, 0] = tree["leaf_value"]
        return
    todo = [tree]
    while todo:
        node = todo.pop()
        at = node["split_index"]
        out["feature"][n, at] = node["split_feature"]
        out["threshold"][n, at] = node["threshold"]
        for side in ("left", "right"):
            child = node[f"{side}_child"]
            if "split_index" in child:
                out[side][n, at] = child["split_index"]
                todo.append(child)
            else:
                out[side][n, at] = -1 - child["leaf_index"]
                out["leaves"][n, child["leaf_index"]] = child["leaf_value"]
