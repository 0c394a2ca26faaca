"""The claims proposed for the claim gold, as rows with labels for the trees. Runs in the
project's own environment.

    .venv/bin/python training/propose.py --shared ../shared --networks FOLDER --out ROWS.npz

Each document is read with the network and the trees for scenes that have not seen its fold
(FOLDER/claims-K.network.npz and claims-K.scenes.npz). A claim is right (1) where value, stance
and speaker agree with a gold claim, wrong (0) otherwise, and counts for nothing (-1) where the
gold claim is optional. An incident is one that its report is about (1), background (0), or no
gold incident (-1).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from bounds import BOUNDS
from marked import FOLDS, Marked, marked
from unseen import unseen

from unfog.evaluation.gold import ScoredDocument, read_predictions
from unfog.evaluation.matching import match
from unfog.evaluation.score import in_stretches
from unfog.model.incident import Reading
from unfog.model.wire import encode_line
from unfog.read.assemble import told_of
from unfog.read.backends.model.anchors import Candidate
from unfog.read.backends.model.candidates import Rows
from unfog.read.backends.model.propose import proposed
from unfog.read.backends.model.regroup import regrouped
from unfog.read.backends.model.roles import incident_rows
from unfog.read.backends.model.trees import Trees
from unfog.read.backends.model.voiced import voiced
from unfog.read.backends.model.weights import digest_of_text
from unfog.settings import Settings, default_cache

PARTS = ("news", "own", "inv")
"""Parts of the gold, the last our later inventions: their claims are counted apart."""


def part_of(document: str) -> str:
    name = document.partition("-")[0]
    return name if name in PARTS else "news"


def labels(
    candidates: list[Candidate], reading: Reading, predicted: ScoredDocument, gold: ScoredDocument
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Labels of the candidates, whether they are traps sprung, and labels of the incidents.

    The claims of the rules are matched first, the others with what those leave: a claim in
    another mouth must not take the place of one that stands.
    """
    pairs, wanted = predicted.claims, gold.claims
    claims = [(n, id(c)) for n, i in enumerate(reading.incidents) for c in i.claims]
    place = {key: position for position, key in enumerate(claims)}
    at = [place[c.incident, id(c.claim)] for c in candidates]
    right = np.zeros(len(candidates))
    trap = np.array([float(in_stretches(gold, pairs[i][1])) for i in at])
    matches = {}
    left = set(range(len(wanted)))
    for ruled in (True, False):
        mine = [row for row, c in enumerate(candidates) if c.ruled == ruled]
        open_ = sorted(left)
        for m in match([wanted[g][1] for g in open_], [pairs[at[row]][1] for row in mine]):
            row, g = mine[m.predicted], open_[m.gold]
            right[row] = -1 if wanted[g][1].optional else float(m.sourced)
            trap[row] *= not m.value
            if m.sourced or ruled:
                matches[at[row]] = g
            if m.sourced:
                left.discard(g)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for j, g in matches.items():
        if not wanted[g][1].optional:
            votes[wanted[g][0].id][pairs[j][0].id] += 1
    role = {}
    for incident in gold.incidents:
        if votes[incident.id]:
            role.setdefault(votes[incident.id].most_common(1)[0][0], incident.role)
    main = [
        {"main": 1.0, "background": 0.0}.get(role.get(i.id, ""), -1.0) for i in reading.incidents
    ]
    return right, trap, np.array(main)


def scenes(folder: Path, k: int) -> Trees:
    """The trees for pairs of scenes that have not seen fold `k`."""
    with np.load(folder / f"claims-{k}.scenes.npz") as held:
        return Trees.of(dict(held), "scenes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    propose(given.shared, given.networks, given.out)


def propose(shared: Path, folder: Path, out: Path) -> None:
    """Writes rows and labels of all claims proposed on the gold of `shared` to `out`, by the
    networks in `folder`, and beside it which fold has seen each document.
    """
    every = marked(shared, Settings(cache=default_cache()))
    trees = [scenes(folder, k) for k in range(FOLDS)]
    kept: dict[str, list[np.ndarray]] = defaultdict(list)
    for one in unseen(every, folder):
        document, parse, evidence = one.document, one.parse, one.evidence
        fold, gold = every.fold[document.id], every.scored(document.id)
        ground, actors = one.ground, one.actors
        happenings = one.happenings
        happenings = regrouped(happenings, ground, trees[fold], BOUNDS["same"])
        draft = told_of(happenings, parse, document, evidence, actors, reader="")
        reading = voiced(proposed(draft, ground), ground)
        made = Rows(reading, draft, ground)
        predicted = read_predictions([encode_line(document, reading)], "")[document.id]
        right, trap, role = labels(made.found, reading, predicted, gold)
        if made.found:
            kept["claims"].append(made.claims())
            kept["roles"].append(incident_rows(reading, made.found, ground))
            kept["right"].append(right)
            kept["trap"].append(trap)
            kept["origin"].append(np.array([c.origin for c in made.found]))
            kept["main"].append(role)
            kept["claim_fold"].append(np.full(len(right), fold))
            kept["claim_part"].append(np.full(len(right), PARTS.index(part_of(document.id))))
            kept["role_fold"].append(np.full(len(role), fold))
    put(out, kept, every)


def put(out: Path, kept: dict[str, list[np.ndarray]], every: Marked) -> None:
    """Writes what was kept of each document, and how many claims each part wants."""
    wanted = dict.fromkeys(PARTS, 0)
    for d in every.documents:
        claims = every.scored(d.id).claims
        wanted[part_of(d.id)] += sum(not c.optional for _, c in claims)
    np.savez(
        out,
        wanted=np.array(list(wanted.values())),
        **{k: np.concatenate(v) for k, v in kept.items()},
    )
    seen = {digest_of_text(d.text): every.fold[d.id] for d in every.documents}
    out.with_suffix(".seen.json").write_text(json.dumps(seen))
    right = np.concatenate(kept["right"])
    print(len(right), "claims proposed,", int((right == 1).sum()), "of them right")


if __name__ == "__main__":
    main()
