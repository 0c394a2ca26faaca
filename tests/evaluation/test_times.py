import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import bench, times
from unfog.evaluation.times_score import Tagged, Tally, paired

GOLD = [Tagged(0, 5, "DATE", "2031-05-08"), Tagged(9, 20, "DURATION", "P2W")]


def figures(found: Sequence[Tagged]) -> dict[str, float]:
    tally = Tally()
    tally.add(GOLD, found)
    return tally.figures()


def test_the_same_tags_score_one() -> None:
    found = figures(GOLD)
    assert found["strict_f1"] == found["relaxed_f1"] == found["value_f1"] == 1
    assert found["duration_value_f1"] == 1


def test_an_overlap_counts_as_relaxed_and_its_value_too() -> None:
    found = figures([GOLD[0], Tagged(12, 20, "DURATION", "P2W")])
    assert found["strict_f1"] == 0.5
    assert found["relaxed_f1"] == found["value_f1"] == 1


def test_a_wrong_value_or_one_that_the_gold_lacks_is_no_match() -> None:
    assert figures([GOLD[0], Tagged(9, 20, "DURATION", "P3W")])["value_f1"] == 0.5
    tally = Tally()
    tally.add([Tagged(0, 5, "DATE")], [Tagged(0, 5, "DATE")])
    assert tally.figures()["strict_f1"] == 1
    assert tally.figures()["value_f1"] == 0


def test_an_expression_is_paired_once() -> None:
    wide = Tagged(0, 20, "DATE", "2031")
    assert len(paired(GOLD, [wide])) == 1
    assert paired(GOLD, [wide, GOLD[1]]) == [(GOLD[1], GOLD[1]), (GOLD[0], wide)]


def test_what_is_too_much_lowers_precision_alone() -> None:
    found = figures([*GOLD, Tagged(30, 40, "SET", "P1W")])
    assert found["strict_recall"] == 1
    assert found["strict_precision"] == pytest.approx(2 / 3, abs=1e-4)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    text = "On 8 May 2031 rebels took Orel; they held it for two weeks."
    spans = [("8 May 2031", "DATE", "2031-05-08"), ("two weeks", "DURATION", "P2W")]
    timexes = [
        {"start": text.index(w), "end": text.index(w) + len(w), "type": kind, "value": value}
        for w, kind, value in spans
    ]
    record = {"id": "a", "corpus": "invented", "dct": "2031-06-01", "text": text}
    path = tmp_path / "invented.jsonl"
    path.write_text(json.dumps(record | {"timexes": timexes}) + "\n")
    return path


def test_the_finder_is_scored_by_corpus(corpus: Path) -> None:
    result = bench.run("times", [corpus])
    assert result.headline == "invented_value_f1"
    assert result.figures["invented_strict_f1"] == result.figures["invented_value_f1"] == 1
    assert {row.figure for row in result.published} <= set(result.figures)


def test_several_files_are_one_measure(corpus: Path) -> None:
    def none(text: str, anchor: dt.date | None) -> list[Tagged]:
        return []

    measured = times.measure([corpus, corpus], none)
    assert measured.data.records == 2
    assert measured.figures["invented_gold"] == 4
    assert measured.figures["invented_value_f1"] == 0


def test_a_record_out_of_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "a"}\n')
    with pytest.raises(SettingsError, match=r"x\.jsonl:1"):
        times.measure([path])
