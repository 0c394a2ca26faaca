"""Bench `scale`: how fast, and how right, origins, linking and fusing stay as registers grow.

For each size a synthetic world (`unfog.evaluation.worlds`) fills a register, which is not
timed with the rest; then all views are made, scored against the truth, and a thousand further
reports are added. Each step is a process of its own, so that its memory is its own too.

docs_per_second_N  documents of a register of N, by the time it takes to make all its views
pair_*_N, b3_*_N   over all happenings read: the register's incidents against the true ones,
                   by pairs and B-cubed
peak_mb_N          memory of the process that makes the views
add_seconds_N      until a register of N shows a thousand further reports, storing included
added_pair_f1_N    pairs right after that
fill_per_second_N  documents made up and stored in a second
pair_f1            the least of pair_f1_N
rate_ratio         docs_per_second of the largest size to that of 10,000 (of the smallest,
                   where 10,000 is none of them); cpu_ratio by processor time
alone_*            where every happening of every document stands alone: smallest size
day_place_*        where those of one day and place are one: smallest size
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from unfog.errors import SettingsError, UnfogError
from unfog.evaluation.bench import Data, Measured, Published
from unfog.evaluation.clusters import Agreement
from unfog.evaluation.worlds import World, WorldOptions

SIZES = (1_000, 10_000)
ADDED = 1_000
COMPARED = 10_000
"""Size to whose rate that of the largest is compared."""

PUBLISHED = (
    Published("pair_f1", 0.95, "bar, at every size"),
    Published("rate_ratio", 0.6, "bar: 1,000,000 to 10,000"),
    Published("add_seconds", 30, "bar: 1,000 to 1,000,000"),
)
_SAMPLE = 200
"""Documents of each world that go into the digest."""

type Step = Literal["fill", "conclude", "add", "score"]


class Told(msgspec.Struct, frozen=True):
    """What a step works on: `filled` documents of `world` are in the register, or to be put
    there; `baselines` says whether simple rules are scored too."""

    world: WorldOptions
    filled: int
    baselines: bool = False


class Groups(msgspec.Struct, frozen=True):
    """How a grouping agrees with the truth."""

    pairs: Agreement
    bcubed: Agreement

    def figures(self, prefix: str = "", suffix: str = "") -> dict[str, float]:
        found = {}
        for name, agreed in (("pair", self.pairs), ("b3", self.bcubed)):
            for part, value in zip(("precision", "recall"), agreed, strict=True):
                found[f"{prefix}{name}_{part}{suffix}"] = round(value, 4)
            found[f"{prefix}{name}_f1{suffix}"] = round(agreed.f1, 4)
        return found


class Measure(msgspec.Struct, frozen=True):
    """What a step took: seconds by the clock and of the processor, memory at its peak, seconds
    of the processor for each part of the step; for `score` the groupings by prefix."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    steps: dict[str, float] = {}
    groups: dict[str, Groups] = {}


class Size(msgspec.Struct, frozen=True):
    """All that was measured at one size."""

    documents: int
    fill: Measure
    conclude: Measure
    score: Measure
    add: Measure
    rescore: Measure

    @property
    def rate(self) -> float:
        return self.documents / self.conclude.seconds

    @property
    def cpu_rate(self) -> float:
        return self.documents / self.conclude.cpu_seconds


def measure(data: Sequence[Path], documents: Sequence[int] = (), seed: int = 5) -> Measured:
    """Measure worlds of so many `documents` each (`SIZES` where empty).

    Raises SettingsError where `data` is given or a size is not at least 1.
    """
    if data:
        raise SettingsError("scale: it makes its documents itself; --documents says how many")
    sizes = sorted(set(documents)) or list(SIZES)
    if sizes[0] < 1:
        raise SettingsError(f"--documents: {sizes[0]} documents are no world; give 1 or more")
    worlds = [WorldOptions(documents=size + ADDED, seed=seed) for size in sizes]
    found = [_size(world, baselines=n == 0) for n, world in enumerate(worlds)]
    shown = ", ".join(f"{size:,}" for size in sizes)
    what = Data(f"synthetic worlds of {shown}, seed {seed}", digest_of(worlds), sum(sizes))
    return Measured(what, _figures(found), "pair_f1", PUBLISHED)


def digest_of(worlds: Sequence[WorldOptions]) -> str:
    """SHA-256 over the options of the worlds and the first documents of each."""
    total = hashlib.sha256()
    for options in worlds:
        total.update(msgspec.json.encode(options))
        for document in World(options).documents(0, _SAMPLE):
            total.update(msgspec.json.encode(document))
    return total.hexdigest()


def _size(world: WorldOptions, *, baselines: bool) -> Size:
    filled = world.documents - ADDED
    with tempfile.TemporaryDirectory() as folder:
        told = Told(world, filled, baselines)
        path = Path(folder) / "world.json"
        register = Path(folder) / "scale.unfog"
        path.write_bytes(msgspec.json.encode(told))
        fill = _step("fill", register, path)
        made = _step("conclude", register, path)
        score = _step("score", register, path)
        add = _step("add", register, path)
        path.write_bytes(msgspec.json.encode(Told(world, filled)))
        return Size(filled, fill, made, score, add, _step("score", register, path))


def _step(step: Step, register: Path, told: Path) -> Measure:
    command = [sys.executable, "-m", "unfog.evaluation.scale_worker", step]
    done = subprocess.run(  # noqa: S603 - our own module under our own interpreter
        [*command, str(register), str(told)],
        capture_output=True,
        env=dict(os.environ),
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        raise UnfogError(f"scale: the step {step!r} failed: {' '.join(last)}")
    return msgspec.json.decode(done.stdout, type=Measure)


def _figures(sizes: Sequence[Size]) -> dict[str, float]:
    compared = next((s for s in sizes if s.documents == COMPARED), sizes[0])
    last = sizes[-1]
    figures = {
        "pair_f1": round(min(s.score.groups[""].pairs.f1 for s in sizes), 4),
        "b3_f1": round(min(s.score.groups[""].bcubed.f1 for s in sizes), 4),
        "rate_ratio": round(last.rate / compared.rate, 3),
        "cpu_ratio": round(last.cpu_rate / compared.cpu_rate, 3),
        "peak_mb": round(max(s.conclude.peak_mb for s in sizes), 1),
        "add_seconds": round(last.add.seconds, 2),
    }
    for size in sizes:
        figures |= _figures_of(size)
    for prefix, groups in sizes[0].score.groups.items():
        if prefix:
            figures |= {k: v for k, v in groups.figures(prefix).items() if k.endswith("_f1")}
    return figures


def _figures_of(size: Size) -> dict[str, float]:
    at = f"_{size.documents}"
    figures = {
        f"docs_per_second{at}": round(size.rate, 1),
        f"docs_per_cpu_second{at}": round(size.cpu_rate, 1),
        f"peak_mb{at}": round(size.conclude.peak_mb, 1),
    }
    figures |= _spent(size.conclude.steps, at)
    figures |= size.score.groups[""].figures(suffix=at)
    figures[f"add_seconds{at}"] = round(size.add.seconds, 2)
    figures[f"added_pair_f1{at}"] = round(size.rescore.groups[""].pairs.f1, 4)
    figures[f"fill_per_second{at}"] = round(size.documents / size.fill.seconds, 1)
    return figures


def _spent(steps: Mapping[str, float], at: str) -> dict[str, float]:
    """Seconds of the processor for each part of making the views, by its name."""
    return {f"{name.replace(' ', '_')}_seconds{at}": value for name, value in steps.items()}
