"""The Python API."""

import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

import unfog
from unfog.errors import RegisterError, SettingsError

TEXT = (
    "A rocket hit the market in Basra early on Tuesday, and the police said that 5 people were "
    "killed. The militia denied that it had fired any rocket at the town."
)


@pytest.fixture
def register(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "pipeline"))
    with unfog.open(tmp_path / "x.unfog") as opened:
        yield opened


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_importing_the_package_loads_nothing_heavy():
    code = (
        "import sys, unfog\n"
        "heavy = {'spacy', 'numpy', 'polars', 'sqlalchemy', 'msgspec', 'unfog.api'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_reading_gives_incidents_claims_and_findings(register, report):
    summary = register.read(report, reader="tiny_reader:TinyReader", published="2031-05-06")
    assert (summary.read, summary.exit_code) == (1, 0)
    (found,) = register.incidents()
    assert register.incident(found.incident.id) == found
    claims = register.claims()
    killed = claims.filter(pl.col("property") == "killed")
    assert killed["quote"].to_list() == ["5 people were killed"]
    assert killed["incident"].to_list() == [found.incident.id]
    assert {"document", "outlet", "published", "origin", "speaker"} <= set(claims.columns)
    findings = register.findings().filter(pl.col("property") == "killed")
    assert findings.select("low", "best", "high").rows() == [(5, 5, 5)]
    assert [d.document.text for d in register.documents("market")] == [TEXT]
    assert register.skipped() == []


def test_findings_are_given_under_other_rules_when_asked(register, report):
    register.read(report, reader="tiny_reader:TinyReader", published="2031-05-06")
    (found,) = register.incidents(rules="acled")
    one = register.incident(found.incident.id, rules="airwars")
    assert {f.rule for f in found.findings} == {"acled"}
    assert {f.rule for f in one.findings} == {"airwars"}
    assert set(register.findings(rules="ibc")["rule"]) == {"ibc"}
    assert {f.rule for f in register.incidents()[0].findings} == {"unfog"}
    assert register.incidents(rules="acled", status=found.status) == [found]
    with pytest.raises(SettingsError, match="known: acled"):
        register.incidents(rules="gtd")


def test_incidents_are_filtered_by_words_and_days(register, report):
    register.read([report], reader="tiny_reader:TinyReader", published="2031-05-06")
    assert len(register.incidents(since="2031-05-06", text="rocket")) == 1
    assert register.incidents(until="2031-05-05") == []
    with pytest.raises(SettingsError, match="since"):
        register.incidents(after="2031-05-06")
    with pytest.raises(SettingsError):
        register.incidents(since="yesterday")


def test_a_missing_file_is_skipped_with_its_reason(register, tmp_path):
    summary = register.read([tmp_path / "none.txt"], reader="tiny_reader:TinyReader")
    assert summary.exit_code == 1
    assert [s.reason for s in register.skipped()] == ["missing"]


def test_an_unknown_option_is_named(register, report):
    with pytest.raises(SettingsError, match="no option named 'job'"):
        register.read(report, job=2)


def test_a_register_must_be_one(tmp_path, report):
    with pytest.raises(RegisterError, match="not a register"):
        unfog.open(report)
    with pytest.raises(RegisterError, match="no such register"):
        unfog.open(tmp_path / "none.unfog", create=False)


def test_the_package_has_only_what_it_says():
    assert sorted(unfog.__all__) == ["Register", "__version__", "open"]
    assert unfog.Register.__name__ == "Register"
    with pytest.raises(AttributeError, match="nothing"):
        unfog.nothing  # noqa: B018 (asking is the test)


def test_pairs_are_judged_merged_split_and_taken_back(register, tmp_path):
    for name, town in (("a", "Basra"), ("b", "Basra"), ("c", "Sirte")):
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("Basra", town) + f" Report {name}.")
    register.read(tmp_path, reader="tiny_reader:TinyReader", published="2031-05-06")
    ids = [found.incident.id for found in register.incidents()]
    parts = [f"{p.document}/{p.incident}" for i in register.incidents() for p in i.incident.parts]
    assert all(one.score.verdict == "ask" for one in register.questions(5))
    decision = register.judge(parts[0], parts[1], "different", by="R. Coder", why="seen")
    assert [ruling.state for ruling in decision.rulings] == ["holds"]
    assert register.judgements() == decision.rulings
    apart = [found.incident.id for found in register.incidents()]
    assert len(apart) > 1
    merged = register.merge(apart[0], apart[1], by="R. Coder")
    assert len(merged.change.before) == 2
    assert len(merged.change.after) == 1
    whole = merged.change.after[0].incident
    register.split(whole.id, [whole.parts[0].document], by="R. Coder")
    for _ in range(3):
        register.undo(by="A. Nother", why="none of it")
    assert [found.incident.id for found in register.incidents()] == ids
    with pytest.raises(SettingsError, match="no judgement stands"):
        register.undo(by="A. Nother")


def test_a_toll_and_a_brief(register, report):
    register.read(report, reader="tiny_reader:TinyReader", published="2031-05-06")
    (found,) = register.incidents()
    toll = register.toll(found.incident.id)
    (course,) = toll.courses
    assert (course.property, course.days[-1].best.value) == ("killed", 5)
    brief = register.brief(place="Basra", before="2031-06-01", every_type=True)
    assert brief.title.startswith("Background: within")
    with pytest.raises(SettingsError, match="no such filter: 'near'"):
        register.brief(near="Basra")
    with pytest.raises(SettingsError, match="is no incident"):
        register.toll("i-none")
