"""The desk as a process of its own, started as anybody starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

from unfog.errors import UnfogError

_COMMAND = "from unfog.cli import main; main()"
_AT = re.compile(r"https?://[^\s/]+")
_STOPPING_SECONDS = 20


class Serving:
    """`unfog serve` over a register for the user `name`, within a `with` block.

    `address` is where it listens, `start_seconds` how long it took until it said so. Raises
    UnfogError where it ends instead.
    """

    def __init__(self, register: Path, name: str = "bench") -> None:
        self._register = register
        self._name = name
        self.address = ""
        self.start_seconds = 0.0

    def __enter__(self) -> Self:
        begun = time.monotonic()
        options = ["--register", str(self._register), "--port", "0", "--no-browser"]
        self._process = subprocess.Popen(  # noqa: S603 - our own command under our own interpreter
            [sys.executable, "-c", _COMMAND, "serve", *options, "--name", self._name],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "NO_COLOR": "1", "COLUMNS": "500"},
            text=True,
        )
        told = self._until_it_listens()
        if not self.address:
            self.__exit__()
            raise UnfogError(f"desk: the server did not start: {' '.join(told[-3:])}")
        self.start_seconds = time.monotonic() - begun
        return self

    def _until_it_listens(self) -> list[str]:
        told: list[str] = []
        for line in self._process.stderr or ():
            told.append(line.strip())
            found = _AT.search(line)
            if found:
                self.address = found[0]
                break
        return told

    def cpu_seconds(self) -> float:
        """Processor time that it has used so far; 0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self._process.pid}/stat").read_text("ascii")
        except OSError:
            return 0.0
        user, system = told.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def peak_mb(self) -> float | None:
        """Its memory at the peak so far, in MiB; None where the system does not tell."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text("ascii")
        except OSError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else None

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.communicate(timeout=_STOPPING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
