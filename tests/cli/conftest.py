"""Commands run in this process, or as a user's shell runs them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from unfog.cli.app import run

type Unfog = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def demo_output(demo_register: Path) -> str:
    """What that `unfog demo` printed."""
    return demo_register.with_suffix(".txt").read_text()


@pytest.fixture
def unfog(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Unfog:
    """Run a command in this process: status, standard output, standard error."""
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        status = run([str(a) for a in arguments])
        captured = capfd.readouterr()
        return status, captured.out, captured.err

    return call


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run, with nothing in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def process(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """`unfog` as a user's shell runs it, without a terminal."""
    return subprocess.run(
        [sys.executable, "-c", "import unfog.cli; unfog.cli.main()", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "80", "NO_COLOR": "1"},
        check=False,
    )
