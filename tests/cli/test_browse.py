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


def _killed(unfog: Unfog, register: Path, *options: str) -> list[dict[str, object]]:
    """Every finding on the killed, as `unfog incidents --json` gives it."""
    shown = unfog("incidents", "--register", register, "--json", *options)[1]
    return [f for row in json.loads(shown) for f in row["findings"] if f["property"] == "killed"]


def test_tolls_can_be_seen_under_other_rules_and_stay_as_stored(
    unfog: Unfog, demo_register: Path
) -> None:
    before = demo_register.read_bytes()
    stored = _killed(unfog, demo_register)
    assert _killed(unfog, demo_register, "--rules", "unfog") == stored
    lowest = _killed(unfog, demo_register, "--rules", "acled")
    assert all(f["low"] == f["best"] == f["high"] for f in lowest)
    assert any(f["assumed"] == 0 for f in lowest)
    assert {f["of"] for f in _killed(unfog, demo_register, "--rules", "ucdp")} > {"", "civilians"}
    assert all(f["best"] is None for f in _killed(unfog, demo_register, "--rules", "airwars"))
    assert any(f["grade"] for f in _killed(unfog, demo_register, "--rules", "ibc"))
    assert demo_register.read_bytes() == before


def test_rules_that_there_are_not_are_refused_with_those_known(
    unfog: Unfog, demo_register: Path
) -> None:
    status, _, said = unfog("incidents", "--register", demo_register, "--rules", "gtd")
    assert status == 2
    assert "known: acled, airwars, ibc, ucdp, unfog" in said


def test_show_says_why_a_figure_does_not_count_and_how_credible_it_is(
    unfog: Unfog, demo_register: Path
) -> None:
    rows = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    most = max(rows, key=lambda row: sum(len(f["left_out"]) for f in row["findings"]))
    _, sheet, _ = unfog("show", most["incident"]["id"], "--register", demo_register)
    words = " ".join(sheet.split())
    assert "– counts a part" in words or "– replaced by the speaker's later figure" in words
    assert "[1: 2 origins say so]" in words
    assert "best supported" in words
    _, sheet, _ = unfog(
        "show", most["incident"]["id"], "--register", demo_register, "--rules", "acled"
    )
    assert "rules: acled" in sheet
    assert "the lowest figure that stands" in " ".join(sheet.split())
