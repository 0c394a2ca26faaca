"""Killed at any instant and run again, the register is that of an undisturbed run."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from unfog.pipeline.run import read
from unfog.settings import default_cache
from unfog.store import open_register

HERE = Path(__file__).parent
TINY = "tiny_reader:TinyReader"


def _searched() -> str:
    """Where the process looks for modules: here, then wherever this one was told to."""
    return os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH"))))


def start(register: Path, source: Path, reader: str, jobs: int) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": _searched(), "UNFOG_CACHE": str(default_cache())}
    return subprocess.Popen(
        [sys.executable, HERE / "killed_run.py", register, source, reader, str(jobs)],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )


def kill_at(process: subprocess.Popen[str], tellings: int, delay: float) -> bool:
    """SIGKILL after so many lines and a moment more; False where the run was done before."""
    assert process.stdout is not None
    for _ in range(tellings):
        if not process.stdout.readline():
            break
    time.sleep(delay)
    process.kill()
    process.stdout.close()
    return process.wait() != 0


@pytest.fixture
def source(tmp_path, report, lines):
    """Two hundred reports, with an empty file, another language and a rival id among them."""
    folder = tmp_path / "reports"
    folder.mkdir()
    reports = [report(n) for n in range(198)]
    reports[50] |= {"text": "Bei dem Anschlag auf den Markt starben nach Angaben der Polizei acht."}
    reports[60] |= {"id": "r059"}
    (folder / "a.jsonl").write_bytes(lines(reports))
    (folder / "b.txt").touch()
    (folder / "c.txt").write_text(str(report(198)["text"]))
    return folder


def undisturbed(tmp_path, source, settings):
    store = open_register(tmp_path / "undisturbed.unfog")
    read([str(source)], store, settings)
    dump = list(store.dump())
    store.close()
    return dump


def after(register, source, settings):
    store = open_register(register)
    assert store.health() == []
    read([str(source)], store, settings)
    dump = list(store.dump())
    store.close()
    return dump


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_again_and_again_on_the_way(tmp_path, source, settings, jobs):
    chance = random.Random(20310503 + jobs)
    register = tmp_path / "r.unfog"
    killed = [
        kill_at(start(register, source, TINY, jobs), chance.randrange(1, 150), chance.random() / 50)
        for _ in range(3)
    ]
    assert any(killed)
    assert after(register, source, settings) == undisturbed(tmp_path, source, settings)


def test_killed_while_incidents_are_worked_out(tmp_path, source, settings):
    """The run tells of 200 sources and one step before; beyond come linking and findings."""
    register = tmp_path / "r.unfog"
    chance = random.Random(7)
    killed = [
        kill_at(start(register, source, TINY, 1), tellings, chance.random() / 100)
        for tellings in (202, 203, 210)
    ]
    assert killed[0]
    assert after(register, source, settings) == undisturbed(tmp_path, source, settings)


def test_killed_while_new_reports_are_taken_in_beside_what_stands(tmp_path, source, settings):
    """A tenth of the reports is new, so that only what hangs together with them is made anew."""
    register = tmp_path / "r.unfog"
    most = tmp_path / "most.jsonl"
    most.write_bytes(b"".join((source / "a.jsonl").read_bytes().splitlines(keepends=True)[:180]))
    other = tmp_path / "o.unfog"
    for path in (register, other):
        after(path, most, settings)
    chance = random.Random(9)
    killed = [
        kill_at(start(register, source, TINY, 1), tellings, chance.random() / 50)
        for tellings in (202, 203, 204, 206)
    ]
    assert killed[0]
    assert after(register, source, settings) == after(other, source, settings)


def test_killed_while_a_newer_reader_reads_anew(tmp_path, source, settings):
    newer = "tiny_reader:NewerReader"
    register, other = tmp_path / "r.unfog", tmp_path / "o.unfog"
    settings_newer = msgspec.structs.replace(settings, reader=newer)
    for path in (register, other):
        after(path, source, settings)
    assert kill_at(start(register, source, newer, 1), 260, 0.0)
    assert after(register, source, settings_newer) == after(other, source, settings_newer)


def test_no_worker_outlives_a_killed_run(tmp_path, source):
    process = start(tmp_path / "r.unfog", source, TINY, 2)
    assert process.stdout is not None
    for _ in range(30):
        process.stdout.readline()
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("the system does not list the children of a process")
    workers = [int(pid) for pid in children.read_text().split()]
    kill_at(process, 0, 0)
    assert len(workers) >= 2
    deadline = time.monotonic() + 30
    while any(alive(pid) for pid in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in workers)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.slow
def test_killed_at_twenty_instants_each_from_the_start(tmp_path, source, settings):
    chance = random.Random(20)
    expected = undisturbed(tmp_path, source, settings)
    for instant in range(20):
        register = tmp_path / f"{instant}.unfog"
        kill_at(start(register, source, TINY, 1), chance.randrange(215), chance.random() / 20)
        assert after(register, source, settings) == expected


@pytest.mark.slow
def test_killed_at_twenty_instants_with_the_rule_reader(tmp_path, source, settings):
    chance = random.Random(21)
    rules = msgspec.structs.replace(settings, reader="rules")
    register = tmp_path / "r.unfog"
    done = 0
    for _ in range(20):
        done += chance.randrange(14)
        kill_at(start(register, source, "rules", 1), done, chance.random() / 10)
    assert after(register, source, rules) == undisturbed(tmp_path, source, rules)
