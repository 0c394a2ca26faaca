"""Built once, whole or not at all, whatever happens to the folder."""

import logging
import multiprocessing
import os

import pytest

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import Gazetteer, damage
from unfog.resolve.gazetteer.build import FILES, MANIFEST, write
from unfog.resolve.gazetteer.cache import keep
from unfog.resolve.gazetteer.entry import Row

ROWS = [
    Row("t:1", "Testland", "country", "TL", 1.0, 2.0, 50.0, [("Testland", 0)], parent="capital"),
    Row("t:2", "Testville", "settlement", "TL", 1.5, 2.5, 8.0, [("Testville", 0)], key="capital"),
]


def fill(folder, version):
    write(ROWS, {"TL": {"n": (2.0, 2.0, 20.0)}}, folder, version)


def test_is_built_once_and_kept(tmp_path):
    path = keep(tmp_path, "v1", fill)
    before = (path / MANIFEST).stat().st_mtime_ns
    assert keep(tmp_path, "v1", fill) == path
    assert (path / MANIFEST).stat().st_mtime_ns == before
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_what_is_written_is_read_back(tmp_path):
    gazetteer = Gazetteer.open(keep(tmp_path, "v1", fill))
    assert gazetteer.version == "v1"
    assert gazetteer.size == 2
    assert gazetteer.lookup("testville")[0].id == "t:2"
    assert gazetteer.capital("TL").name == "Testville"
    assert gazetteer.part("TL", 1, 0) == (2.0, 2.0, 20.0)
    assert gazetteer.part("TL", 0, 1) is None
    with pytest.raises(IndexError):
        gazetteer.entry(2)


@pytest.mark.parametrize("name", [*FILES, MANIFEST])
@pytest.mark.parametrize("how", ["truncated", "changed", "removed"])
def test_damage_is_found_and_mended(tmp_path, caplog, name, how):
    path = keep(tmp_path, "v1", fill)
    file = path / name
    raw = file.read_bytes()
    if how == "truncated":
        file.write_bytes(raw[: len(raw) // 2])
    elif how == "changed":
        file.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    else:
        file.unlink()
    assert damage(path)
    with caplog.at_level(logging.WARNING):
        assert keep(tmp_path, "v1", fill) == path
    assert "damaged" in caplog.text
    assert damage(path) == ""
    assert Gazetteer.open(path).size == 2
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def _keep_in_turn(cache, gate, out):
    gate.wait()
    path = keep(cache, "v1", fill)
    out.put((os.getpid(), damage(path), Gazetteer.open(path).size))


def test_processes_may_build_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    gate, out = context.Barrier(3), context.Queue()
    workers = [context.Process(target=_keep_in_turn, args=(tmp_path, gate, out)) for _ in range(3)]
    for worker in workers:
        worker.start()
    found = [out.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join(60)
    assert {row[1:] for row in found} == {("", 2)}
    assert len(list(tmp_path.iterdir())) == 1


def test_a_build_that_fails_leaves_nothing(tmp_path):
    def failing(folder, version):
        fill(folder, version)
        raise OSError("no space left")

    with pytest.raises(SettingsError, match="UNFOG_CACHE"):
        keep(tmp_path, "v1", failing)
    assert list(tmp_path.iterdir()) == []


def test_a_cache_that_is_a_file_is_refused_with_a_remedy(tmp_path):
    (tmp_path / "cache").write_text("in the way")
    with pytest.raises(SettingsError, match="UNFOG_CACHE"):
        keep(tmp_path / "cache", "v1", fill)
