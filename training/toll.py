"""Weights of the toll's signs, from incidents whose victims are known.

    python training/toll.py ../shared/data/gva --out src/unfog/read/data/toll.json

Fits a log-linear choice among the pairs that `unfog.read.toll_choice` allows, on the documents
of the split `train` that tell of one incident. Same data, same weights:
nothing is drawn at random. About four minutes on one core, nearly all of it parsing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.evaluation.counts import Case, cases, collected, read_gva
from unfog.read.toll_choice import features
from unfog.read.toll_told import Features, Pair, Told

STEPS = 250
RATE = 0.15
DECAY = 3.0
"""Strength of the pull towards weights of zero, over all documents."""
SMALLEST = 0.02
"""Weights below this are left out."""

type Choice = tuple[list[tuple[Pair, Features]], Pair]


def fit(choices: list[Choice]) -> dict[str, float]:
    """Weights that make the right pair likely in each choice: `Adam` on the whole set."""
    names = sorted({name for options, _ in choices for _, found in options for name in found})
    column = {name: at for at, name in enumerate(names)}
    rows, starts, right = _rows(choices, column)
    lengths = np.diff(np.append(starts, len(rows)))
    of_choice = np.repeat(np.arange(len(starts)), lengths)
    weights = np.zeros(len(names))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    wanted = rows[right].mean(axis=0)
    rate = RATE
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[of_choice]
        likely = np.exp(scores)
        likely /= np.add.reduceat(likely, starts)[of_choice]
        slope = wanted - (likely @ rows + DECAY * weights) / len(starts)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        corrected = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        weights = weights + rate * mean / (1 - 0.9**step) / corrected
        if step > 0.7 * STEPS:
            rate *= 0.97
    found = {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}
    return {name: weight for name, weight in found.items() if abs(weight) >= SMALLEST}


def _rows(
    choices: list[Choice], column: dict[str, int]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """One row a pair; where each choice begins; which row is right in each."""
    rows = np.zeros((sum(len(options) for options, _ in choices), len(column)))
    starts, right, at = [], [], 0
    for options, answer in choices:
        starts.append(at)
        for pair, found in options:
            for name, value in found.items():
                rows[at, column[name]] = value
            if pair == answer:
                right.append(at)
            at += 1
    return rows, np.array(starts), np.array(right)


def choice(told: Told, case: Case) -> Choice | None:
    """The choice that a document poses; None where no statement allows the right answer."""
    options = list(features(told))
    answer = (case.killed, case.injured)
    return (options, answer) if any(pair == answer for pair, _ in options) else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="folder with docs.jsonl.gz and incidents.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go (JSON)")
    options = parser.parse_args()
    documents, incidents, _ = read_gva(options.data)
    chosen = cases(documents, incidents, split="train", alone=False, fewest=0)
    found = [choice(told, case) for case, told in collected(chosen)]
    choices = [one for one in found if one is not None]
    weights = fit(choices)
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    report = f"{len(choices)} of {len(chosen)} documents, {len(weights)} weights: {options.out}"
    sys.stdout.write(report + "\n")


if __name__ == "__main__":
    main()
