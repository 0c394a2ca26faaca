import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

type Unfog = Callable[..., tuple[int, str, str]]


def test_incidents_can_be_filtered(unfog: Unfog, demo_register: Path) -> None:
    every = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    bolivia = json.loads(
        unfog("incidents", "--register", demo_register, "--country", "bo", "--json")[1]
    )
    assert 0 < len(bolivia) < len(every)
    assert all("BO" in row["incident"]["place"]["country"] for row in bolivia)
    may = json.loads(
        unfog(
            *("incidents", "--register", demo_register, "--json"),
            *("--from", "2031-05-01", "--to", "2031-05-31"),
        )[1]
    )
    assert may
    assert all(row["incident"]["date"]["start"] <= "2031-05-31" for row in may)


def test_no_match_is_said_and_is_no_error(unfog: Unfog, demo_register: Path) -> None:
    status, shown, said = unfog("incidents", "--register", demo_register, "--text", "zebra")
    assert (status, shown) == (0, "")
    assert "no incident meets this" in said


def test_show_takes_the_beginning_of_an_id(unfog: Unfog, demo_register: Path) -> None:
    _, table, _ = unfog("incidents", "--register", demo_register)
    short = next(line.split()[0] for line in table.splitlines() if line.startswith("i-"))
    status, sheet, _ = unfog("show", short, "--register", demo_register)
    assert status == 0
    assert sheet.startswith(short)
    assert "Findings" in sheet
    assert "Accounts" in sheet


def test_show_gives_speaker_words_and_document(unfog: Unfog, demo_register: Path) -> None:
    rows = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    most = max(rows, key=lambda row: row["accounts"])
    id = most["incident"]["id"]
    _, sheet, _ = unfog("show", id, "--register", demo_register)
    claims = json.loads(unfog("show", id, "--register", demo_register, "--json")[1])["claims"]
    assert {c["incident"] for c in claims} == {id}
    for claim in claims:
        assert claim["document"] in sheet
        assert claim["id"] in sheet
    assert "asserts" in sheet
    assert "“" in sheet


def test_an_unknown_or_ambiguous_id_is_refused(unfog: Unfog, demo_register: Path) -> None:
    status, _, said = unfog("show", "zzz", "--register", demo_register)
    assert status == 2
    assert "no incident 'zzz'" in said
    status, _, said = unfog("show", "i-", "--register", demo_register)
    assert status == 2
    assert "begins several ids" in said


def test_documents_and_what_was_set_aside_are_listed(unfog: Unfog, demo_register: Path) -> None:
    _, shown, _ = unfog("documents", "--register", demo_register)
    assert "Radio" in shown
    rows = json.loads(unfog("documents", "--register", demo_register, "--json")[1])
    assert len(rows) == 12
    assert {"id", "title", "outlet", "claims", "origin"} <= rows[0].keys()
    aside = json.loads(unfog("skipped", "--register", demo_register, "--json")[1])
    assert aside["documents"] == []


def test_a_country_goes_by_its_code_or_its_name(unfog: Unfog, demo_register: Path) -> None:
    by_code, by_name = (
        unfog("incidents", "--register", demo_register, "--json", "--country", given)
        for given in ("BO", "bolivia")
    )
    assert by_code == by_name


def test_what_is_stored_but_not_put_together_is_said(
    unfog: Unfog, demo_register: Path, tmp_path: Path
) -> None:
    """As a kill between the last document and the incidents leaves it."""
    path = tmp_path / "broken-off.unfog"
    shutil.copyfile(demo_register, path)
    with contextlib.closing(sqlite3.connect(path)) as broken, broken:
        for table in ("findings", "incident_parts", "incidents"):
            broken.execute(f"DELETE FROM {table}")
        broken.execute("DELETE FROM meta WHERE key = 'concluded'")
    status, shown, said = unfog("incidents", "--register", path)
    assert (status, shown) == (0, "")
    assert said.endswith("12 documents stored, not yet put together: run `unfog read` again\n")
