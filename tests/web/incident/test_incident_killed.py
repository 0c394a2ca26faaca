"""A server that is killed right after it acknowledged a decision has lost none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from unfog.settings import default_cache

ID = "i-ryhotgts7d"
COMMAND = "import unfog.cli; unfog.cli.main()"


@contextmanager
def serving(register: Path) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    """`unfog serve` over the register, in a process of its own; killed at the end."""
    said = register.with_suffix(".said")
    options = ["--register", str(register), "--port", "0", "--no-browser", "--name", "Ada"]
    with said.open("w") as told:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "serve", *options],
            stdout=told,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"UNFOG_CACHE": str(default_cache()), "NO_COLOR": "1"},
        )
        try:
            yield process, httpx.Client(base_url=_address(process, said), timeout=60)
        finally:
            process.kill()
            process.wait()


def _address(process: subprocess.Popen[str], said: Path) -> str:
    """Where it listens, once it says so."""
    while process.poll() is None:
        for word in said.read_text().split():
            if word.startswith("http://127.0.0.1:") and word.endswith("/"):
                return word
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
    raise AssertionError(said.read_text())


def test_no_acknowledged_decision_is_lost(copied: Callable[[], Path]) -> None:
    register = copied()
    acknowledged: list[str] = []
    for body in ({"low": 4, "high": 4}, {"low": 5, "high": 5}, {"low": 6, "high": None}):
        with serving(register) as (process, client), client:
            version = client.get(f"/api/v1/incidents/{ID}").headers["etag"]
            answer = client.post(
                f"/api/v1/incidents/{ID}/values",
                json={"property": "killed", "value": body, "why": "Certificates"},
                headers={"If-Match": version},
            )
            process.send_signal(signal.SIGKILL)
            assert answer.status_code == 200, answer.text
            acknowledged += answer.json()["judgements"]
    with serving(register) as (_, client), client:
        history = client.get(f"/api/v1/incidents/{ID}/history").json()["items"]
        assert [entry["id"] for entry in history] == acknowledged[::-1]
        found = client.get(f"/api/v1/incidents/{ID}").json()["findings"]
        killed = next(one for one in found if one["property"] == "killed")
        assert killed["reviewed"]["words"] == "at least 6 people"
