import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import polars as pl
import pytest

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def rival(demo_register: Path) -> str:
    """The incident whose killed range furthest."""
    import unfog

    with unfog.open(demo_register) as register:
        spread = {}
        for found in register.incidents():
            killed = found.finding("killed")
            if killed is not None and killed.low and killed.high:
                spread[found.incident.id] = killed.high.value - killed.low.value
    return max(spread, key=lambda key: (spread[key], key))


def test_a_toll_is_drawn_in_80_columns(unfog: Unfog, demo_register: Path, rival: str) -> None:
    status, shown, said = unfog("toll", rival[:7], "--register", demo_register)
    assert status == 0
    assert shown.startswith(rival)
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "\x1b" not in shown
    assert "2031-" in shown
    assert "●" in shown
    assert "best" in said


def test_its_last_day_is_what_show_says(unfog: Unfog, demo_register: Path, rival: str) -> None:
    given = json.loads(unfog("toll", rival, "--register", demo_register, "--json")[1])
    shown = json.loads(unfog("show", rival, "--register", demo_register, "--json")[1])
    findings = {f["property"]: f for f in reversed(shown["incident"]["findings"])}
    assert given["courses"]
    for course in given["courses"]:
        last, found = course["days"][-1], findings[course["property"]]
        assert (last["low"], last["best"], last["high"]) == (
            found["low"],
            found["best"],
            found["high"],
        )
    claims = {claim["id"] for claim in shown["claims"]}
    assert {f["claim"] for course in given["courses"] for f in course["figures"]} <= claims


def test_drawing_and_table_are_written(
    unfog: Unfog, demo_register: Path, rival: str, tmp_path: Path
) -> None:
    drawing, sheet = tmp_path / "t.svg", tmp_path / "t.csv"
    status, shown, said = unfog(
        *("toll", rival, "--register", demo_register),
        *("--svg", drawing, "--csv", sheet),
    )
    assert (status, shown) == (0, "")
    assert str(drawing) in said
    ElementTree.fromstring(drawing.read_bytes())
    frame = pl.read_csv(sheet)
    assert set(frame["incident"]) == {rival}
    assert "killed" in set(frame["property"])


def test_one_count_alone(unfog: Unfog, demo_register: Path, rival: str) -> None:
    given = unfog("toll", rival, "--register", demo_register, "--count", "killed", "--json")[1]
    assert [course["property"] for course in json.loads(given)["courses"]] == ["killed"]
    status, _, said = unfog("toll", rival, "--register", demo_register, "--count", "zebras")
    assert status == 2
    assert "no count named 'zebras'; it has killed" in said


def test_an_unknown_rule_set_is_refused(unfog: Unfog, demo_register: Path, rival: str) -> None:
    status, _, said = unfog("toll", rival, "--register", demo_register, "--rules", "guess")
    assert status == 2
    assert "known: " in said


def test_another_rule_set_is_named_and_gives_its_own_figures(
    unfog: Unfog, demo_register: Path, rival: str
) -> None:
    given = ("--register", demo_register, "--rules", "acled")
    toll = json.loads(unfog("toll", rival, *given, "--count", "killed", "--json")[1])
    shown = json.loads(unfog("show", rival, *given, "--json")[1])
    (killed,) = (f for f in shown["incident"]["findings"] if f["property"] == "killed")
    assert toll["courses"][0]["days"][-1]["best"] == killed["best"]
    assert "· rules: acled" in " ".join(unfog("toll", rival, *given)[1].split())


def test_only_one_goes_to_standard_output(unfog: Unfog, demo_register: Path) -> None:
    status, shown, said = unfog("toll", "i-", "-r", demo_register, "--csv", "-", "--svg", "-")
    assert (status, shown) == (2, "")
    assert "--svg and --csv" in said
