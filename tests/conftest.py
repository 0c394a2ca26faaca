"""What all tests share: one thread a process, a cache inside the checkout, no silent skips."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from unfog.store.base import Store

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("UNFOG_CACHE", str(ROOT / ".pytest_cache" / "unfog"))

hypothesis.settings.register_profile("house", deadline=None, derandomize=True)
hypothesis.settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With UNFOG_STRICT_SKIPS a skip is a failure, unless it asks for gold that is not there or
    for rights that root cannot be without."""
    report = yield
    gold_missing = item.get_closest_marker("shared") is not None and not SHARED.is_dir()
    excused = gold_missing or (os.geteuid() == 0 and "root" in str(report.longrepr))
    if report.skipped and not excused and os.environ.get("UNFOG_STRICT_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} skipped, which this run does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Store]:
    """Opens a new register each time; copied, as making the tables takes a while."""
    from unfog.store import open_register

    folder = tmp_path_factory.mktemp("fresh")
    open_register(folder / "blank.unfog").close()
    numbers = count()

    def _fresh() -> Store:
        path = folder / f"{next(numbers)}.unfog"
        shutil.copyfile(folder / "blank.unfog", path)
        return open_register(path)

    return _fresh


@pytest.fixture(scope="session")
def demo_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register made by `unfog demo`, in a process of its own; what it printed lies beside it."""
    path = tmp_path_factory.mktemp("demo") / "demo.unfog"
    done = subprocess.run(
        [sys.executable, "-c", "import unfog.cli; unfog.cli.main()", "demo", "--register", path],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    path.with_suffix(".txt").write_text(done.stdout)
    return path


@pytest.fixture(scope="session")
def dask_scheduler(tmp_path_factory: pytest.TempPathFactory) -> Generator[str]:
    """The scheduler file of a Dask cluster of two workers, started as its users start one."""
    folder = tmp_path_factory.mktemp("dask")
    file = folder / "scheduler.json"
    tests = [str(ROOT / "tests" / part) for part in ("execution", "pipeline")]
    before = [path for path in (os.environ.get("PYTHONPATH"),) if path]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([*before, *tests]),
        "UNFOG_TEST_MAY_DIE": "yes",
        "DASK_TEMPORARY_DIRECTORY": str(folder),
    }
    scheduler = "scheduler --host 127.0.0.1 --port 0 --no-dashboard".split()
    workers = "worker --host 127.0.0.1 --nworkers 2 --nthreads 1 --no-dashboard".split()
    with (folder / "log").open("wb") as log:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "dask", *command, "--scheduler-file", str(file)],
                env=environment,
                stdout=log,
                stderr=log,
            )
            for command in (scheduler, workers)
        ]
    deadline = time.monotonic() + 60
    while not file.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    yield str(file)
    for process in reversed(started):
        process.terminate()
        process.wait(timeout=30)
