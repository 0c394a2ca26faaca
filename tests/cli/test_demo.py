import json
from importlib import resources


def test_the_demo_says_that_all_is_invented(demo_output: str) -> None:
    assert "All of it is invented" in demo_output


def test_the_demo_shows_differing_tolls_and_a_full_sheet(demo_output: str) -> None:
    table, sheet = demo_output.split("One of them in full")
    assert "Zugdidi" in table
    assert "Yacuiba" in table
    assert "contested" in table
    assert "–" in table, "no toll is a range"
    assert "denies" in sheet
    assert "low " in sheet
    assert "high " in sheet


def test_its_output_fits_80_columns_and_has_no_colour(demo_output: str) -> None:
    report, _, _ = demo_output.partition("Look round in it:")
    assert max(len(line) for line in report.splitlines()) <= 80
    assert "\x1b" not in demo_output


def test_its_reports_are_of_a_year_that_nobody_can_take_for_the_past() -> None:
    lines = (resources.files("unfog.cli") / "data" / "reports.jsonl").read_text().splitlines()
    reports = [json.loads(line) for line in lines]
    assert len(reports) == 12
    assert all(r["published"].startswith("2031-") for r in reports)
    assert all(r["id"].startswith("own-") for r in reports)
