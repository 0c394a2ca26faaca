"""One measurement of the bench `speed`, in a process of its own: prints seconds and memory.

usage: python -m unfog.evaluation.speed_worker bare|bare-blis|read DOCUMENTS.jsonl [JOBS]
       python -m unfog.evaluation.speed_worker finders DOCUMENTS.jsonl COUNT
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import msgspec

from unfog.evaluation.finders import Timed
from unfog.evaluation.speed import Shares, Timing
from unfog.settings import Settings, default_cache

KIB_A_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


def main(mode: str, documents: Path, count: int) -> Timing | Shares:
    """Measure one way of working through `documents`; `count` is of jobs, or of documents."""
    if mode == "finders":
        return _finders(documents, count)
    begun = time.monotonic()
    blis = mode == "bare-blis"
    done = _read(documents, count) if mode == "read" else _bare(documents, blis=blis)
    seconds = time.monotonic() - begun
    used = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Timing(
        seconds=seconds,
        cpu_seconds=sum(u.ru_utime + u.ru_stime for u in used),
        peak_mb=max(u.ru_maxrss for u in used) / KIB_A_MB,
        documents=done,
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


def _finders(documents: Path, count: int) -> Shares:
    """Read the first `count` documents, once the models are warm, with finders that tell how
    long they took."""
    from unfog import registry
    from unfog.model.document import Document
    from unfog.pipeline import lookups

    settings = Settings(cache=default_cache())
    reader = registry.resolve("readers", settings.reader)(settings)
    rows = [msgspec.json.decode(line) for line in documents.read_bytes().splitlines()[: count + 1]]
    read = [msgspec.convert({"digest": "", **row}, Document) for row in rows]
    found = Timed(lookups.load(settings))
    for _ in reader.read(read[:1], found):
        found.clear()
    begun = time.process_time()
    done = sum(1 for _ in reader.read(read[1:], found))
    return Shares(time.process_time() - begun, found.places.seconds, found.times.seconds, done)


if __name__ == "__main__":
    measured = main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sys.stdout.buffer.write(msgspec.json.encode(measured))
