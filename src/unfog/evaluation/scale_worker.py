"""One step of the bench `scale`, in a process of its own: prints what it measured as JSON.

usage: python -m unfog.evaluation.scale_worker fill|conclude|add|score REGISTER WORLD.json
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from unfog.evaluation.clusters import Grouping
from unfog.evaluation.scale import Groups, Measure, Step, Told
from unfog.evaluation.worlds import World
from unfog.model.incident import Part
from unfog.pipeline.conclude import conclude
from unfog.settings import Settings
from unfog.store import open_register
from unfog.store.base import Store

KIB_A_MB = 1024 if sys.platform != "darwin" else 1024 * 1024


class _Clock:
    """A progress that notes how much processor time each step takes."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._name, self._begun = "", 0.0

    def step(self, name: str, total: int | None = None) -> None:
        self.end()
        self._name, self._begun = name, time.process_time()

    def advance(self, documents: int = 1) -> None:
        pass

    def end(self) -> None:
        if self._name:
            spent = time.process_time() - self._begun
            self.steps[self._name] = round(self.steps.get(self._name, 0.0) + spent, 3)


def main(step: Step, register: Path, told: Told) -> Measure:
    """Do one step on `register` with the world that `told` describes."""
    world = World(told.world)
    clock = _Clock()
    groups: dict[str, Groups] = {}
    begun, cpu = time.monotonic(), time.process_time()
    store = open_register(register)
    if step == "fill":
        store.fill((d.entry(), d.raw) for d in world.documents(0, told.filled))
    elif step == "conclude":
        conclude(store, Settings(), clock)
    elif step == "add":
        clock.step("storing")
        _add(store, world, told)
        conclude(store, Settings(), clock)
    else:
        groups = _scored(store, world, told)
    store.close()
    clock.end()
    seconds, cpu = time.monotonic() - begun, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_A_MB
    return Measure(seconds, cpu, peak, clock.steps, groups)


def _add(store: Store, world: World, told: Told) -> None:
    """The reports that were held back, each in a transaction as a run of `read` stores it."""
    for document in world.documents(told.filled):
        with store.write() as writer:
            writer.put(document.entry(), document.raw)


def _scored(store: Store, world: World, told: Told) -> dict[str, Groups]:
    """How the register's incidents, and those of simple rules, agree with the truth."""
    held = store.view.counts()["documents"]
    found = {
        part: stored.incident.id
        for stored in store.view.incidents()
        for part in stored.incident.parts
    }
    scores = {"": _groups(Grouping(_links(world, held, found)))}
    if told.baselines:
        scores["alone_"] = _groups(Grouping(_alone(world, held)))
        scores["day_place_"] = _groups(Grouping(_same_day_and_place(world, held)))
    return scores


def _groups(grouping: Grouping) -> Groups:
    return Groups(grouping.pairwise(), grouping.bcubed())


def _links(world: World, held: int, found: dict[Part, str]) -> Iterator[tuple[str, str]]:
    for document in world.documents(0, held):
        for part, true in document.parts().items():
            yield true, found[part]


def _alone(world: World, held: int) -> Iterator[tuple[str, str]]:
    for document in world.documents(0, held):
        for part, true in document.parts().items():
            yield true, f"{part.document} {part.incident}"


def _same_day_and_place(world: World, held: int) -> Iterator[tuple[str, str]]:
    """Incidents with the same span of days in the same place; others stand alone."""
    for document in world.documents(0, held):
        for told in document.incidents:
            here = f"{document.document.id} {told.id}"
            if told.date is not None and told.place is not None:
                here = f"{told.date.start} {told.date.end} {told.place.gazetteer_id}"
            yield document.truth[told.id], here


if __name__ == "__main__":
    asked = msgspec.json.decode(Path(sys.argv[3]).read_bytes(), type=Told)
    measure = main(msgspec.convert(sys.argv[1], Step), Path(sys.argv[2]), asked)
    sys.stdout.buffer.write(msgspec.json.encode(measure))
