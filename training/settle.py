"""Grows the trees that choose the day and the place of each incident: `settle.py` of the reader.

    python training/settle.py rows --shared ../shared --out ROWS.npz
    python training/settle.py grow --rows ROWS.npz --out WEIGHTS/settled.npz

`rows` runs in the project's own environment, `grow` needs lightgbm. Rows are pairs of an incident
as the shipped reader reads it, with the weights that have not seen it, and a day or a place of
its document (`settled_rows.py`). WEIGHTS/settled.npz holds the trees of all documents and of each
fold without it.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

FOLDS = 5
SHAPE: dict[str, float] = {
    **{"num_iterations": 150, "learning_rate": 0.08, "num_leaves": 7},
    **{"min_child_samples": 30, "lambda_l2": 10.0, "seed": 1},
}
TAUGHT = {"exact": "days", "overlap": "days", "spot": "spots"}
"""The rows from which each share is learned."""


def rows(shared: Path, out: Path) -> None:
    """Writes rows and labels of all documents with marked claims."""
    from settled_rows import rows_of

    made = rows_of(shared)
    np.savez(out, **made)
    print({name: len(values) for name, values in made.items()})


def grow(given: Path, out: Path) -> None:
    """Writes the trees; prints how surely each share is told out of fold."""
    from trees import arrays
    from trees import grow as grown

    with np.load(given) as archive:
        data = dict(archive)
    kept: dict[str, np.ndarray] = {}
    for share, name in TAUGHT.items():
        table, fold, right = data[name], data[f"{name}.fold"], data[share]
        likely = np.zeros(len(right))
        for k in [*range(FOLDS), -1]:
            model = grown(table[fold != k], right[fold != k], SHAPE)
            kept |= arrays(model, f"{'all' if k < 0 else k}.{share}")
            if k >= 0:
                likely[fold == k] = model.predict(table[fold == k])
        loss = -np.mean(np.where(right > 0, np.log(likely), np.log(1 - likely)))
        print(f"{share}: {len(right)} rows, {right.mean():.3f} right, log loss {loss:.4f}")
    small = {"threshold": np.float32, "leaves": np.float32}
    np.savez_compressed(
        out, **{k: v.astype(small.get(k.rpartition(".")[2], v.dtype)) for k, v in kept.items()}
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    make, learn = steps.add_parser("rows"), steps.add_parser("grow")
    make.add_argument("--shared", type=Path, required=True)
    learn.add_argument("--rows", type=Path, required=True)
    for step in (make, learn):
        step.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    if options.step == "rows":
        rows(options.shared, options.out)
    else:
        grow(options.rows, options.out)


if __name__ == "__main__":
    main()
