"""What all tests share: one thread a process, a cache inside the checkout, no silent skips."""

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

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
