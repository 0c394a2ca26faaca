"""Weights of the signs by which the bench `muc4` picks events and role fillers.

    python training/muc4.py ../shared/data/muc4/train.jsonl.gz \\
        --out src/unfog/evaluation/data/muc4.json

Two logistic regressions, on events (does it make a template that the gold has?) and on phrases
(does the gold have it in that role?). Same data, same weights: nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from unfog.evaluation.corpus import read_records
from unfog.evaluation.muc4 import Record, gold, read_all
from unfog.evaluation.muc4_assemble import assemble
from unfog.evaluation.muc4_rules import LOOSE, Read
from unfog.evaluation.muc4_score import ROLES, Filler, Template, agree, compare, pair
from unfog.evaluation.muc4_signs import Signs, Weights, event_signs, names_of, span_signs

STEPS = 250
RATE = 0.1
DECAY = 3.0
RAREST = 5
"""A sign must occur so often to get a weight."""
SMALLEST = 0.05


def fit(signs: Sequence[Signs], right: Sequence[bool]) -> dict[str, float]:
    """Weights of a logistic regression, by `Adam` on the whole set."""
    kept = sorted(name for name, number in names_of(signs).items() if number >= RAREST)
    column = {name: at for at, name in enumerate(kept)}
    rows, columns, values = _cells(signs, column)
    wanted = np.array(right, dtype=np.float64)
    weights = np.zeros(len(kept))
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, weights[columns] * values, minlength=len(wanted))
        off = 1 / (1 + np.exp(-scores)) - wanted
        slope = np.bincount(columns, off[rows] * values, minlength=len(kept)) + DECAY * weights
        slope /= len(wanted)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        corrected = np.sqrt(square / (1 - 0.99**step)) + 1e-8
        rate = RATE if step < 0.7 * STEPS else RATE / 3
        weights = weights - rate * mean / (1 - 0.9**step) / corrected
    found = {name: round(float(w), 3) for name, w in zip(kept, weights, strict=True)}
    return {name: weight for name, weight in found.items() if abs(weight) >= SMALLEST}


def _cells(
    signs: Sequence[Signs], column: dict[str, int]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Row, column and value of each sign that has a column."""
    found = [
        (row, column[name], value)
        for row, one in enumerate(signs)
        for name, value in one.items()
        if name in column
    ]
    rows, columns, values = zip(*found, strict=True)
    return np.array(rows), np.array(columns), np.array(values)


def events_right(read: Read, templates: Sequence[Template]) -> list[bool]:
    """Of each event whether the template that it makes alone has a partner in the gold."""
    alone: list[Template] = []
    for event in read.events:
        inside = [
            s
            for s in read.spans
            if s.score > LOOSE and any(t.start <= s.start < t.end for t in event.told)
        ]
        alone += assemble(read.parse.text, [event], inside)
    right = [False] * len(alone)
    for held, given in pair(templates, alone).items():
        found = compare(templates[held], alone[given])
        agreeing = sum(one.right for one in found.values())
        right[given] = bool(found["type"].right) or agreeing > 1
    return right


def spans_right(read: Read, templates: Sequence[Template]) -> list[bool]:
    """Of each phrase whether the gold has it in its role."""
    held = {role: [f for t in templates for f in t.fillers[role]] for role in ROLES}
    return [
        any(agree(f, Filler((read.parse.text[s.start : s.end],))) for f in held[s.role])
        for s in read.spans
    ]


def learn(pairs: Sequence[tuple[Record, Read]]) -> Weights:
    """Both sets of weights from records and what is read in them."""
    templates = [[gold(t) for t in record.templates] for record, _ in pairs]
    both = [(read, held) for (_, read), held in zip(pairs, templates, strict=True)]
    return Weights(
        events=fit(
            [one for read, _ in both for one in event_signs(read)],
            [one for read, held in both for one in events_right(read, held)],
        ),
        spans=fit(
            [one for read, _ in both for one in span_signs(read)],
            [one for read, held in both for one in spans_right(read, held)],
        ),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("data", type=Path, help="records of the training split")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go (JSON)")
    options = parser.parse_args()
    records, _ = read_records(options.data, Record)
    pairs = [(record, read) for record, read in read_all(records) if read is not None]
    found = learn(pairs)
    options.out.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    sizes = f"{len(found.events)} weights of events, {len(found.spans)} of phrases"
    sys.stdout.write(f"{len(pairs)} documents, {sizes}: {options.out}\n")


if __name__ == "__main__":
    main()
