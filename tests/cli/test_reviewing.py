"""Deciding on incidents, values and claims on the command line, over the demo's register."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture
def register(demo_register: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(demo_register, tmp_path / "reviewed.unfog"))


@pytest.fixture
def id(unfog: Unfog, register: Path) -> str:
    """The incident told in most accounts."""
    rows = json.loads(unfog("incidents", "-r", register, "--json")[1])
    return str(max(rows, key=lambda row: row["accounts"])["incident"]["id"])


def shown(unfog: Unfog, register: Path, id: str) -> dict[str, Any]:
    return dict(json.loads(unfog("show", id, "-r", register, "--json")[1]))


def listed(unfog: Unfog, register: Path, *options: str) -> set[str]:
    rows = json.loads(unfog("incidents", "-r", register, "--json", *options)[1])
    return {row["incident"]["id"] for row in rows}


def test_what_is_confirmed_shows_with_who_and_when_and_what_changed_since(
    unfog: Unfog, register: Path, id: str
) -> None:
    status, done, said = unfog("confirm", id, "--by", "R. Coder", "-r", register)
    assert status == 0
    assert "confirmed · R. Coder, " in done
    assert "unfog undo j-" in said
    assert listed(unfog, register, "--review", "confirmed") == {id}
    correct = ("correct", id, "killed", "5-6", "-r", register, "--by", "S. Coder")
    assert unfog(*correct)[0] == 2
    assert unfog(*correct, "--why", "Counted by name")[0] == 0
    page = unfog("show", id, "-r", register)[1]
    assert "findings have changed since" in page
    assert "reviewer: 5–6 people – S. Coder, " in page
    assert "“Counted by name”" in page
    assert listed(unfog, register, "--review", "changed") == {id}
    before = shown(unfog, register, id)
    unfog("undo", "-r", register, "--by", "R. Coder")
    assert listed(unfog, register, "--review", "changed") == set()
    assert shown(unfog, register, id) != before


def test_a_rejected_incident_is_listed_and_exported_on_demand(
    unfog: Unfog, register: Path, id: str
) -> None:
    every = listed(unfog, register)
    assert unfog("reject", id, "-r", register)[0] == 2
    assert unfog("reject", id, "--why", "A fable", "-r", register)[0] == 0
    assert listed(unfog, register) == every - {id}
    assert listed(unfog, register, "--review", "all") == every
    assert listed(unfog, register, "--review", "rejected") == {id}
    for what, column in (("incidents", "id"), ("findings", "incident")):
        for options, there in (((), False), (("--review", "all"), True)):
            rows = unfog("export", "-r", register, "--what", what, "-f", "jsonl", *options)[1]
            ids = {json.loads(row)[column] for row in rows.splitlines()}
            assert (id in ids) is there
    assert "rejected: no incident" in unfog("show", id, "-r", register)[1]
    assert unfog("reopen", id, "-r", register)[0] == 0
    assert listed(unfog, register) == every
    status, _, said = unfog("incidents", "-r", register, "--review", "odd")
    assert status == 2
    assert "known: confirmed" in said


def test_a_completed_incident_refuses_more_until_it_is_reopened(
    unfog: Unfog, register: Path, id: str
) -> None:
    assert unfog("complete", id, "-r", register)[0] == 0
    for command in (("confirm", id), ("correct", id, "killed", "none", "--why", "x")):
        status, _, said = unfog(*command, "-r", register)
        assert status == 2
        assert f"unfog reopen {id}" in said
    assert unfog("reopen", id[:7], "-r", register)[0] == 0
    assert unfog("confirm", id, "-r", register)[0] == 0


def test_a_claim_is_rejected_corrected_and_accepted_by_its_id(
    unfog: Unfog, register: Path, id: str
) -> None:
    claims = shown(unfog, register, id)["claims"]
    killed = next(one["id"] for one in claims if one["claim"]["property"] == "killed")
    why = ("--why", "Of another day", "--by", "R. Coder", "-r", register)
    assert unfog("correct", killed, "99", *why)[0] == 0
    page = " ".join(unfog("show", id, "-r", register)[1].split())
    assert f"{killed} rejected by R. Coder, " in page
    assert "added by R. Coder, " in page
    found = shown(unfog, register, id)
    marks = [one["mark"]["verdict"] for one in found["claims"] if one["mark"]]
    assert sorted(marks) == ["added", "rejected"]
    rows = unfog("export", "-r", register, "--what", "claims", "-f", "jsonl")[1].splitlines()
    (row,) = [row for row in map(json.loads, rows) if row["id"] == killed]
    assert (row["mark"], row["mark_by"], row["mark_why"]) == (
        "rejected", "R. Coder", "Of another day",
    )  # fmt: skip
    assert row["left_out"] == "rejected by a reviewer"
    assert unfog("correct", killed, "--accept", "-r", register)[0] == 0
    log = unfog("judgements", "-r", register)[1]
    assert "claim corrected · R. Coder" in log
    assert "→" in log
    assert "overruled by a stronger word" in log
    rows = json.loads(unfog("judgements", "-r", register, "--json")[1])
    types = [row["subject"]["type"] for row in rows]
    assert sorted(types[:2]) == ["addition", "claim"]  # one act, so one time
    assert types[2:] == ["claim"]


def test_own_type_date_and_place_rule_in_lists_exports_and_briefs(
    unfog: Unfog, register: Path, id: str
) -> None:
    before = shown(unfog, register, id)
    why = ("--why", "Seen on site", "--by", "R. Coder", "-r", register)
    for name, value in (
        ("place", "Gossi, ML within 3 km"), ("date", "2031-11-02"), ("type", "armed clash"),
        ("killed", "5-6"),
    ):  # fmt: skip
        assert unfog("correct", id, name, value, *why)[0] == 0
    there = ("--country", "ML", "--from", "2031-11-01", "--type", "Battles")
    assert listed(unfog, register, *there) == {id}
    page = " ".join(unfog("show", id, "-r", register)[1].split())
    assert "Armed clash · Gossi, ML · 2031-11-02" in page
    assert "as read: " in page
    (row,) = [
        row
        for line in unfog("export", "-r", register, "-f", "jsonl")[1].splitlines()
        if (row := json.loads(line))["id"] == id
    ]
    assert (row["country"], row["radius_km"], row["date_start"]) == ("ML", 3.0, "2031-11-02")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (5, None, 6)
    assert row["reviewed"][0] == "type: Armed clash"
    assert row["reviewed_by"] == ["R. Coder"]
    assert [one.split(":")[0] for one in row["as_read"]] == ["type", "date", "place", "killed"]
    brief = " ".join(unfog("brief", "--place", "Gossi", "-r", register)[1].split())
    assert "2 November 2031 – armed clash in Gossi, Mali" in brief
    assert "5–6 people killed (a reviewer's count; accounts: " in brief
    for _ in range(4):
        unfog("undo", "-r", register)
    assert shown(unfog, register, id) == before


def test_what_begins_with_a_minus_and_a_digit_is_a_value(
    unfog: Unfog, register: Path, id: str
) -> None:
    why = ("--why", "Counted by name", "--by", "R. Coder", "-r", register)
    assert unfog("correct", id, "killed", "-7", *why)[0] == 0
    assert "reviewer: up to 7 people" in unfog("show", id, "-r", register)[1]
    assert unfog("correct", id, "place", "-21.9, -63.6, BO within 2 km", *why)[0] == 0
    assert unfog("correct", id, "type", "Armed clash", *why)[0] == 0
    done = unfog("confirm", id, "--by", "R. Coder", "-r", register)[1]
    assert "near Yacuiba, BO" in done
    assert done.count("reviewer: Armed clash") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("i-none", "killed", "5"), "no incident 'i-none'"),
        (("{id}", "5"), "give a property and a value"),
        (("{id}", "--reject"), "for claims"),
        (("{id}", "dead", "5"), "no property named 'dead'; known: type, occurrence"),
        (("{id}", "type", "Battles"), "write one of: Government regains territory; "),
        (("{id}", "type", "none"), "type: every incident has one"),
        (("{id}", "place", "Paris"), "write one of: Paris geonames:2988507"),
        (("{id}", "place", "16.27, -0.04"), "say how far off it may be"),
        (("{id}", "killed", "some"), "write 5, 5-7"),
        (("{id}", "killed", "-7x"), "write 5, 5-7"),
        (("{id}", "killed", "-x"), "No such option: -x"),
        (("{id}", "killed", "7-5"), "write 5, 5-7"),
        (("{id}", "date", "May"), "write 2031-03-12"),
        (("{id}", "killed", "5", "--of", "cats"), "'cats' is counted by no finding"),
        (("c-none", "--reject"), "no claim 'c-none'"),
        (("c-none", "5", "--reject"), "give its right value, or --reject"),
    ],
)
def test_wrong_use_says_what_to_do(
    unfog: Unfog, register: Path, id: str, arguments: tuple[str, ...], message: str
) -> None:
    given = [one.format(id=id) for one in arguments]
    status, _, said = unfog("correct", *given, "--why", "x", "-r", register)
    assert status == 2
    assert message in said
