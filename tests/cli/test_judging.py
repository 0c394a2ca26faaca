"""Judging on the command line, over the demo's register."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from unfog.store import open_register

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(demo_register: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(demo_register, tmp_path / "judged.unfog"))


def views(register: Path) -> list[str]:
    with closing(open_register(register, create=False)) as store:
        return [line for line in store.dump() if not line.startswith("judgements\t")]


def incidents(unfog: Unfog, register: Path) -> dict[str, list[str]]:
    """Documents by incident."""
    rows = json.loads(unfog("incidents", "-r", register, "--json")[1])
    return {
        row["incident"]["id"]: sorted({part["document"] for part in row["incident"]["parts"]})
        for row in rows
    }


@pytest.fixture
def told_twice(unfog: Unfog, register: Path) -> tuple[str, str]:
    """An incident told in several documents, and one of these."""
    known = incidents(unfog, register)
    id = max(known, key=lambda name: (len(known[name]), name))
    assert len(known[id]) > 1
    return id, known[id][-1]


def test_a_split_can_be_tried_made_and_undone(
    unfog: Unfog, register: Path, told_twice: tuple[str, str]
) -> None:
    id, document = told_twice
    former = views(register)
    command = ("split", id, "--document", document, "-r", register)
    status, tried, said = unfog(*command, "--dry-run")
    assert status == 0
    assert "nothing is kept" in said
    assert views(register) == former
    status, done, said = unfog(*command, "--why", "Another street", "--by", "R. Coder")
    assert (status, done) == (0, tried)
    assert done.index("Before") < done.index("After")
    assert re.search(rf"`unfog undo j-\w+ --register {re.escape(str(register))}`", said)
    assert document not in incidents(unfog, register)[id]
    status, _, said = unfog("undo", "-r", register)
    assert status == 0
    assert views(register) == former


def test_a_merged_incident_is_found_by_its_old_id(
    unfog: Unfog, register: Path, told_twice: tuple[str, str]
) -> None:
    id = told_twice[0]
    other = min(set(incidents(unfog, register)) - {id})
    made = json.loads(
        unfog("merge", id[:8], other, "-r", register, "--why", "One night", "--json")[1]
    )
    (left,) = (row["incident"]["id"] for row in made["after"])
    assert {row["incident"]["id"] for row in made["before"]} == {id, other}
    assert made["judgements"][0]["state"] == "holds"
    for old in (id, other, other[:8]):
        assert unfog("show", old, "-r", register)[1].startswith(left)
    status, _, said = unfog("merge", id, other, "-r", register, "--why", "again")
    assert status == 2
    assert "both are" in said


def test_the_log_says_who_when_why_and_what_became_of_it(
    unfog: Unfog, register: Path, told_twice: tuple[str, str]
) -> None:
    assert "nothing was judged yet" in unfog("judgements", "-r", register)[2]
    id, document = told_twice
    other = min(set(incidents(unfog, register)) - {id})
    unfog("judge", id, other, "unsure", "-r", register, "--why", "no day", "--by", "A\x1b[31m B")
    unfog("split", id, "--document", document, "-r", register, "--why", "x", "--by", "C")
    unfog("undo", "-r", register, "--why", "too quick", "--by", "A. Nother")
    _, shown, _ = unfog("judgements", "-r", register)
    assert "unsure · A[31m B · 20" in shown
    assert "“no day”" in shown
    assert "“too quick”" in shown
    assert "undone by j-" in shown
    assert "\x1b" not in shown
    rows = json.loads(unfog("judgements", "-r", register, "--json")[1])
    assert rows[0]["subject"]["verdict"] == "unsure"
    assert rows[0]["by"] == "A\x1b[31m B"
    assert {row["state"] for row in rows if "state" in row} == {"holds", "undone"}
    undone = {row["subject"].get("judgement") for row in rows}
    assert undone >= {row["id"] for row in rows if row.get("state") == "undone"}


def test_pairs_stand_side_by_side_within_80_columns(unfog: Unfog, register: Path) -> None:
    status, shown, said = unfog("pairs", "-r", register, "--limit", "2")
    rows = json.loads(unfog("pairs", "-r", register, "--json")[1])
    assert status == 0
    if not rows:
        assert "no pair is left open" in said
        return
    assert all(row["verdict"] == "ask" for row in rows)
    assert all(row["reasons"][0]["words"] for row in rows)
    for label in ("part", "what", "when", "where", "title", "for", "against", "unfog judge"):
        assert f"\n  {label}" in shown
    first = rows[0]
    names = [
        f"{side['part']['document']}/{side['part']['incident']}"
        for side in (first["left"], first["right"])
    ]
    assert all(name in shown for name in names)
    wide = [line for line in shown.splitlines() if len(line.rstrip()) > 80]
    assert all(str(register) in line for line in wide)
    assert f"--register {register}" in shown
    unfog("judge", *names, "unsure", "-r", register, "--why", "cannot tell")
    left = json.loads(unfog("pairs", "-r", register, "--json")[1])
    before, after = ([row["left"]["part"] for row in some] for some in (rows[1:], left))
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("judge", "i-", "zzz", "same", "--why", "x"), "begins several ids"),
        (("judge", "zzz", "i-", "same", "--why", "x"), "no incident 'zzz'"),
        (("judge", "a", "b", "maybe", "--why", "x"), "no verdict named 'maybe'"),
        (("judge", "a", "b", "same"), "--why: say why"),
        (("judge", "a", "b", "same", "--why", "x", "--by", " "), "--by: say who judges"),
        (("undo",), "no judgement stands"),
        (("undo", "j-none"), "no judgement 'j-none'"),
    ],
)
def test_wrong_use_is_refused_and_nothing_changes(
    unfog: Unfog, register: Path, arguments: tuple[str, ...], message: str
) -> None:
    status, shown, said = unfog(*arguments, "-r", register)
    assert (status, shown) == (2, "")
    assert message in said
    assert unfog("judgements", "-r", register)[1] == ""


def test_a_register_that_is_missing_or_newer_ends_with_3(unfog: Unfog, tmp_path: Path) -> None:
    path = tmp_path / "x.unfog"
    commands = (("pairs",), ("judgements",), ("undo",), ("merge", "a", "b", "--why", "x"))
    for command in commands:
        assert unfog(*command, "-r", path)[0] == 3
    open_register(path).close()
    with closing(sqlite3.connect(path)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '0099'")
        newer.execute("PRAGMA user_version = 99")
    for command in commands:
        status, _, said = unfog(*command, "-r", path)
        assert status == 3
        assert "newer unfog" in said
