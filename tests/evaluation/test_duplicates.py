"""The bench `duplicates` on invented texts."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import duplicates
from unfog.evaluation.alterations import Donor, altered, embedded

WORDS = [f"word{n}" for n in range(3000)]


def text(seed: int, sentences: int = 12) -> str:
    draw = random.Random(seed)
    told = [" ".join(draw.sample(WORDS, 11)).capitalize() + "." for _ in range(sentences)]
    return "\n\n".join(" ".join(told[n : n + 2]) for n in range(0, sentences, 2))


DONOR = Donor("Another headline", text(1))


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2])
def test_as_much_is_altered_as_is_asked_for(share: float) -> None:
    for seed in range(20):
        original = text(seed + 2, 40).split()
        made = altered(text(seed + 2, 40), share, DONOR, random.Random(seed)).split()
        left = len([w for w in made if w in set(original)])
        assert made[:2] == ["Another", "headline"]
        assert left >= (1 - 1.6 * share) * len(original)
        assert made[2:] != original


def test_the_same_seed_alters_alike() -> None:
    assert altered(text(3), 0.2, DONOR, random.Random(4)) == altered(
        text(3), 0.2, DONOR, random.Random(4)
    )


def test_an_embedded_text_stands_whole() -> None:
    assert text(3) in embedded(text(3), [DONOR, DONOR], random.Random(1))


def test_altered_copies_are_found_among_the_others(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    rows = [
        {"id": f"t{n}", "title": f"Headline {n}", "text": text(n), "incidents": [str(n // 2)]}
        for n in range(160)
    ]
    # a real copy in the corpus is neither right nor wrong
    rows.append({"id": "copy", "title": "Once more", "text": text(150) + " Once more."})
    path.write_text("\n".join(json.dumps(row) for row in rows))
    found = duplicates.measure([path])
    assert found.data.records == 161
    assert found.figures["own_copies"] <= 1
    assert found.figures["recall_5"] == found.figures["precision_20"] == 1
    assert found.figures["part_recall"] > 0.95
    assert found.headline in found.figures


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps({"text": text(1)}))
    with pytest.raises(SettingsError, match="only 1 different"):
        duplicates.measure([path])
