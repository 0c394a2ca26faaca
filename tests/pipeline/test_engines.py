"""In this process, in several, or on a Dask cluster: the same register byte for byte."""

import os
import signal
from importlib import resources

import msgspec
import pytest
from distributed import Client

from unfog.errors import SettingsError
from unfog.pipeline.claims import write_claims
from unfog.pipeline.run import read
from unfog.pipeline.stage import prepare
from unfog.pipeline.versions import Versions
from unfog.settings import Settings, default_cache
from unfog.store import open_register

BROKEN = {
    "empty.txt": b"",
    "broken.txt.gz": b"\x1f\x8b\x08\x00broken",
    "blob.bin": bytes(range(256)) * 20,
    "lines.jsonl": b'{"id": "x", "text": "cut off\n[1, 2]\n',
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory):
    """Some invented reports of the demo, and what cannot be read."""
    folder = tmp_path_factory.mktemp("mixed")
    reports = resources.files("unfog.cli") / "data" / "reports.jsonl"
    some = reports.read_bytes().splitlines(keepends=True)[:5]
    (folder / "reports.jsonl").write_bytes(b"".join(some))
    for name, raw in BROKEN.items():
        (folder / name).write_bytes(raw)
    return folder


@pytest.fixture
def rules():
    return Settings(reader="rules", cache=default_cache(), batch=2)


class OnTheWay:
    """Progress that does something once, when the first document is stored."""

    def __init__(self, act):
        self.act = act

    def step(self, name, total=None):
        pass

    def advance(self, documents=1):
        act, self.act = self.act, lambda: None
        act()


def register_of(path, source, settings, progress=None):
    store = open_register(path)
    more = () if progress is None else (progress,)
    read([str(source)], store, settings, *more)
    found = store.fingerprint(), list(store.dump())
    store.close()
    return found


def kill_all_workers(scheduler):
    with Client(scheduler_file=scheduler, set_as_default=False) as client:
        for pid in client.run(os.getpid).values():
            os.kill(pid, signal.SIGKILL)


def test_all_engines_make_the_same_register_even_where_workers_are_killed(
    tmp_path, mixed, rules, dask_scheduler
):
    expected = register_of(tmp_path / "one.unfog", mixed, rules)
    assert len(expected[1]) > 100
    two = msgspec.structs.replace(rules, jobs=2)
    assert register_of(tmp_path / "two.unfog", mixed, two) == expected
    away = msgspec.structs.replace(rules, engine="dask", scheduler=dask_scheduler)
    assert register_of(tmp_path / "dask.unfog", mixed, away) == expected
    killing = OnTheWay(lambda: kill_all_workers(dask_scheduler))
    assert register_of(tmp_path / "killed.unfog", mixed, away, killing) == expected


def test_claims_without_a_register_come_out_the_same(tmp_path, folder, settings, dask_scheduler):
    away = msgspec.structs.replace(settings, engine="dask", scheduler=dask_scheduler)
    for name, chosen in (("here", settings), ("there", away)):
        write_claims([str(folder)], tmp_path / name, chosen)
    assert (tmp_path / "here").read_bytes() == (tmp_path / "there").read_bytes()


def test_a_document_that_kills_its_worker_twice_is_set_aside(
    run, tmp_path, report, lines, dask_scheduler
):
    reports = [report(n) for n in range(12)]
    reports[5]["text"] = str(reports[5]["text"]) + " Then they drop dead."
    (tmp_path / "a.jsonl").write_bytes(lines(reports))
    chosen = {"reader": "tiny_reader:Stumbling", "engine": "dask", "scheduler": dask_scheduler}
    summary = run(tmp_path / "a.jsonl", **chosen)
    assert (summary.read, summary.skipped) == (11, {"worker-died": 1})


def test_a_cluster_is_not_asked_where_nothing_is_new(run, folder):
    run(folder)
    again = run(folder, engine="dask", scheduler="tcp://127.0.0.1:9")
    assert again.unchanged == 33


def test_a_worker_that_would_read_otherwise_refuses(settings):
    other = msgspec.structs.replace(settings, reader="tiny_reader:NewerReader")
    with pytest.raises(SettingsError, match=r"would read as tiny-1.*not as tiny-2"):
        prepare(settings, Versions.of(other))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"engine": "steam"}, "known: dask, local"),
        ({"scheduler": "tcp://127.0.0.1:9"}, "choose the engine dask"),
        (
            {"reader": "llm", "engine": "dask", "scheduler": "tcp://127.0.0.1:9"},
            "does not go with a scheduler",
        ),
    ],
)
def test_engines_that_cannot_be_had_are_refused(run, folder, changes, said):
    with pytest.raises(SettingsError, match=said):
        run(folder, **changes)
