"""One measurement of the bench `gazetteer`, in a process of its own: prints seconds and memory.

usage: python -m unfog.evaluation.gazetteer_worker start|names CACHE [NAMES.json]
"""

from __future__ import annotations

import time

BEGUN = time.perf_counter()  # loading modules is part of starting

import resource  # noqa: E402
import sys  # noqa: E402
from pathlib import Path  # noqa: E402


def main(mode: str, cache: Path, names: Path | None = None) -> bytes:
    """Start from the gazetteer in `cache`, building it where it is missing; look `names` up."""
    from unfog.resolve.gazetteer import Gazetteer, ensure

    gazetteer = Gazetteer.open(ensure(cache))
    gazetteer.lookup("Bamako", 1)
    seconds = time.perf_counter() - BEGUN
    cpu = time.process_time()
    import msgspec

    from unfog.evaluation.gazetteer import Asked, Timing

    asked: list[Asked] = []
    found = 0
    if mode == "names" and names is not None:
        asked = msgspec.json.decode(names.read_bytes(), type=list[Asked])
        cpu, begun = time.process_time(), time.perf_counter()
        results = [gazetteer.lookup(a.name) for a in asked]
        seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
        found = sum(
            any(e.id == a.id for e in gazetteer.lookup(a.name, 400)) if a.id else bool(entries)
            for a, entries in zip(asked, results, strict=True)
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    timing = Timing(
        seconds=seconds,
        cpu_seconds=cpu,
        peak_mb=peak / (1024 if sys.platform != "darwin" else 1024 * 1024),
        places=gazetteer.size,
        asked=len(asked),
        found=found,
    )
    return msgspec.json.encode(timing)


if __name__ == "__main__":
    sys.stdout.buffer.write(main(sys.argv[1], Path(sys.argv[2]), *map(Path, sys.argv[3:])))
