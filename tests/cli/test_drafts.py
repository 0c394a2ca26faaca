"""Batches of drafts on the command line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

type Unfog = Callable[..., tuple[int, str, str]]

REPORT = (
    "GAO, Mali – Gunmen attacked a market in Gao on Tuesday, killing four people, police said. "
    "The attackers fled towards the river."
)


@pytest.fixture
def register(demo_register: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "demo.unfog"
    shutil.copy(demo_register, copy)
    return copy


def test_a_batch_from_reading_to_the_register(unfog: Unfog, register: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{REPORT} Report {name}.")
    status, _, said = unfog("drafts", "list", "-r", register)
    assert status == 0
    assert "no drafts" in said
    files = [tmp_path / "one.txt", tmp_path / "two.txt"]
    status, _, said = unfog(
        "read", *files, "--published", "2031-05-07", "--draft", "may", "-r", register
    )
    assert status == 0, said
    assert (tmp_path / "demo.unfog.drafts" / "may.unfog").is_file()
    status, shown, _ = unfog("drafts", "list", "-r", register)
    assert status == 0
    assert max(map(len, shown.splitlines())) <= 80
    found = json.loads(unfog("drafts", "show", "may", "--json", "-r", register)[1])
    one, two = (row["document"]["id"] for row in found)
    assert "waiting" in unfog("drafts", "show", "may", "-r", register)[1]
    status, _, said = unfog("drafts", "reject", "may", two, "-r", register)
    assert status == 2
    assert "say why" in said
    unfog("drafts", "reject", "may", two, "--why", "twice", "--by", "A. Coder", "-r", register)
    status, _, said = unfog("drafts", "accept", "may", "--all", "--by", "A. Coder", "-r", register)
    assert status == 0
    assert "1 document accepted" in said
    assert one in unfog("documents", "-r", register, "--json")[1]
    (batch,) = json.loads(unfog("drafts", "list", "--json", "-r", register)[1])
    assert (batch["accepted"], batch["rejected"], batch["waiting"]) == (1, 1, 0)


def test_wrong_use_says_what_to_do(unfog: Unfog, register: Path, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(REPORT)
    status, _, said = unfog("read", tmp_path / "one.txt", "--draft", "../x", "-r", register)
    assert status == 2
    assert "names no draft" in said
    status, _, said = unfog("drafts", "accept", "may", "-r", register)
    assert status == 2
    assert "--all" in said
    status, _, said = unfog("drafts", "show", "may", "-r", register)
    assert status == 2
    assert "there are: none" in said
    status, _, said = unfog(
        "read", tmp_path / "one.txt", "--draft", "x", "-r", tmp_path / "no.unfog"
    )
    assert status == 2
    assert "no register" in said


def test_findings_under_another_rule_set_stay_so(unfog: Unfog, register: Path) -> None:
    assert unfog("relink", "--rules", "nonsense", "-r", register)[0] == 2
    assert unfog("relink", "--rules", "acled", "-r", register)[0] == 0
    assert unfog("relink", "-r", register)[0] == 0
    shown = unfog("export", "--what", "findings", "--out", "-", "-r", register)[1]
    assert "acled" in shown
    assert ",unfog," not in shown
