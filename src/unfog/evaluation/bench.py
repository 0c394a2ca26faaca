"""Benches by name: each measures one ability and says beside what others reached."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import msgspec

import unfog
from unfog.errors import SettingsError

BENCHES: dict[str, str] = {
    "attribution": "unfog.evaluation.attribution:measure",
    "claims": "unfog.evaluation.claims:measure",
    "counts": "unfog.evaluation.counts:measure",
    "desk": "unfog.evaluation.desk:measure",
    "duplicates": "unfog.evaluation.duplicates:measure",
    "ecbplus": "unfog.evaluation.ecbplus:measure",
    "event-places": "unfog.evaluation.event_places:measure",
    "gazetteer": "unfog.evaluation.gazetteer:measure",
    "gva": "unfog.evaluation.gva:measure",
    "hrds": "unfog.evaluation.hrds:measure",
    "muc4": "unfog.evaluation.muc4:measure",
    "places": "unfog.evaluation.places:measure",
    "scale": "unfog.evaluation.scale:measure",
    "speed": "unfog.evaluation.speed:measure",
    "times": "unfog.evaluation.times:measure",
}
BASELINE = Path(__file__).with_name("baseline.json")


class Data(msgspec.Struct, frozen=True):
    """What was measured on: where it is, the SHA-256 of its contents, how many documents."""

    path: str
    digest: str
    records: int


class Published(msgspec.Struct, frozen=True):
    """A figure of others, or a bar, that stands beside ours."""

    figure: str
    value: float
    source: str


class Measured(msgspec.Struct, frozen=True):
    """What a bench hands back. `headline` is one of the names in `figures`."""

    data: Data
    figures: dict[str, float]
    headline: str
    published: tuple[Published, ...] = ()


class Result(msgspec.Struct, frozen=True):
    """One run of a bench, as `unfog bench NAME --json` prints it."""

    name: str
    data: Data
    figures: dict[str, float]
    headline: str
    published: tuple[Published, ...]
    seconds: float
    version: str


class Pin(msgspec.Struct, frozen=True):
    """The least (`min`) or most (`max`) that a figure may be."""

    min: float | None = None
    max: float | None = None

    def broken_by(self, value: float) -> bool:
        return (self.min is not None and value < self.min) or (
            self.max is not None and value > self.max
        )

    def __str__(self) -> str:
        return f"at least {self.min:g}" if self.min is not None else f"at most {self.max:g}"


type Pins = Mapping[str, Mapping[str, Mapping[str, Pin]]]
"""Bench name → digest of the data → figure → pin."""


_OPTIONS = {"reader": "claims", "documents": "scale", "size": "desk"}
"""Which bench takes which option."""


def run(
    name: str,
    data: Sequence[Path],
    reader: str | None = None,
    documents: Sequence[int] = (),
    size: int | None = None,
) -> Result:
    """Run bench `name` on `data` (its own default where empty), of `claims` with `reader`, of
    `scale` with so many `documents`, of `desk` with so many incidents.

    Raises SettingsError where there is no such bench or its data cannot be found.
    """
    if name not in BENCHES:
        raise SettingsError(f"no bench named {name!r}; known: {', '.join(sorted(BENCHES))}")
    module, _, attribute = BENCHES[name].partition(":")
    measure: Callable[..., Measured] = getattr(import_module(module), attribute)
    given = {"reader": reader, "documents": documents or None, "size": size}
    chosen = {option: value for option, value in given.items() if value is not None}
    for option in chosen:
        if _OPTIONS[option] != name:
            raise SettingsError(f"{name}: only the bench {_OPTIONS[option]} takes --{option}")
    begun = time.monotonic()
    found = measure(data, **chosen)
    return Result(
        name=name,
        data=found.data,
        figures=found.figures,
        headline=found.headline,
        published=found.published,
        seconds=round(time.monotonic() - begun, 1),
        version=unfog.__version__,
    )


def read_pins(path: Path = BASELINE) -> Pins:
    """The pins of the repository."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, dict[str, Pin]]])


def check(result: Result, pins: Pins) -> list[str]:
    """A sentence for every figure that falls short of its pin; one where nothing is pinned."""
    pinned = pins.get(result.name, {}).get(result.data.digest)
    if pinned is None:
        return [
            f"{result.name}: nothing is pinned for this data (digest {result.data.digest[:12]}…); "
            f"add its figures to {BASELINE.name}"
        ]
    return [
        f"{result.name}: {figure} is {result.figures.get(figure, float('nan')):g}, pinned {pin}"
        for figure, pin in sorted(pinned.items())
        if figure not in result.figures or pin.broken_by(result.figures[figure])
    ]


def beside_checkout(*names: str) -> Path | None:
    """`../shared/NAMES` next to the checkout that this code runs from, if it is there."""
    path = Path(unfog.__file__).parents[2].parent.joinpath("shared", *names)
    return path if path.exists() else None
