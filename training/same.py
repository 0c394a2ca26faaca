"""Grows the trees that tell which scenes of a document are of one happening.

    python training/same.py --pairs PAIRS.npz --networks FOLDER

Writes FOLDER/claims-K.scenes.npz beside the networks, each learned without its fold.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from trees import arrays, grow

SHAPE: dict[str, float] = {"num_iterations": 200, "seed": 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    given = parser.parse_args()
    with np.load(given.pairs) as archive:
        data = dict(archive)
    known = data["same"] >= 0
    right = 0.0
    for k in [*sorted(set(data["fold"].tolist())), -1]:
        seen = data["fold"] != k
        model = grow(data["pairs"][seen], data["same"][seen], SHAPE, data["weight"][seen])
        name = "claims" if k < 0 else f"claims-{k}"
        np.savez_compressed(given.networks / f"{name}.scenes.npz", **arrays(model, "scenes"))
        if k >= 0:
            here = known & ~seen
            guess = model.predict(data["pairs"][here]) >= 0.5
            right += float((guess == data["same"][here]).sum())
    print(f"{right / known.sum():.3f} of {known.sum()} pairs right by trees that had not seen them")


if __name__ == "__main__":
    main()
