"""The benches of linking, with a linker whose answers are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest

from unfog.errors import SettingsError
from unfog.evaluation import ecbplus, gva
from unfog.evaluation.bench import BENCHES
from unfog.evaluation.linked import Given, Linked, bcubed
from unfog.model.claim import Claim, Count
from unfog.model.incident import Incident, Part, ReadIncident, Report

DAY = "2031-05-04"


def write(folder: Path) -> Path:
    documents = [
        ("a", "dev", "1", "dev"),
        ("b", "dev", "1", None),
        ("c", "dev", "2", None),
        ("seen", "train", "1", "train"),
    ]
    rows = [
        {"id": i, "text": i, "title": i, "date": DAY, "incidents": [n], "split": s, "gvc_split": g}
        for i, s, n, g in documents
    ]
    truth = [
        {"incident_id": "1", "killed": 2, "injured": 3, "n_docs": 2},
        {"incident_id": "2", "killed": 1, "injured": 1, "n_docs": 1},
    ]
    for name, lines in (("docs", rows), ("incidents", truth)):
        (folder / f"{name}.jsonl").write_bytes(b"\n".join(map(msgspec.json.encode, lines)))
    return folder


def linker(*groups: str) -> Callable[[Iterable[Given]], Linked]:
    """Joins the documents named in one group; each tells of two killed and one wounded."""

    def link(given: Iterable[Given]) -> Linked:
        claims = (
            Claim("killed", Count(2, 2), 0, 1),
            Claim("wounded", Count(1, 1), 0, 1),
        )
        told = ReadIncident("h1", "Attack", "main", None, None, claims)
        day = dt.date.fromisoformat(DAY)
        reports = {g.id: Report(g.id, g.id, day, None, None, g.id, (told,)) for g in given}
        assert sorted("".join(groups)) == sorted(reports)
        incidents = tuple(
            Incident(
                f"i-{group}", "Attack", "main", None, None, tuple(Part(d, "h1") for d in group)
            )
            for group in groups
        )
        return Linked(reports, incidents)

    return link


def test_what_is_put_together_rightly_scores_one(tmp_path: Path) -> None:
    figures = gva.measure([write(tmp_path)], linker("ab", "c")).figures
    assert figures["documents"] == 3  # the split train is left out
    assert (figures["b3_f1"], figures["gvc_b3_f1"]) == (1.0, 1.0)
    assert figures["b3_f1_alone"] == pytest.approx(0.8)
    assert figures["incidents_of_several"] == 1
    assert (figures["killed_exact"], figures["injured_exact"]) == (1.0, 0.0)


def test_joining_what_differs_costs_precision(tmp_path: Path) -> None:
    figures = gva.measure([write(tmp_path)], linker("abc")).figures
    assert figures["b3_recall"] == 1.0
    assert figures["b3_precision"] == pytest.approx(5 / 9, abs=1e-4)


def test_a_folder_without_documents_to_measure_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "docs.jsonl").write_bytes(
        msgspec.json.encode({"id": "a", "text": "a", "incidents": ["1"], "split": "train"})
    )
    with pytest.raises(SettingsError, match="no document outside the split train"):
        gva.measure([tmp_path], linker())


def test_ecbplus_keeps_incidents_of_one_topic_apart(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    rows = [("a", 1, "1x"), ("b", 1, "1x"), ("c", 1, "1y")]
    path.write_bytes(
        b"\n".join(
            msgspec.json.encode({"id": i, "topic": t, "incident": n, "text": i, "title": None})
            for i, t, n in rows
        )
    )
    figures = ecbplus.measure([path], linker("ab", "c")).figures
    assert (figures["incidents"], figures["b3_f1"]) == (2, 1.0)
    assert figures["b3_f1_topics"] == pytest.approx(2 * (5 / 9) / (1 + 5 / 9), abs=1e-4)
    with pytest.raises(SettingsError, match="no such file"):
        ecbplus.measure([tmp_path / "none.jsonl"], linker())


def test_bcubed_is_that_of_bagga_and_baldwin() -> None:
    gold = {"a": "1", "b": "1", "c": "2"}
    precision, recall, f1 = bcubed(gold, {"a": "x", "b": "y", "c": "y"})
    assert (precision, recall) == (pytest.approx(2 / 3), pytest.approx(2 / 3))
    assert f1 == pytest.approx(2 / 3)


def test_both_benches_are_known_by_name() -> None:
    assert {"gva", "ecbplus"} <= BENCHES.keys()
