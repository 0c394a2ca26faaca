import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import bench, hrds
from unfog.evaluation.hrds_score import Attacked, folded, score
from unfog.model.document import Document
from unfog.model.timespan import Timespan


def victims(*names: str) -> Attacked:
    return Attacked(victims=frozenset(names))


def test_names_agree_without_case_accents_and_white_space() -> None:
    assert folded("  Inés  O’Brien ") == folded("INES O'Brien")
    assert folded("Inés Brand") != folded("Inés Brandt")


def test_names_are_pooled_over_documents() -> None:
    gold = [victims("Ana Roe", "Ben Poe"), victims()]
    found = score(gold, [victims("ana roe"), victims("Cid Moe")])
    assert found["victims_precision"] == 0.5
    assert found["victims_recall"] == 0.5
    assert found["victims_f1"] == 0.5


def test_part_of_a_name_is_not_the_name() -> None:
    assert score([victims("Ana Roe")], [victims("Roe")])["victims_f1"] == 0


def test_always_saying_yes_stands_beside() -> None:
    gold = [Attacked(perpetrator=True)] * 3 + [Attacked(perpetrator=False)]
    found = score(gold, [Attacked(perpetrator=True)] * 4)
    assert found["perpetrator_f1"] == found["perpetrator_always_f1"] == 0.8571
    assert found["perpetrator_right"] == 0.75
    assert found["perpetrator_macro_f1"] == 0.4286
    better = score(gold, gold)
    assert better["perpetrator_macro_f1"] == 1


def test_violations_are_scored_beside_the_two_usual_ones() -> None:
    kinds = [{"killing"}, {"killing", "torture"}, {"torture"}, {"other"}]
    gold = [Attacked(violations=frozenset(k)) for k in kinds]
    found = score(gold, [Attacked(violations=frozenset({"killing"}))] * 4)
    assert found["violations_precision"] == 0.5
    assert found["violations_recall"] == 0.4
    assert found["violations_usual_f1"] == round(2 * 4 / (8 + 5), 4)


def test_only_documents_with_an_answer_count_for_country_and_date() -> None:
    year = Timespan(dt.date(2031, 1, 1), dt.date(2031, 12, 31))
    day = Timespan(dt.date(2031, 4, 9), dt.date(2031, 4, 9))
    gold = [Attacked(country="GE", date=year), Attacked(country="GE", date=day), Attacked()]
    found = score(gold, [Attacked(country="GE", date=day), Attacked(), Attacked(country="FR")])
    assert found["country_right"] == 0.5
    assert found["date_right"] == found["year_right"] == 0.5


def test_types_of_perpetrators_count_where_there_is_one() -> None:
    gold = [Attacked(state=True), Attacked(state=True), Attacked(state=None)]
    found = score(gold, [Attacked(state=True), Attacked(state=False), Attacked(state=False)])
    assert found["state_right"] == 0.5
    assert found["state_always"] == 1


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2031-04-09", "2031-04-09", "2031-04-09"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
    ],
)
def test_days_months_and_years_are_spans_of_days(iso: str, first: str, last: str) -> None:
    span = hrds.span_of(iso)
    assert span == Timespan(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("iso", [None, "", "spring", "2031-13", "2031-02-30", "0000"])
def test_what_is_no_date_is_none(iso: str | None) -> None:
    assert hrds.span_of(iso) is None


TEXT = (
    "Police arrested journalist Elena Markova in Batumi, Georgia, on 4 March 2031. "
    "Markova was beaten in custody, her lawyer said."
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    annotation = {"perpetrator_mention": True, "perpetrator_type": "state actor"}
    annotation |= {"violation_types": ["arbitrary detention"], "country": "Georgia"}
    annotation |= {"date_iso": "2031-03-04", "victims": [{"victim_name": "Elena Markova"}]}
    record = {"id": "own-a", "title": "Reporter held", "date": "2031-03-05", "text": TEXT}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record | {"annotations": [annotation]}) + "\n")
    return path


def test_the_reader_is_scored_on_a_file(data: Path) -> None:
    found = bench.run("hrds", [data])
    right = ("victims_f1", "perpetrator_f1", "state_right", "country_right", "date_right")
    assert {found.figures[name] for name in right} == {1.0}
    assert {row.figure for row in found.published} <= set(found.figures)


def test_any_predictor_can_be_measured(data: Path) -> None:
    def silent(documents: Sequence[Document]) -> Iterable[Attacked]:
        return [Attacked() for _ in documents]

    assert hrds.measure([data], silent).figures["victims_f1"] == 0


def test_a_file_in_another_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "x", "annotations": [{}]}\n')
    with pytest.raises(SettingsError, match=r"a\.jsonl:1"):
        bench.run("hrds", [path])
    with pytest.raises(SettingsError, match="no such file"):
        bench.run("hrds", [tmp_path / "b.jsonl"])
    with pytest.raises(SettingsError, match="one file"):
        bench.run("hrds", [path, path])
