"""Reads into a register and tells on standard output what it is at; made to be killed.

python killed_run.py REGISTER INPUT READER JOBS
"""

import sys
from pathlib import Path

from unfog.pipeline.run import read
from unfog.settings import Settings, default_cache
from unfog.store import open_register


class Teller:
    def step(self, name: str, total: int | None = None) -> None:
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()

    def advance(self, documents: int = 1) -> None:
        sys.stdout.write("+\n")
        sys.stdout.flush()


if __name__ == "__main__":
    register, source, reader, jobs = sys.argv[1:]
    settings = Settings(reader=reader, cache=default_cache(), jobs=int(jobs), batch=4)
    read([source], open_register(Path(register)), settings, Teller())
