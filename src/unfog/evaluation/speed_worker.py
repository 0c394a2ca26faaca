"""One measurement of the bench `speed`, in a process of its own: prints seconds and memory.

usage: python -m unfog.evaluation.speed_worker bare|bare-blis|read DOCUMENTS.jsonl [JOBS]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from unfog.evaluation.speed import Timing
from unfog.settings import Settings, default_cache

KIB_A_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


def main(mode: str, documents: Path, jobs: int) -> Timing:
    """Measure one way of working through `documents`."""
    begun = time.monotonic()
    blis = mode == "bare-blis"
    count = _read(documents, jobs) if mode == "read" else _bare(documents, blis=blis)
    seconds = time.monotonic() - begun
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Timing(
        seconds=seconds,
        cpu_seconds=sum(u.ru_utime + u.ru_stime for u in used),
        peak_mb=max(u.ru_maxrss for u in used) / KIB_A_MB,
        documents=count,
    )


def _bare(documents: Path, *, blis: bool) -> int:
    from unfog.read.backends.spacy_parse import load

    nlp = load(blis=blis)
    texts = [msgspec.json.decode(line)["text"] for line in documents.read_bytes().splitlines()]
    return sum(1 for _ in nlp.pipe(texts, batch_size=Settings().batch))


def _read(documents: Path, jobs: int) -> int:
    from unfog.pipeline.run import read
    from unfog.store import open_register

    settings = Settings(cache=default_cache(), jobs=jobs)
    with tempfile.TemporaryDirectory() as folder:
        store = open_register(Path(folder) / "speed.unfog")
        read([str(documents)], store, settings)
        store.close()
    return len(documents.read_bytes().splitlines())


if __name__ == "__main__":
    timing = main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sys.stdout.buffer.write(msgspec.json.encode(timing))
