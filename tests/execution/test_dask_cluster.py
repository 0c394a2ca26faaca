"""Clusters that are our own, or not as they should be."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import dask
import psutil
import pytest
from distributed import LocalCluster

from unfog.errors import SettingsError
from unfog.execution.base import Chunk, Lost, Task, WorkerFailed
from unfog.execution.dask import DaskExecutor


@pytest.fixture
def bare_scheduler() -> Iterator[str]:
    """The address of a scheduler without workers, in this process."""
    hidden = {"dashboard": False, "dashboard_address": "127.0.0.1:0"}
    here = {"processes": False, "host": "127.0.0.1", "protocol": "tcp"}
    with LocalCluster(n_workers=0, scheduler_kwargs=hidden, **here) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def joined(dask_scheduler, tmp_path):
    """Has a worker join the cluster, with modules of its own on its path."""
    started = []

    def join(environment):
        command = ["worker", "--no-nanny", "--no-dashboard", "--scheduler-file", dask_scheduler]
        log = (tmp_path / "log").open("w+")
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            env=os.environ | environment,
            stdout=log,
            stderr=log,
        )
        started.append(process)
        deadline = time.monotonic() + 60
        while "Registered to" not in (tmp_path / "log").read_text():
            assert time.monotonic() < deadline
            time.sleep(0.05)
        log.close()

    yield join
    for process in started:
        process.terminate()
        process.wait(timeout=30)


def listening(but: list[psutil.Process]) -> set[tuple[str, int]]:
    """Where this process and those it has started, `but` these, listen."""
    mine = psutil.Process()
    processes = [mine, *(child for child in mine.children() if child not in but)]
    sockets = [socket for one in processes for socket in one.net_connections()]
    return {tuple(s.laddr) for s in sockets if s.status == psutil.CONN_LISTEN}


def test_a_cluster_of_its_own_listens_to_this_machine_alone_and_ends(work):
    others = psutil.Process().children()
    before = listening(others)
    task = Task(work.nothing, work.process_ids)
    running = DaskExecutor(jobs=2).run(task, [Chunk([n], n) for n in range(40)])
    _, ids = next(running)
    opened = listening(others) - before
    running.close()
    assert {host for host, _ in opened} == {"127.0.0.1"}
    assert not opened & listening(others)
    with pytest.raises(ProcessLookupError):
        os.kill(ids[0], 0)


def test_deaths_are_put_down_right_where_dask_gives_up_at_the_first(work):
    """A scheduler can be set up so that the death of a worker fails all that it held."""
    chunks = [Chunk([1, -2, 3], 0), *(Chunk([n], n) for n in range(1, 12))]
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        executor, task = DaskExecutor(jobs=2), Task(work.nothing, work.die_of_negatives)
        found = [values for _, values in executor.run(task, chunks)]
        with pytest.raises(WorkerFailed, match="die before they can work"):
            list(executor.run(Task(work.dies_preparing, work.add), [Chunk([1], 0)]))
    assert [found[0][0], found[0][2]] == [11, 13]
    assert isinstance(found[0][1], Lost)
    assert [value for values in found[1:] for value in values] == list(range(11, 22))


def test_a_scheduler_without_workers_is_not_waited_for_without_end(work, bare_scheduler):
    executor = DaskExecutor(bare_scheduler, patience=0.5)
    with pytest.raises(WorkerFailed, match="has had no workers"):
        list(executor.run(Task(work.nothing, work.add), [Chunk([1], 0)]))


def test_a_scheduler_that_goes_away_ends_the_run(work, tmp_path):
    file = tmp_path / "scheduler.json"
    command = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    scheduler = subprocess.Popen(
        [sys.executable, "-m", "dask", *command, "--scheduler-file", str(file)],
        stderr=subprocess.DEVNULL,
    )
    while not file.exists():
        time.sleep(0.05)

    task = Task(work.nothing, work.add)
    with DaskExecutor(str(file)) as executor:
        executor.start(task)
        threading.Timer(0.5, scheduler.kill).start()
        with pytest.raises(WorkerFailed, match="scheduler is gone"):
            list(executor.run(task, [Chunk([1], 0)]))
    scheduler.wait()


def test_a_worker_with_another_unfog_is_named(work, dask_scheduler, joined, tmp_path):
    other = tmp_path / "unfog-0.0.1.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: unfog\nVersion: 0.0.1\n")
    joined({"PYTHONPATH": str(tmp_path)})
    with pytest.raises(SettingsError, match=r"tcp://.* has unfog 0\.0\.1 .* install the same"):
        list(DaskExecutor(dask_scheduler).run(Task(work.nothing, work.add), [Chunk([1], 0)]))


def test_a_worker_that_lacks_a_module_is_told_so(work, dask_scheduler, joined, tmp_path):
    (tmp_path / "unfog.py").write_text(
        "raise ModuleNotFoundError(\"No module named 'unfog'\", name='unfog')"
    )
    joined({"PYTHONPATH": str(tmp_path)})
    chunks = [Chunk([0.01], n) for n in range(200)]
    with pytest.raises(WorkerFailed, match="no module 'unfog': install there"):
        list(DaskExecutor(dask_scheduler).run(Task(work.nothing, work.sleeps), chunks))
