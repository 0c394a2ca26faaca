"""Grows the trees that judge proposed claims, and puts the weights of the reader together.

    python training/judge.py --rows ROWS.npz --networks FOLDER --out WEIGHTS --version V

WEIGHTS becomes what `unfog.read.backends.model.weights` loads: for all of the gold and for each
fold what the network learned and its trees (.npz), and what all share.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
from bounds import BOUNDS
from trees import arrays, grow

SHAPES: dict[str, dict[str, float]] = {
    "claims": {"num_iterations": 300, "seed": 1},
    "roles": {
        **{"num_iterations": 150, "seed": 1},
        **{"num_leaves": 7, "min_child_samples": 40, "lambda_l2": 20.0},
    },
}
TRAP = 2.0
"""How much more a claim where nothing happened weighs than another wrong one."""

STANCE = 1
"""The column of a claim's stance, 0 where it asserts."""


def f1_of(likely: np.ndarray, data: dict[str, np.ndarray]) -> str:
    """Claim F1 of each part of the gold, a little low: what is dropped is not matched anew."""
    ruled, asserted = data["origin"] == 0, data["claims"][:, STANCE] == 0
    cut = np.where(
        asserted,
        np.where(ruled, BOUNDS["ruled"], BOUNDS["proposed"]),
        np.where(ruled, BOUNDS["ruled_against"], BOUNDS["proposed_against"]),
    )
    out = []
    for part, wanted in enumerate(data["wanted"]):
        kept = (data["right"] >= 0) & (likely >= cut) & (data["claim_part"] == part)
        hit = float((data["right"][kept] == 1).sum())
        out.append(f"{2 * hit / float(kept.sum() + wanted):.4f}")
    return ", ".join(out)


def card(given: argparse.Namespace) -> None:
    """Writes what the weights say of themselves."""
    said = {
        "version": given.version,
        "heads": json.loads((given.networks / "heads.json").read_text()),
        "seen": json.loads(given.rows.with_suffix(".seen.json").read_text()),
        "bounds": BOUNDS,
    }
    (given.out / "card.json").write_text(json.dumps(said, indent=1) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with np.load(given.rows) as archive:
        data = dict(archive)
    folds = sorted(set(data["claim_fold"].tolist()))
    likely = np.zeros(len(data["right"]))
    agreed = 0.0
    for k in [*folds, -1]:
        kept = {}
        for name, label, fold in (
            ("claims", "right", "claim_fold"),
            ("roles", "main", "role_fold"),
        ):
            seen = data[fold] != k
            weight = 1 + TRAP * data["trap"][seen] if name == "claims" else None
            model = grow(data[name][seen], data[label][seen], SHAPES[name], weight)
            kept |= arrays(model, name)
            if k >= 0 and name == "claims":
                likely[~seen] = model.predict(data[name][~seen])
            elif k >= 0:
                main = data[label][~seen]
                guess = model.predict(data[name][~seen]) >= BOUNDS["main"]
                agreed += float((guess[main >= 0] == main[main >= 0]).sum())
        name = "claims" if k < 0 else f"claims-{k}"
        with np.load(given.networks / f"{name}.network.npz") as held:
            kept |= {f"network.{part}": values for part, values in held.items()}
        with np.load(given.networks / f"{name}.scenes.npz") as held:
            kept |= dict(held)
        np.savez_compressed(given.out / f"{name}.npz", **kept)
    for shared in ("graph.onnx", "base.npz"):
        shutil.copy(given.networks / shared, given.out / shared)
    card(given)
    known = float((data["main"] >= 0).sum())
    f1 = f1_of(likely, data)
    print(f"claim F1 (news, own, invented) at least {f1}, role of incidents {agreed / known:.3f}")


if __name__ == "__main__":
    main()
