"""Places of one's own on the command line: added, used, listed, removed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from unfog.resolve.gazetteer import ensure
from unfog.settings import default_cache

type Unfog = Callable[..., tuple[int, str, str]]

CSV = "name,lat,lon,country,kind\nQalat Vexun,34.1,42.4,IQ,base\n"
TEXT = (
    "ANBAR, March 12, 2031 - A drone struck the Qalat Vexun base on Tuesday, killing two soldiers."
)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds the plain gazetteer and nothing added."""
    plain = ensure(default_cache())
    cache = tmp_path / "cache"
    shutil.copytree(plain, cache / plain.name)
    monkeypatch.setenv("UNFOG_CACHE", str(cache))
    return cache


@pytest.mark.slow
def test_added_places_are_used_until_they_are_removed(
    unfog: Unfog, own_cache: Path, tmp_path: Path
) -> None:
    bases, report = tmp_path / "bases.csv", tmp_path / "report.txt"
    bases.write_text(CSV)
    report.write_text(TEXT)
    status, _, said = unfog("gazetteer", "add", bases)
    assert status == 0
    assert "1 place added" in said
    status, shown, _ = unfog("gazetteer", "lookup", "Kalat Wexun base", "--json")
    assert status == 1
    status, shown, _ = unfog("gazetteer", "lookup", "Kalat Vexoun base", "--json")
    assert json.loads(shown)[0]["name"] == "Qalat Vexun"
    _, shown, _ = unfog("claims", report, "--reader", "rules", "--published", "2031-03-12")
    assert "added:qalat-vexun" in shown
    status, _, said = unfog("gazetteer", "add", bases)
    assert status == 0
    assert "nothing changes" in said
    _, shown, _ = unfog("gazetteer", "list", "--json")
    assert [row["name"] for row in json.loads(shown)] == ["bases.csv"]
    assert unfog("gazetteer", "remove", "bases.csv")[0] == 0
    assert unfog("gazetteer", "lookup", "Qalat Vexun base")[0] == 1
    assert "nothing was added" in unfog("gazetteer", "list")[2]


def test_a_file_with_a_fault_is_refused_with_its_line(
    unfog: Unfog, own_cache: Path, tmp_path: Path
) -> None:
    bases = tmp_path / "bases.csv"
    bases.write_text(CSV + "Vexholm,134.1,42.4,IQ,village\n")
    status, _, said = unfog("gazetteer", "add", bases)
    assert status == 2
    assert "bases.csv, line 3: lat is '134.1'" in said
    assert len(list(own_cache.glob("gazetteer-*"))) == 1
    assert unfog("gazetteer", "remove", "bases.csv")[0] == 2
    assert unfog("gazetteer", "list")[0] == 0


def test_a_name_of_ten_thousand_characters_is_no_place(unfog: Unfog) -> None:
    status, _, said = unfog("gazetteer", "lookup", "x" * 10_000)
    assert status == 1
    assert len(said) < 200
