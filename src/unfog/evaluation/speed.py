"""Bench `speed`: documents a second and memory, beside the bare spaCy pipeline.

Every measurement is a process of its own, so that memory is its own too, and all are made in
the same run on the same texts. Rates count everything from the start of loading models to
the last document, with the register written; of three rounds the fastest counts. `cpu_ratio`
counts processor time alone, which other work on the machine disturbs less. `finding_share` is the
share of the processor time of reading that goes into finding and resolving places and times.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from unfog.errors import SettingsError, UnfogError
from unfog.evaluation.bench import Data, Measured, Published, beside_checkout

DOCUMENTS = 500
ROUNDS = 3
FINDING = 60
"""Documents over which the shares of places and times are measured."""
PUBLISHED = (
    Published("ratio", 0.5, "bar: half the rate of the bare pipeline"),
    Published("peak_mb", 1200, "bar: memory of a process"),
    Published("jobs2_speedup", 1.6, "bar: two jobs to one"),
    Published("finding_share", 0.25, "bar: at most, places and times of all reading"),
)


class Timing(msgspec.Struct, frozen=True):
    """What a measuring process prints: seconds of work, by the clock and of all its processors,
    and the peak memory of its largest process."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    documents: int


class Shares(msgspec.Struct, frozen=True):
    """What a measuring process prints of reading: processor seconds of all of it once models are
    loaded, and those within finding places and times."""

    reading: float
    places: float
    times: float
    documents: int


def measure(data: Sequence[Path]) -> Measured:
    """Read `DOCUMENTS` documents with one job and two, and parse them with spaCy alone.

    `data` are JSON Lines of documents; empty means those of the gold beside the checkout.
    Raises SettingsError where there are none.
    """
    sources = list(data) or [_default()]
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "documents.jsonl"
        count = _write(texts, sources)
        bare, one, two = _fastest(texts)
        blis = _timed("bare-blis", texts)
        shares = msgspec.json.decode(_run("finders", texts, str(FINDING)), type=Shares)
        digest = hashlib.sha256(texts.read_bytes()).hexdigest()
    figures = {
        "docs_per_second": round(one.documents / one.seconds, 2),
        "bare_docs_per_second": round(bare.documents / bare.seconds, 2),
        "ratio": round(bare.seconds / one.seconds, 3),
        "cpu_ratio": round(bare.cpu_seconds / one.cpu_seconds, 3),
        "peak_mb": round(max(one.peak_mb, two.peak_mb), 1),
        "bare_peak_mb": round(bare.peak_mb, 1),
        "jobs2_docs_per_second": round(two.documents / two.seconds, 2),
        "jobs2_speedup": round(one.seconds / two.seconds, 3),
        "numpy_over_blis": round(blis.seconds / bare.seconds, 3),
        "places_share": round(shares.places / shares.reading, 4),
        "times_share": round(shares.times / shares.reading, 4),
        "finding_share": round((shares.places + shares.times) / shares.reading, 4),
    }
    paths = ", ".join(str(p) for p in sources)
    return Measured(Data(paths, digest, count), figures, "ratio", PUBLISHED)


def _fastest(texts: Path) -> list[Timing]:
    """The bare pipeline, one job and two: of rounds that take turns the fastest of each, since
    whatever else the machine does can only slow a process down."""
    ways = (("bare",), ("read", "1"), ("read", "2"))
    rounds = [[_timed(mode, texts, *more) for mode, *more in ways] for _ in range(ROUNDS)]
    return [min(way, key=lambda t: t.seconds) for way in zip(*rounds, strict=True)]


def _default() -> Path:
    gold = beside_checkout("gold", "documents.jsonl")
    if gold is None:
        raise SettingsError(
            "speed: no gold beside the checkout; name a JSON Lines file with --data"
        )
    return gold


def _write(out: Path, sources: Sequence[Path]) -> int:
    """`DOCUMENTS` different documents made of `sources`: after the first round, the first
    half of one report goes on as the second half of another."""
    documents = [row for path in sources for row in _rows(path)]
    if not documents:
        raise SettingsError(f"{sources[0]}: no documents with text in it")
    with out.open("wb") as stream:
        for number, row in enumerate(itertools.islice(_mixed(documents), DOCUMENTS)):
            stream.write(msgspec.json.encode({**row, "id": f"speed-{number}"}) + b"\n")
    return DOCUMENTS


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open("rb") as lines:
        for line in lines:
            row = msgspec.json.decode(line)
            if row.get("text"):
                yield {k: row.get(k) for k in ("title", "published", "outlet", "text")}


def _mixed(documents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield from documents
    for step in itertools.count(1):
        for here, row in enumerate(documents):
            other = documents[(here + step) % len(documents)]
            halves = _half(row["text"])[0], _half(other["text"])[1]
            yield {**row, "text": "\n\n".join(halves)}


def _half(text: str) -> tuple[str, str]:
    middle = text.find("\n", len(text) // 2)
    return (text[:middle], text[middle + 1 :]) if middle > 0 else (text, "")


def _timed(mode: str, texts: Path, *more: str) -> Timing:
    return msgspec.json.decode(_run(mode, texts, *more), type=Timing)


def _run(mode: str, texts: Path, *more: str) -> bytes:
    command = [sys.executable, "-m", "unfog.evaluation.speed_worker", mode, str(texts), *more]
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 - our own module under our own interpreter
        command, capture_output=True, env={**os.environ, **threads}, check=False
    )
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise UnfogError(f"speed: measuring {mode!r} failed: {' '.join(last)}")
    return done.stdout
