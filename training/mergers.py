"""When two clusters are one happening: writes `mergers.json` of `unfog.link`.

usage: .venv/bin/python training/mergers.py --shared ../shared --work DIR

After link.py, in the same DIR. Clusters synthetic worlds and the part train of the Gun Violence
Corpus with the weights at hand, notes each merger that was asked for (the scores between the two
clusters, and how many of the pairs truly are one happening), fits a logistic regression, and does
so again with what it found: other mergers are asked for then.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from link import _chiefs, _records
from unfog.evaluation.linked import Given, read_reports
from unfog.evaluation.worlds import World, WorldOptions
from unfog.link import FACTS, Bulk, Facts, Link, facts_of, mergers, number_of
from unfog.link.cluster import Agreement, clustered
from unfog.link.verdict import JOIN
from unfog.model.incident import Part, Report

WORLDS = (101, 102)
SIZE = 5000
"""Reports of each world."""

ROUNDS = 3
GVA = 0.3
"""Weight of all mergers of the Gun Violence Corpus to those of a world."""

POWER, MOST = 0.6, 2000
"""A merger weighs as its pairs, so many at most, to this power."""

ODDS = 0.5
"""Log odds from which clusters are joined: chosen on gva, ecbplus, gold and both worlds."""


class Corpus(NamedTuple):
    facts: list[Facts]
    links: list[Link]
    truth: list[str | None]
    weight: float


class Asked(NamedTuple):
    """Mergers: their evidence, the share of pairs that are one happening, pairs."""

    told: list[tuple[float, ...]]
    same: list[float]
    pairs: list[int]


class Noting(Agreement):
    """Agreement that notes what it is asked."""

    def __init__(self, corpus: Corpus, asked: Asked) -> None:
        super().__init__(corpus.facts)
        self._truth = corpus.truth
        self._asked = asked

    def holds(self, left: Sequence[int], right: Sequence[int]) -> bool:
        if len(left) + len(right) > 2 and not self._kept_apart(left, right):
            self._note(*self.by_size(left, right))
        return super().holds(left, right)

    def _note(self, small: Sequence[int], large: Sequence[int]) -> None:
        a, b = (Counter(t for i in side if (t := self._truth[i])) for side in (small, large))
        if a and b:
            scores = self.scores(small, large)
            self._asked.told.append(mergers.evidence(scores, len(small), len(large)))
            same = sum(count * b[true] for true, count in a.items())
            self._asked.same.append(same / (a.total() * b.total()))
            self._asked.pairs.append(len(small) * len(large))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--shared", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    options = arguments.parse_args()
    corpora = [_gva(options.shared / "data/gva/docs.jsonl.gz", options.work)]
    corpora += [_world(seed) for seed in WORLDS]
    fit(corpora)


def fit(corpora: Sequence[Corpus]) -> None:
    """Writes what was learned."""
    asked = [Asked([], [], []) for _ in corpora]
    for _ in range(ROUNDS):
        for corpus, found in zip(corpora, asked, strict=True):
            clustered(corpus.facts, corpus.links, agreement=Noting(corpus, found))
        told = np.concatenate([np.array(found.told) for found in asked])
        same = np.concatenate([np.array(found.same) for found in asked])
        weights = [_weights(c, found) for c, found in zip(corpora, asked, strict=True)]
        learned = _fit(told, same, np.concatenate(weights))
        learned[0] -= ODDS
        content = {n: round(float(x), 3) for n, x in zip(mergers.NAMES, learned, strict=True)}
        mergers.FILE.write_text(json.dumps(content, sort_keys=True) + "\n", encoding="utf-8")
        mergers._weights.cache_clear()
        print(content)


def _weights(corpus: Corpus, found: Asked) -> np.ndarray:
    weight = np.minimum(found.pairs, MOST) ** POWER
    return weight * corpus.weight * len(weight) / weight.sum()


def _fit(rows: np.ndarray, same: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, a price of 1 on squared weights."""
    found = np.zeros(rows.shape[1])
    for _ in range(40):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (chance - same)) + found
        curvature = (rows * (weight * chance * (1 - chance))[:, None]).T @ rows
        found -= np.linalg.solve(curvature + np.eye(len(found)), slope)
    return found


def _gva(path: Path, work: Path) -> Corpus:
    records = [r for r in _records(path) if r["split"] == "train"]
    given = [Given(r["id"], r["text"], r["title"], r["date"]) for r in records]
    reports = read_reports(given, work / "gva.unfog")
    return corpus_of(reports, _chiefs(reports, {r["id"]: r["incidents"][0] for r in records}), GVA)


def _world(seed: int) -> Corpus:
    documents = World(WorldOptions(documents=SIZE + 1000, seed=seed)).documents(0, SIZE)
    reports, truth = [], {}
    for document in documents:
        reports.append(document.report())
        truth |= document.parts()
    return corpus_of(reports, truth, 1.0)


def corpus_of(reports: Sequence[Report], truth: Mapping[Part, str], weight: float) -> Corpus:
    """All parts in their order, linked."""
    facts, bulk = facts_of(reports), Bulk(FACTS)
    for row in facts:
        bulk.add(number_of(row.part), 0, row)
    bulk.link()
    links = list(bulk.links().best_first(JOIN))
    return Corpus(facts, links, [truth.get(row.part) for row in facts], weight)


if __name__ == "__main__":
    main()
