import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

type Unfog = Callable[..., tuple[int, str, str]]

REPORT = (
    "POTI, April 9 (Harbour Post) - Gunmen killed three guards at a depot near Poti on Tuesday, "
    "police said. The depot's owner denied that anyone had died.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "depot.txt").write_text(REPORT)
    return made


def test_reading_shows_incidents_and_how_to_see_more(
    unfog: Unfog, folder: Path, tmp_path: Path
) -> None:
    register = tmp_path / "x.unfog"
    status, shown, said = unfog("read", folder, "--register", register, "--published", "2025-04-09")
    assert status == 0
    assert "Poti" in shown
    assert "1 document read" in said
    assert "unfog show" in said
    status, again, said = unfog("read", folder, "--register", register, "--published", "2025-04-09")
    assert (status, again) == (0, shown)
    assert "1 unchanged" in said


def test_bad_input_is_skipped_with_its_reason_and_told_by_the_status(
    unfog: Unfog, folder: Path, tmp_path: Path
) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "broken.txt.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    register = tmp_path / "x.unfog"
    status, shown, said = unfog("read", folder, "--register", register, "--published", "2025-04-09")
    assert status == 1
    assert "Poti" in shown, "the good document was not read"
    assert "2 skipped" in said
    _, listed, _ = unfog("skipped", "--register", register, "--json")
    reasons = {Path(row["source"]).name: row["reason"] for row in json.loads(listed)["documents"]}
    assert reasons["empty.txt"] == "empty"
    assert "broken.txt.gz" in reasons


def test_fields_of_json_lines_can_be_named(unfog: Unfog, tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    lines.write_text(json.dumps({"key": "a", "day": "2025-04-09", "body": REPORT}))
    status, shown, _ = unfog(
        *("claims", lines, "--field", "id=key", "--field", "text=body"),
        *("--field", "published=day"),
    )
    line = json.loads(shown)
    assert status == 0
    assert (line["id"], line["published"]) == ("a", "2025-04-09")


def test_claims_go_to_a_file_and_are_read_back(unfog: Unfog, folder: Path, tmp_path: Path) -> None:
    out, register = tmp_path / "claims.jsonl", tmp_path / "x.unfog"
    status, shown, said = unfog("claims", folder, "--out", out, "--published", "2025-04-09")
    assert (status, shown) == (0, "")
    assert "1 document read" in said
    claims = [c for i in json.loads(out.read_text())["incidents"] for c in i["claims"]]
    assert {"killed"} <= {c["property"] for c in claims}
    status, table, _ = unfog("read", out, "--register", register)
    assert status == 0
    assert "Poti" in table


def test_standard_input_is_read(
    unfog: Unfog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(REPORT.encode()))
    monkeypatch.setattr("sys.stdin", piped)
    monkeypatch.setattr(os, "isatty", lambda _: False)
    status, shown, _ = unfog("claims", "-", "--published", "2025-04-09")
    assert status == 0
    assert json.loads(shown)["text"].startswith("POTI")


def test_a_hostile_title_cannot_steer_the_terminal(unfog: Unfog, tmp_path: Path) -> None:
    lines = tmp_path / "news.jsonl"
    record = {"id": "a", "title": "\x1b]0;gone\x07 \u202eevil", "text": REPORT}
    lines.write_text(json.dumps({**record, "published": "2025-04-09"}))
    register = tmp_path / "x.unfog"
    unfog("read", lines, "--register", register)
    _, shown, _ = unfog("documents", "--register", register)
    assert "gone" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


@pytest.mark.parametrize("written", ["soon", "03/04/2031"])
def test_a_date_of_publication_that_cannot_be_read_is_told(
    unfog: Unfog, tmp_path: Path, written: str
) -> None:
    lines, register = tmp_path / "news.jsonl", tmp_path / "x.unfog"
    lines.write_text(json.dumps({"id": "a", "published": written, "text": REPORT}))
    status, _, said = unfog("read", lines, "--register", register)
    assert status == 0
    assert f"1 note on dates and the like: unfog skipped --register {register}" in said
    _, listed, _ = unfog("skipped", "--register", register, "--json")
    (row,) = (
        r["aside"] for r in json.loads(listed)["claims"] if r["aside"]["reason"] == "bad-date"
    )
    assert written in row["detail"]
    assert "--published" in row["detail"]


def test_a_date_of_publication_after_today_is_told(unfog: Unfog, tmp_path: Path) -> None:
    lines, register = tmp_path / "news.jsonl", tmp_path / "x.unfog"
    lines.write_text(json.dumps({"id": "a", "published": "2031-04-09", "text": REPORT}))
    unfog("read", lines, "--register", register)
    _, listed, _ = unfog("skipped", "--register", register, "--json")
    assert "future-date" in [row["aside"]["reason"] for row in json.loads(listed)["claims"]]


def test_no_register_is_made_where_nothing_could_be_read(unfog: Unfog, empty_folder: Path) -> None:
    status, shown, said = unfog("read", "typo.txt", "ftp://x/news", "--register", "m.unfog")
    assert (status, shown) == (1, "")
    assert "typo.txt (missing)" in said
    assert "ftp://x/news (bad-url): ftp://x/news: addresses of ftp are not fetched" in said
    assert "no register was made" in said
    assert list(empty_folder.iterdir()) == []


def test_a_register_that_was_there_stays_where_nothing_could_be_read(
    unfog: Unfog, folder: Path, empty_folder: Path
) -> None:
    unfog("read", folder)
    unfog("read", "typo.txt")
    _, listed, _ = unfog("skipped", "--json")
    assert [row["reason"] for row in json.loads(listed)["documents"]] == ["missing"]


def test_a_cluster_that_is_not_there_leaves_no_register(
    unfog: Unfog, folder: Path, tmp_path: Path
) -> None:
    register = tmp_path / "x.unfog"
    cluster = ("--engine", "dask", "--scheduler", tmp_path / "none.json")
    status, _, said = unfog("read", folder, "--register", register, *cluster)
    assert status == 2
    assert "no scheduler file" in said
    assert not register.exists()
