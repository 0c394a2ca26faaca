"""Bench `gazetteer`: names a second, memory, start and building, and spellings that are found.

Each measurement is a process of its own with an empty cache of its own, so that memory is its
own too. Names are those of places all over the gazetteer, as they are and respelled as the
press may spell them; `found` is the share of them under which the place itself is found.
Rates are by the clock, of three rounds the fastest, as whatever else the machine does can only
slow a process down.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import msgspec

from unfog.errors import SettingsError, UnfogError
from unfog.evaluation.bench import Data, Measured, Published

PLACES = 10_000
ROUNDS = 3
PUBLISHED = (
    Published("names_per_second", 20_000, "bar"),
    Published("build_seconds", 60, "bar: at most"),
    Published("peak_mb", 300, "bar: at most"),
    Published("start_seconds", 1, "bar: at most, once built"),
)


class Asked(msgspec.Struct, frozen=True):
    """A name, and the id of a place that it means ("" where none is known)."""

    name: str
    id: str = ""


class Timing(msgspec.Struct, frozen=True):
    """What a measuring process prints: seconds by the clock and of its processor, peak memory,
    how many places there are, how many names were asked and how many found."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    places: int
    asked: int = 0
    found: int = 0


def measure(data: Sequence[Path]) -> Measured:
    """Build a gazetteer, start from it and look names up.

    `data` are files with a name a line; empty means names of the gazetteer itself. Raises
    SettingsError where there are none in them.
    """
    with tempfile.TemporaryDirectory() as folder:
        cache, names = Path(folder) / "cache", Path(folder) / "names.json"
        built = _timed("start", cache)
        start = min((_timed("start", cache) for _ in range(ROUNDS)), key=lambda t: t.seconds)
        asked = _given(data) if data else _own(cache)
        names.write_bytes(msgspec.json.encode(asked))
        looked = min((_timed("names", cache, names) for _ in range(ROUNDS)), key=_seconds)
    figures = {
        "names_per_second": round(looked.asked / looked.seconds),
        "names_per_cpu_second": round(looked.asked / looked.cpu_seconds),
        "found": round(looked.found / looked.asked, 4),
        "start_seconds": round(start.seconds, 3),
        "start_cpu_seconds": round(start.cpu_seconds, 3),
        "peak_mb": round(looked.peak_mb, 1),
        "build_seconds": round(built.seconds, 1),
        "build_cpu_seconds": round(built.cpu_seconds, 1),
        "build_peak_mb": round(built.peak_mb, 1),
        "places": looked.places,
    }
    digest = hashlib.sha256(msgspec.json.encode(asked)).hexdigest()
    path = ", ".join(map(str, data)) or "names of the gazetteer, respelled"
    return Measured(Data(path, digest, len(asked)), figures, "names_per_second", PUBLISHED)


def _seconds(timing: Timing) -> float:
    return timing.seconds


def _given(files: Sequence[Path]) -> list[Asked]:
    try:
        lines = [line.strip() for path in files for line in path.read_text("utf-8").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{files[0]}: no list of names ({error}); one a line, UTF-8") from error
    names = [Asked(line) for line in lines if line]
    if not names:
        raise SettingsError(f"{files[0]}: no names in it; write one a line")
    return names


def _own(cache: Path) -> list[Asked]:
    """Names of places spread evenly over the gazetteer, each as it is and respelled."""
    from unfog.resolve.gazetteer import Gazetteer, ensure

    gazetteer = Gazetteer.open(ensure(cache))
    step = max(1, gazetteer.size // PLACES)
    entries = (gazetteer.entry(number) for number in range(0, gazetteer.size, step))
    return [Asked(n, e.id) for e in entries for n in (e.name, respelled(e.name, e.number))]


_SPELLINGS = (
    (r"\b(?:Al|El|Ar|Ad|Az|As|Ash|An|At) ", "al-"),
    (r"\bAyn\b", "Ain"),
    (r"\bDayr\b", "Deir"),
    (r"\bTall\b", "Tel"),
    (r"iyah\b", "iya"),
    (r"ah\b", "a"),
    (r"ay", "ai"),
    (r"aw", "au"),
    (r"(?<=[a-z])ū", "ou"),
    (r"(?<=[a-z])ī", "ee"),
    (r"(?<=[a-z])q", "k"),
)
_COMPILED = tuple((re.compile(pattern), to) for pattern, to in _SPELLINGS)


def respelled(name: str, turn: int) -> str:
    """`name` without its diacritics and, where it has long vowels, an article or a word of the
    Arabic of maps, as the press spells them; in capitals at every fifth turn."""
    if not name.isascii() or name.startswith(("Al ", "El ", "Ar ", "Az ", "As ")):
        for pattern, to in _COMPILED:
            name = pattern.sub(to, name)
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return plain.upper() if turn % 5 == 0 else plain


def _timed(mode: str, cache: Path, *more: Path) -> Timing:
    command = [sys.executable, "-m", "unfog.evaluation.gazetteer_worker", mode, str(cache)]
    done = subprocess.run(  # noqa: S603 - our own module under our own interpreter
        [*command, *map(str, more)], capture_output=True, env=dict(os.environ), check=False
    )
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise UnfogError(f"gazetteer: measuring {mode!r} failed: {' '.join(last)}")
    return msgspec.json.decode(done.stdout, type=Timing)
