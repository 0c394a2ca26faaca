"""Workers of a Dask cluster: the same results as here, whatever happens to them."""

import socket
import sys
import warnings
from functools import partial

import pytest
from distributed import Client

from unfog import registry
from unfog.errors import SettingsError
from unfog.execution.base import Chunk, Lost, Task
from unfog.execution.dask import DaskExecutor


def chunked(items, size=3):
    return [Chunk(items[i : i + size], i // size) for i in range(0, len(items), size)]


def results(scheduler, task, chunks):
    return [(chunk.note, found) for chunk, found in DaskExecutor(scheduler).run(task, chunks)]


def flat(found):
    return [value for _, values in found for value in values]


def test_results_come_in_the_order_of_the_chunks(work, dask_scheduler):
    chunks = [*chunked(list(range(50))), Chunk([], "none")]
    found = results(dask_scheduler, Task(work.nothing, work.add), chunks)
    assert [note for note, _ in found] == [*range(17), "none"]
    assert flat(found) == list(range(10, 60))


def test_no_cluster_is_asked_where_there_is_nothing_to_do(work):
    found = results("tcp://127.0.0.1:9", Task(work.cannot_prepare, work.add), [Chunk([], "a")])
    assert found == [("a", [])]


def test_each_worker_prepares_once_and_has_one_numeric_thread(work, dask_scheduler):
    task = Task(work.new_word, work.told)
    assert len(set(flat(results(dask_scheduler, task, chunked(list(range(30)), 1))))) <= 2
    names = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"]
    found = results(dask_scheduler, Task(work.nothing, work.environment), [Chunk(names, 0)])
    assert found == [(0, ["1", "1"])]


def test_the_item_that_kills_its_worker_is_lost_alone(work, dask_scheduler):
    items = [1, 2, 3, 4, -5, 6, 7, 8, 9, 10]
    values = flat(
        results(dask_scheduler, Task(work.nothing, work.die_of_negatives), chunked(items))
    )
    assert isinstance(values[4], Lost)
    assert [v for v in values if not isinstance(v, Lost)] == [11, 12, 13, 14, 16, 17, 18, 19, 20]


def test_a_worker_that_dies_by_chance_costs_nothing(work, dask_scheduler, tmp_path):
    task = Task(partial(work.a_mark, tmp_path / "died"), work.die_once)
    assert flat(results(dask_scheduler, task, chunked(list(range(10))))) == list(range(10))


def test_what_a_worker_raises_is_raised_here(work, dask_scheduler):
    with pytest.raises(ValueError, match="no model here"):
        results(dask_scheduler, Task(work.cannot_prepare, work.add), chunked([1]))
    with pytest.raises(KeyError, match="unforeseen"):
        results(dask_scheduler, Task(work.nothing, work.refuses), chunked([1]))


def test_only_so_many_chunks_are_taken_ahead_and_heavy_ones_singly(work, dask_scheduler):
    taken = 0

    def source(weight):
        nonlocal taken
        for i in range(100):
            taken += 1
            yield Chunk([i], i, weight)

    running = DaskExecutor(dask_scheduler).run(Task(work.nothing, work.add), source(0))
    next(running)
    assert taken <= 20
    running.close()
    taken = 0
    running = DaskExecutor(dask_scheduler, ahead=500).run(
        Task(work.nothing, work.add), source(1000)
    )
    for number, _ in zip(range(1, 20), running, strict=False):
        assert taken <= number + 1
    running.close()


def test_large_items_pass_without_a_word(work, dask_scheduler):
    large = "x" * 12_000_000
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = results(dask_scheduler, Task(work.nothing, work.lengths), [Chunk([large], 0)])
    assert found == [(0, [12_000_000])]


def test_a_run_leaves_nothing_with_the_scheduler(work, dask_scheduler):
    running = DaskExecutor(dask_scheduler).run(
        Task(work.nothing, work.sleeps), chunked([0.01] * 60)
    )
    next(running)
    running.close()
    with Client(scheduler_file=dask_scheduler, set_as_default=False) as client:
        assert client.run_on_scheduler(tasks_held) == 0


def tasks_held(dask_scheduler):
    """Runs on the scheduler, which Dask hands to a parameter of this name."""
    ours = [task for task in dask_scheduler.tasks.values() if task.key.startswith("unfog")]
    return sum(bool(task.who_wants) for task in ours)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:{free}", "does not answer"),
        ("nonsense://127.0.0.1:1", "does not answer"),
        ("{folder}/missing.json", "no scheduler file .*No such file"),
    ],
)
def test_a_scheduler_that_is_not_there_is_told_at_once(work, tmp_path, address, said):
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        scheduler = address.format(free=bound.getsockname()[1], folder=tmp_path)
        executor = DaskExecutor(scheduler, timeout=0.5)
        with pytest.raises(SettingsError, match=said):
            list(executor.run(Task(work.nothing, work.add), [Chunk([1], 0)]))


def test_without_dask_the_remedy_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "unfog.execution.dask")
    with pytest.raises(SettingsError, match=r"pip install 'unfog\[dask\]'"):
        registry.resolve("engines", "dask")
