"""The claims proposed for the claim gold, as rows with labels for the trees. Runs in the
project's own environment.

    .venv/bin/python training/propose.py --shared ../shared --networks FOLDER --out ROWS.npz

Each document is read with the network that has not seen its fold (FOLDER/claims-K.onnx). A
claim is right (1) where value, stance and speaker agree with a gold claim, wrong (0) otherwise,
and counts for nothing (-1) where the gold claim is optional. An incident is one that its report
is about (1), background (0), or no gold incident (-1).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from unfog.clean import clean
from unfog.evaluation.gold import ScoredDocument, read_gold, read_predictions
from unfog.evaluation.matching import match
from unfog.model.incident import Reading
from unfog.model.wire import encode_line
from unfog.pipeline.lookups import load as load_lookups
from unfog.pipeline.sources import found
from unfog.read.assemble import compose
from unfog.read.backends.model.candidates import Candidate, Ground, Rows, incident_rows
from unfog.read.backends.model.inputs import inputs
from unfog.read.backends.model.network import Network
from unfog.read.backends.model.propose import proposed
from unfog.read.backends.model.weights import digest_of_text
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.evidence import gather
from unfog.settings import Settings, default_cache


def labels(
    candidates: list[Candidate], reading: Reading, predicted: ScoredDocument, gold: ScoredDocument
) -> tuple[np.ndarray, np.ndarray]:
    """Labels of the candidates and of the incidents."""
    pairs, wanted = predicted.claims, gold.claims
    matches = {m.predicted: m for m in match([c for _, c in wanted], [c for _, c in pairs])}
    claims = [(n, id(c)) for n, i in enumerate(reading.incidents) for c in i.claims]
    place = {key: position for position, key in enumerate(claims)}
    right = np.zeros(len(candidates))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row, candidate in enumerate(candidates):
        m = matches.get(place[candidate.incident, id(candidate.claim)])
        if m is not None:
            right[row] = -1 if wanted[m.gold][1].optional else float(m.sourced)
    for j, m in matches.items():
        if not wanted[m.gold][1].optional:
            votes[wanted[m.gold][0].id][pairs[j][0].id] += 1
    role = {}
    for incident in gold.incidents:
        if votes[incident.id]:
            role.setdefault(votes[incident.id].most_common(1)[0][0], incident.role)
    main = [
        {"main": 1.0, "background": 0.0}.get(role.get(i.id, ""), -1.0) for i in reading.incidents
    ]
    return right, np.array(main)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--networks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    gold = read_gold(given.shared / "gold/claims")
    folds = json.loads((given.shared / "gold/folds.json").read_text())["folds"]
    fold_of = {d: n for n, fold in enumerate(folds) for d in fold}
    heads = json.loads((given.networks / "heads.json").read_text())
    spacy, settings = Parser(load()), Settings(cache=default_cache())
    lookups = load_lookups(settings)
    networks = [
        Network(given.networks / f"claims-{k}.onnx", heads, spacy.vectors)
        for k in range(len(folds))
    ]
    source = str(given.shared / "gold/documents.jsonl")
    documents = [clean(r, settings) for r in found([source], settings, None)]
    kept: dict[str, list[np.ndarray]] = defaultdict(list)
    for document, (parse, embedded) in zip(
        documents, spacy.embed_all(d.readable for d in documents), strict=True
    ):
        fold = fold_of[document.id]
        evidence = gather(parse, document, lookups)
        rows = inputs(parse, embedded, evidence)
        ground = Ground(parse, document, evidence, rows, networks[fold].scores(rows))
        draft = compose(parse, document, evidence, lookups.actors, "training")
        reading = proposed(draft, ground)
        made = Rows(reading, draft, ground)
        predicted = read_predictions([encode_line(document, reading)], "")[document.id]
        right, role = labels(made.found, reading, predicted, gold[document.id])
        if made.found:
            kept["claims"].append(made.claims())
            kept["roles"].append(incident_rows(made))
            kept["right"].append(right)
            kept["ruled"].append(np.array([float(c.ruled) for c in made.found]))
            kept["main"].append(role)
            kept["claim_fold"].append(np.full(len(right), fold))
            kept["role_fold"].append(np.full(len(role), fold))
    wanted = sum(not c.optional for d in gold.values() for _, c in d.claims)
    np.savez(given.out, wanted=np.array(wanted), **{k: np.concatenate(v) for k, v in kept.items()})
    seen = {digest_of_text(d.text): fold_of[d.id] for d in documents}
    given.out.with_suffix(".seen.json").write_text(json.dumps(seen))
    right = np.concatenate(kept["right"])
    print(len(right), "claims proposed,", int((right == 1).sum()), "of them right")


if __name__ == "__main__":
    main()
