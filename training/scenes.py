"""Pairs of scenes of the marked documents, as rows with labels. Runs in the project's own
environment.

    .venv/bin/python training/scenes.py --shared ../shared --networks FOLDER --out PAIRS.npz

Each document is read with the network that has not seen its fold. A scene tells of the gold
incident whose claims stand around its event word, those on occurrence and those of short
evidence before others; a pair is of one incident (1), of two (0), or counts for nothing (-1)
where a scene tells of none or of two alike.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from marked import marked
from unseen import unseen

from unfog.model.parse import Token
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.regroup import told
from unfog.read.backends.model.scene_pairs import Told, pair_rows, pairs
from unfog.settings import Settings, default_cache

CLEAR = 1.5
"""How much more than for the next incident must speak for one."""


def incident_at(token: Token, gold: dict[str, Any]) -> str | None:
    """The gold incident that the word tells of; None where that is none or not clear."""
    votes: Counter[str] = Counter()
    for incident in gold["incidents"]:
        for claim in incident["claims"]:
            if claim["start"] <= token.start and token.end <= claim["end"]:
                worth = 2 if claim["property"] == "occurrence" else 1
                votes[incident["id"]] += worth / (20 + claim["end"] - claim["start"])
    best = votes.most_common(2)
    if not best or (len(best) == 2 and best[0][1] <= CLEAR * best[1][1]):
        return None
    return best[0][0]


def rows(scenes: Sequence[Told], ground: Ground, gold: dict[str, Any]) -> dict[str, np.ndarray]:
    """The pairs of one document: features, labels, and what each counts."""
    tokens = ground.parse.tokens
    of = [incident_at(tokens[t.scene.mention.i], gold) for t in scenes]
    a, b = pairs(len(scenes))
    same = [
        -1.0 if of[i] is None or of[j] is None else float(of[i] == of[j])
        for i, j in zip(a.tolist(), b.tolist(), strict=True)
    ]
    return {
        "pairs": pair_rows(scenes, ground),
        "same": np.array(same),
        "weight": np.full(len(same), (len(scenes) - 1) ** -0.5),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    every = marked(given.shared, Settings(cache=default_cache()))
    kept: dict[str, list[np.ndarray]] = defaultdict(list)
    for one in unseen(every, given.networks):
        scenes = told(one.happenings)
        if len(scenes) < 2:
            continue
        made = rows(scenes, one.ground, every.gold[one.document.id])
        for name, values in made.items():
            kept[name].append(values)
        kept["fold"].append(np.full(len(made["same"]), every.fold[one.document.id]))
    np.savez(given.out, **{k: np.concatenate(v) for k, v in kept.items()})
    same = np.concatenate(kept["same"])
    print(len(same), "pairs,", int((same == 1).sum()), "of one,", int((same == 0).sum()), "of two")


if __name__ == "__main__":
    main()
