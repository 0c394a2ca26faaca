import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from unfog.evaluation.gold import ScoredDocument, choose, decode, read_gold, read_predictions
from unfog.evaluation.score import bcubed, score

GOLD = Path(__file__).parents[3] / "shared" / "gold"
needs_gold = pytest.mark.skipif(not GOLD.is_dir(), reason="no claim gold beside the checkout")


def document(*claims: dict[str, Any], **more: Any) -> ScoredDocument:
    incident = {"id": "one", "type": "Attack", "claims": list(claims), **more.pop("incident", {})}
    return decode(json.dumps({"id": "d", "incidents": [incident], **more}).encode(), "test")


KILLED = {"property": "killed", "value": {"low": 3, "high": 3}, "start": 10, "end": 40}
DENIAL = {**KILLED, "stance": "denies", "speaker": {"name": "the army"}, "start": 50, "end": 70}


def test_a_perfect_prediction_scores_one() -> None:
    gold = document(KILLED, DENIAL)
    figures = score({"d": gold}, {"d": gold})
    assert figures["sourced_f1"] == figures["denials_f1"] == figures["linking_b3"] == 1


def test_a_wrong_speaker_loses_sourced_but_not_value() -> None:
    figures = score(
        {"d": document(KILLED)}, {"d": document({**KILLED, "speaker": {"name": "the mayor"}})}
    )
    assert figures["value_f1"] == 1
    assert figures["sourced_f1"] == 0


def test_optional_claims_are_neither_required_nor_wrong() -> None:
    gold = document(KILLED, {**DENIAL, "optional": True})
    assert score({"d": gold}, {"d": document(KILLED)})["sourced_f1"] == 1
    assert score({"d": gold}, {"d": document(KILLED, DENIAL)})["sourced_f1"] == 1


def test_claims_in_tempting_stretches_are_traps() -> None:
    gold = document(KILLED, no_incident=[{"start": 100, "end": 160}])
    trap = {"property": "occurrence", "value": True, "start": 110, "end": 150}
    figures = score({"d": gold}, {"d": document(KILLED, trap)})
    assert figures["traps"] == 1
    assert figures["traps_per_100"] == 50


def test_missed_incidents_count_as_wrong_dates() -> None:
    dated = {"date": {"start": "2031-03-12", "end": "2031-03-12"}}
    gold = document(KILLED, incident=dated)
    assert score({"d": gold}, {})["date_exact"] == 0
    assert score({"d": gold}, {"d": document(KILLED, incident=dated)})["date_exact"] == 1


def test_bcubed_punishes_merging_and_splitting() -> None:
    assert bcubed([("a", "x"), ("b", "y")]) == 1
    assert bcubed([("a", "x"), ("b", "x")]) == pytest.approx(2 / 3)
    assert bcubed([("a", "x"), ("a", "y")]) == pytest.approx(2 / 3)


def distorted(path: Path, chance: random.Random) -> str:
    """A gold file as an imperfect reader might give it: claims lost, moved, changed, made up."""
    gold = json.loads(path.read_text())
    for incident in gold["incidents"]:
        kept = [c for c in incident["claims"] if chance.random() < 0.8]
        for claim in kept:
            claim.pop("alt", None)
            claim.pop("optional", None)
            if chance.random() < 0.2:
                claim["start"] += 60
                claim["end"] += 60
            if chance.random() < 0.2:
                claim["speaker"] = {"name": "the army", "kind": "military"}
            if chance.random() < 0.1:
                claim["stance"] = "denies"
            if isinstance(claim["value"], dict) and chance.random() < 0.2:
                claim["value"]["low"] = claim["value"]["high"] = 7
        incident["claims"] = kept
        if chance.random() < 0.3:
            incident["date"] = incident["place"] = None
        if chance.random() < 0.3:
            incident["role"] = "background"
    for n, trap in enumerate(gold.get("no_incident", [])):
        claim = {"property": "occurrence", "value": True, "stance": "asserts", "speaker": "REPORT"}
        claim |= {"start": trap["start"], "end": trap["end"]}
        gold["incidents"].append(
            {"id": f"x{n}", "type": "Attack", "role": "main", "date": None, "claims": [claim]}
        )
    return json.dumps(gold)


@pytest.mark.shared
@needs_gold
@pytest.mark.parametrize("which", ["all", "news", "own"])
def test_figures_equal_those_of_the_reference_scorer(which: Any, tmp_path: Path) -> None:
    chance = random.Random(7)
    lines = [distorted(p, chance) for p in sorted((GOLD / "claims").glob("*.gold.json"))]
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text("\n".join(lines[3:]))
    reference = json.loads(
        subprocess.run(
            [
                sys.executable,
                GOLD / "score.py",
                GOLD / "claims",
                predictions,
                "--json",
                "--set",
                which,
            ],
            capture_output=True,
            check=True,
        ).stdout
    )
    gold = choose(read_gold(GOLD / "claims"), which)
    ours = score(gold, read_predictions(predictions.read_bytes().splitlines(), "predictions"))
    assert ours["documents"] == reference["documents"]
    assert ours["unread"] == len(reference["not_read"])
    assert ours["predicted_claims"] == reference["predicted_claims"]
    for name in ("found", "value", "sourced", "denials"):
        for part in ("precision", "recall", "f1"):
            assert ours[f"{name}_{part}"] == reference[name][part]
    assert ours["traps"] == reference["traps"]
    assert ours["linking_b3"] == reference["linking_bcubed_f1"]
    hits = reference["incidents"]
    documents = gold.values()
    dated = sum(i.date is not None for d in documents for i in d.incidents)
    placed = sum(i.place is not None for d in documents for i in d.incidents)
    assert ours["incidents_found"] == round(hits["aligned"] / hits["incidents"], 4)
    assert ours["type_right"] == round(hits["type"] / hits["incidents"], 4)
    assert ours["role_right"] == round(hits["role"] / hits["aligned"], 4)
    assert ours["date_exact"] == round(hits["date_exact"] / dated, 4)
    assert ours["date_overlap"] == round(hits["date_overlap"] / dated, 4)
    assert ours["place_right"] == round(hits["place_ok"] / placed, 4)
