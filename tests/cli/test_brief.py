import json
from collections.abc import Callable
from pathlib import Path

import pytest

type Unfog = Callable[..., tuple[int, str, str]]


def test_a_brief_on_a_place(unfog: Unfog, demo_register: Path) -> None:
    status, shown, _ = unfog("brief", "--register", demo_register, "--place", "Zugdidi")
    assert status == 0
    assert shown.startswith("Background: within 25 km of Zugdidi, Georgia")
    assert "This register holds" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_every_figure_stands_in_the_register(unfog: Unfog, demo_register: Path) -> None:
    rows = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    findings = {
        (row["incident"]["id"], f["property"]): f for row in rows for f in reversed(row["findings"])
    }
    made = json.loads(
        unfog("brief", "--register", demo_register, "--country", "Georgia", "--format", "json")[1]
    )
    entries = [entry for section in made["sections"] for entry in section["entries"]]
    assert entries
    for entry in entries:
        for figure in entry["figures"]:
            found = findings[entry["incident"], figure["property"]]
            assert [figure[k] for k in ("low", "best", "high")] == [
                found[k] for k in ("low", "best", "high")
            ]
        assert set(entry["documents"]) <= made["documents"].keys()


def test_what_came_before_an_incident(unfog: Unfog, demo_register: Path) -> None:
    rows = json.loads(unfog("incidents", "--register", demo_register, "--json")[1])
    latest = max(
        (row for row in rows if row["incident"]["date"] and row["incident"]["place"]),
        key=lambda row: (row["incident"]["date"]["start"], row["accounts"]),
    )
    id = latest["incident"]["id"]
    status, shown, _ = unfog("brief", "--register", demo_register, "--for", id[:8])
    assert status == 0
    assert shown.startswith(f"Background to {id}")
    assert "egister" in shown


@pytest.mark.parametrize("form", ["md", "html"])
def test_it_is_written_to_a_file(
    unfog: Unfog, demo_register: Path, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"brief.{form}"
    status, shown, _ = unfog(
        *("brief", "--register", demo_register, "--country", "LB"),
        *("--format", form, "--out", path),
    )
    assert (status, shown) == (0, "")
    assert "Lebanon" in path.read_text()


def test_nothing_asked_is_refused(unfog: Unfog, demo_register: Path) -> None:
    status, _, said = unfog("brief", "--register", demo_register)
    assert status == 2
    assert "on what?" in said


def test_days_in_wrong_order_are_named_by_their_options(unfog: Unfog, demo_register: Path) -> None:
    days = ("--since", "2031-05-02", "--until", "2031-05-01")
    status, _, said = unfog("brief", "-r", demo_register, "--country", "GE", *days)
    assert status == 2
    assert "--since" in said
    assert "--until" in said
