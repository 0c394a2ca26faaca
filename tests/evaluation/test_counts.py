"""The bench `counts` on invented reports."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import bench, counts

TEXT = "One man was killed and three others were wounded in a shooting in Marrowdale on Sunday."


def write(folder: Path, documents: Sequence[object], incidents: Sequence[object]) -> Path:
    lines = "\n".join(json.dumps(row) for row in documents)
    (folder / "docs.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (folder / "incidents.jsonl").write_text("\n".join(json.dumps(row) for row in incidents))
    return folder


def report(name: str, *incidents: str, split: str = "dev", text: str = TEXT) -> dict[str, object]:
    return {
        "id": name,
        "text": text,
        "title": "Shooting in Marrowdale",
        "date": "2031-03-05",
        "incidents": incidents,
        "split": split,
    }


def incident(name: str, killed: int, injured: int, documents: int = 1) -> dict[str, object]:
    return {"incident_id": name, "killed": killed, "injured": injured, "n_docs": documents}


def test_reports_are_read_and_scored(tmp_path: Path) -> None:
    write(
        tmp_path,
        [report("a", "1"), report("b", "2")],
        [incident("1", 1, 3), incident("2", 1, 4)],
    )
    found = bench.run("counts", [tmp_path]).figures
    assert found["incidents"] == 2
    assert found["killed_exact"] == found["text_killed_exact"] == 1
    assert found["injured_exact"] == 0.5
    assert found["injured_within_one"] == 1
    assert found["injured_mean_error"] == 0.5
    assert found["unread"] == 0


def test_only_incidents_of_one_report_and_two_victims_count(tmp_path: Path) -> None:
    write(
        tmp_path,
        [report("a", "1"), report("b", "2"), report("c", "3"), report("d", "4", split="train")],
        [incident("1", 1, 0), incident("2", 2, 2, 2), incident("3", 2, 2), incident("4", 2, 2)],
    )
    chosen = counts.cases(*counts.read_gva(tmp_path)[:2])
    assert [case.document.id for case in chosen] == ["c"]


def test_what_is_not_read_counts_as_nobody(tmp_path: Path) -> None:
    def silent(chosen: Sequence[counts.Case]) -> Iterable[tuple[None, None]]:
        return [(None, None) for _ in chosen]

    write(tmp_path, [report("a", "1")], [incident("1", 0, 2)])
    found = counts.measure([tmp_path], silent).figures
    assert found["killed_exact"] == found["unread"] == 1
    assert found["injured_exact"] == 0


def test_a_report_in_another_language_is_unread(tmp_path: Path) -> None:
    text = "Zwei Menschen wurden am Sonntag bei einer Schießerei in der Stadt getötet. " * 4
    write(tmp_path, [report("a", "1", text=text)], [incident("1", 2, 0)])
    assert bench.run("counts", [tmp_path]).figures["unread"] == 1


def test_a_folder_without_the_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no docs\.jsonl"):
        bench.run("counts", [tmp_path])
