"""The tasks that worker processes do, in a module that they can import."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    monkeypatch.syspath_prepend(str(HERE))
    import work_for_workers

    yield work_for_workers
    sys.modules.pop("work_for_workers", None)
