"""Fits the weights by which the reader tells named victims: `lexicon/victims.py`.

    python training/victims.py --data FILE [--check FILE]

FILE is HRDsAttack as JSON Lines (plain or gzipped): its train split, and with --check another to
measure on. Prints the weights as they stand in the lexicon, F1 over the range of thresholds by
cross-validation over documents (ten folds, every tenth document), and on FILE of --check.
Logistic regression with a ridge, by Newton's method: no seed, the same every time.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from unfog.evaluation.corpus import read_records
from unfog.evaluation.hrds import Record
from unfog.evaluation.hrds_score import folded
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.lexicon.victims import WEIGHTS
from unfog.read.victims_harm import acts
from unfog.read.victims_persons import persons
from unfog.read.victims_signs import gather

RIDGE = 5.0
FOLDS = 10
STEPS = 60
THRESHOLDS = (-1.8, -1.6, -1.4, -1.3, -1.2, -1.0, -0.8)
SIGNS = tuple(WEIGHTS)
FREE = SIGNS.index("everyone")
"""The constant, which no ridge pulls to zero."""

type Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Persons by signs; which are victims; whose document each is; names in the gold."""

    signs: Numbers
    victim: Numbers
    document: NDArray[np.int64]
    names: int


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--check", type=Path)
    given = options.parse_args()
    rows = read(given.data)
    weights = fit(rows.signs, rows.victim)
    for sign, weight in zip(SIGNS, weights, strict=True):
        sys.stdout.write(f'    "{sign}": {round(float(weight), 1)},\n')
    unseen = np.zeros(len(rows.victim))
    for fold in range(FOLDS):
        held = rows.document % FOLDS == fold
        unseen[held] = rows.signs[held] @ fit(rows.signs[~held], rows.victim[~held])
    show("cross-validated", unseen, rows)
    if given.check is not None:
        other = read(given.check)
        show(given.check.name, other.signs @ np.round(weights, 1), other)


def read(path: Path) -> Rows:
    records, _ = read_records(path, Record)
    parses = Parser(load()).parse_all(r.text for r in records)
    signs, victim, document, names = [], [], [], 0
    for number, (record, parse) in enumerate(zip(records, parses, strict=True)):
        gold = {folded(v.victim_name) for v in record.annotations[0].victims if v.victim_name}
        names += len(gold)
        for one in gather(parse, persons(parse), acts(parse), record.title or ""):
            signs.append([one.signs.get(sign, 0.0) for sign in SIGNS])
            victim.append(float(folded(one.person.name) in gold))
            document.append(number)
    return Rows(np.array(signs), np.array(victim), np.array(document), names)


def fit(signs: Numbers, victim: Numbers) -> Numbers:
    """The weights of a logistic regression; the constant is hardly held back."""
    weights = np.zeros(len(SIGNS))
    ridge = np.full(len(SIGNS), RIDGE)
    ridge[FREE] = 0.01
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (odds - victim) + ridge * weights
        curve = (signs * (odds * (1 - odds))[:, None]).T @ signs + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def show(what: str, scores: Numbers, rows: Rows) -> None:
    for threshold in THRESHOLDS:
        said = scores >= threshold
        right = float(rows.victim[said].sum())
        f1 = 2 * right / (said.sum() + rows.names)
        sys.stdout.write(f"{what}, from {threshold}: F1 {f1:.4f}\n")


if __name__ == "__main__":
    main()
