import json
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import bench, claims, gazetteer, speed
from unfog.evaluation.bench import Data, Pin, Result

TEXT = "Gunmen killed three guards at a depot in Batumi on Tuesday, police said."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A claim gold of one invented report."""
    report = {"id": "own-x", "published": "2031-04-09", "text": TEXT, "title": "Depot raid"}
    killed = {"property": "killed", "value": {"low": 3, "high": 3}, "start": 0, "end": len(TEXT)}
    killed |= {"speaker": {"name": "police", "kind": "police"}}
    incident = {"id": "depot", "type": "Attack", "role": "main", "claims": [killed]}
    incident |= {"date": {"start": "2031-04-08", "end": "2031-04-08"}, "place": None}
    (tmp_path / "claims").mkdir()
    (tmp_path / "documents.jsonl").write_text(json.dumps(report) + "\n")
    (tmp_path / "claims" / "own-x.gold.json").write_text(
        json.dumps({"id": "own-x", "incidents": [incident]})
    )
    return tmp_path


def test_the_reader_is_scored_on_a_gold_folder(gold: Path) -> None:
    result = bench.run("claims", [gold])
    assert result.data.records == 1
    assert result.headline in result.figures
    assert result.figures["own_found_recall"] == 1
    assert result.figures["own_date_exact"] == 1
    assert "news_documents" not in result.figures


def test_a_missing_gold_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no documents\.jsonl"):
        bench.run("claims", [tmp_path])


def result(**figures: float) -> Result:
    return Result("claims", Data("x", "d1", 1), figures, "f1", (), 0.0, "0")


def test_a_figure_below_its_pin_is_named() -> None:
    pins = {"claims": {"d1": {"f1": Pin(min=0.5), "traps": Pin(max=4)}}}
    assert bench.check(result(f1=0.5, traps=4), pins) == []
    assert bench.check(result(f1=0.49, traps=5), pins) == [
        "claims: f1 is 0.49, pinned at least 0.5",
        "claims: traps is 5, pinned at most 4",
    ]
    assert bench.check(result(traps=1), pins) == ["claims: f1 is nan, pinned at least 0.5"]


def test_data_that_is_not_pinned_fails_a_check() -> None:
    (sentence,) = bench.check(result(f1=1), {})
    assert "nothing is pinned" in sentence


def test_the_pins_of_the_repository_name_known_benches() -> None:
    assert set(bench.read_pins()) <= set(bench.BENCHES)


def test_speed_is_measured_on_documents_that_all_differ(tmp_path: Path) -> None:
    source, made = tmp_path / "news.jsonl", tmp_path / "made.jsonl"
    rows = [{"text": f"{n} first.\nPart {n}.\nMore {n}.\nLast {n}."} for n in range(40)]
    source.write_text("\n".join(json.dumps(row) for row in rows))
    assert speed._write(made, [source]) == speed.DOCUMENTS
    documents = [json.loads(line) for line in made.read_text().splitlines()]
    assert len({d["id"] for d in documents}) == speed.DOCUMENTS
    assert len({d["text"] for d in documents}) == speed.DOCUMENTS


def test_published_figures_stand_beside_figures_of_the_bench() -> None:
    assert all(row.source for row in (*claims.PUBLISHED, *gazetteer.PUBLISHED, *speed.PUBLISHED))


def test_names_are_respelled_as_the_press_may_spell_them() -> None:
    assert gazetteer.respelled("Ar Raqqah", 1) == "al-Rakka"
    assert gazetteer.respelled("Dayr al Qammūz", 1) == "Deir al Qammouz"
    assert gazetteer.respelled("Malé", 5) == "MALE"


def test_a_list_of_names_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no list of names"):
        gazetteer._given([tmp_path / "none.txt"])
    (tmp_path / "empty.txt").write_text("\n")
    with pytest.raises(SettingsError, match="one a line"):
        gazetteer._given([tmp_path / "empty.txt"])
