"""One job or several: the same results in the same order, whatever happens to workers."""

import os
from functools import partial

import pytest

from unfog.execution.base import Chunk, Lost, Task, WorkerFailed
from unfog.execution.local import LocalExecutor


def chunked(items, size=3):
    return [Chunk(items[i : i + size], i // size) for i in range(0, len(items), size)]


def results(jobs, task, chunks):
    return [(chunk.note, found) for chunk, found in LocalExecutor(jobs).run(task, chunks)]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_results_come_in_the_order_of_the_chunks(work, jobs):
    found = results(jobs, Task(work.nothing, work.add), chunked(list(range(50))))
    assert [note for note, _ in found] == list(range(17))
    assert [value for _, values in found for value in values] == list(range(10, 60))


@pytest.mark.parametrize("jobs", [1, 2])
def test_chunks_without_items_pass_through_in_their_place(work, jobs):
    chunks = [Chunk([], "a"), Chunk([1], "b"), Chunk([], "c")]
    found = results(jobs, Task(work.nothing, work.add), chunks)
    assert found == [("a", []), ("b", [11]), ("c", [])]


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_prepared_where_there_is_nothing_to_do(work, jobs):
    assert results(jobs, Task(work.cannot_prepare, work.add), [Chunk([], "a")]) == [("a", [])]


def test_workers_are_processes_of_one_numeric_thread(work):
    names = ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"]
    assert results(2, Task(work.nothing, work.environment), [Chunk(names, 0)]) == [(0, ["1", "1"])]
    ids = results(2, Task(work.nothing, work.process_ids), chunked([1] * 12))
    assert os.getpid() not in {value for _, values in ids for value in values}


def test_the_item_that_kills_its_worker_is_lost_alone(work):
    items = [1, 2, 3, 4, -5, 6, 7, 8, 9, 10]
    found = results(2, Task(work.nothing, work.die_of_negatives), chunked(items))
    values = [value for _, chunk in found for value in chunk]
    assert isinstance(values[4], Lost)
    assert "SIGKILL" in values[4].detail
    assert [v for v in values if not isinstance(v, Lost)] == [11, 12, 13, 14, 16, 17, 18, 19, 20]


def test_a_worker_that_dies_by_chance_costs_nothing(work, tmp_path):
    task = Task(partial(work.a_mark, tmp_path / "died"), work.die_once)
    found = results(2, task, chunked(list(range(10))))
    assert [value for _, values in found for value in values] == list(range(10))


def test_what_preparing_raises_is_raised_here(work):
    with pytest.raises(ValueError, match="no model here"):
        results(2, Task(work.cannot_prepare, work.add), chunked([1]))


def test_workers_that_cannot_start_end_the_run(work):
    with pytest.raises(WorkerFailed, match="before it could work"):
        results(2, Task(work.dies_preparing, work.add), chunked([1]))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_task_did_not_foresee_is_raised_here(work, jobs):
    with pytest.raises(KeyError, match="unforeseen"):
        results(jobs, Task(work.nothing, work.refuses), chunked([1]))


def test_only_so_many_chunks_are_taken_ahead(work):
    taken = 0

    def source():
        nonlocal taken
        for i in range(100):
            taken += 1
            yield Chunk([i], i)

    running = LocalExecutor(2).run(Task(work.nothing, work.add), source())
    next(running)
    assert taken <= 10
    running.close()


def test_heavy_chunks_are_taken_one_at_a_time(work):
    taken = 0

    def source():
        nonlocal taken
        for i in range(20):
            taken += 1
            yield Chunk([i], i, weight=1000)

    running = LocalExecutor(2, ahead=500).run(Task(work.nothing, work.add), source())
    for number, _ in enumerate(running, 1):
        assert taken <= number + 1


def test_dropping_the_run_ends_its_workers(work):
    running = LocalExecutor(2).run(Task(work.nothing, work.process_ids), chunked([1] * 12))
    _, ids = next(running)
    running.close()
    with pytest.raises(ProcessLookupError):
        os.kill(ids[0], 0)


def test_the_environment_of_this_process_stays(work, monkeypatch):
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    results(2, Task(work.nothing, work.add), chunked([1]))
    assert "MKL_NUM_THREADS" not in os.environ
