"""The bench `scale` on worlds of a few reports."""

from pathlib import Path

import pytest

from unfog.cli.app import run
from unfog.errors import SettingsError
from unfog.evaluation import bench, scale, scale_worker
from unfog.evaluation.scale import Told
from unfog.evaluation.worlds import WorldOptions
from unfog.store import open_register


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "ADDED", 20)


@pytest.mark.slow
@pytest.mark.usefixtures("few")
def test_every_size_is_measured_and_compared() -> None:
    result = bench.run("scale", [], documents=[60, 30])
    figures = result.figures
    assert result.headline in figures
    assert {row.figure for row in result.published} <= figures.keys()
    for size in (30, 60):
        assert figures[f"docs_per_second_{size}"] > 0
        assert figures[f"peak_mb_{size}"] > 10
        assert 0 < figures[f"pair_f1_{size}"] <= 1
        assert 0 < figures[f"added_pair_f1_{size}"] <= 1
    assert figures["alone_pair_f1"] == 0
    assert figures["pair_f1"] == min(figures["pair_f1_30"], figures["pair_f1_60"])
    assert result.data.records == 90


def test_added_reports_are_stored_linked_and_scored(tmp_path: Path) -> None:
    told, path = Told(WorldOptions(documents=50), 40, baselines=True), tmp_path / "x.unfog"
    scale_worker.main("fill", path, told)
    scale_worker.main("conclude", path, told)
    before = scale_worker.main("score", path, told)
    scale_worker.main("add", path, told)
    after = scale_worker.main("score", path, told)
    assert set(before.groups) == {"", "alone_", "day_place_"}
    assert after.groups[""].pairs.recall > 0
    store = open_register(path)
    assert store.view.counts()["documents"] == 50
    assert sum(len(i.incident.parts) for i in store.view.incidents()) > 50
    store.close()


def test_the_digest_tells_worlds_apart() -> None:
    worlds = [[WorldOptions(9)], [WorldOptions(9, seed=6)], [WorldOptions(10)]]
    assert len({scale.digest_of(world) for world in worlds}) == 3
    assert scale.digest_of(worlds[0]) == scale.digest_of([WorldOptions(9)])


def test_wrong_use_is_refused_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SettingsError, match="makes its documents itself"):
        bench.run("scale", [tmp_path])
    with pytest.raises(SettingsError, match="give 1 or more"):
        bench.run("scale", [], documents=[0])
    with pytest.raises(SettingsError, match="only the bench scale"):
        bench.run("muc4", [], documents=[10])
    assert run(["bench", "scale", "--documents", "many"]) == 2
    assert "write one such as 1000,10000" in capsys.readouterr().err
