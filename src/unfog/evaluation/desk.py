"""Bench `desk`: how quickly the review desk answers over a large register.

A register of invented reports (`desk_register`) is made, and `unfog serve` started on it as
anybody starts it. Ten clients then ask at a time, each its next question once the last is
answered: the list with its facets, the map, the timeline, an incident, each with filters that
differ from one question to the next; answers that are no success are an error. Then Chromium
opens pages with nothing in its cache, and moves the map with all incidents on it.

NAME_median_ms, NAME_p95_ms  milliseconds until the whole answer is there; NAME is list, map,
                             timeline, incident (those of the API), incident_page, incidents_page
median_ms, p95_ms            the largest of these
NAME_cpu_ms                  processor time of the server an answer, which other work on the
                             machine disturbs less
start_seconds                from starting the process to its first answer
load_seconds                 until it has answered a list, so that all incidents are in memory
peak_mb                      memory of the server's process, where the system tells it
paint_incidents_ms           first contentful paint of the page of incidents, and
paint_incident_ms            of an incident: median of several, each by a new browser profile
pan_map_ms                   median of the map's requests while it is moved
pan_frame_p95_ms             95th percentile of the time from frame to frame meanwhile
judged_20_seconds            20 pairs judged in the queue of a register of 400 reports, and
confirmed_10_seconds         10 incidents confirmed: by one key each, stored and the next shown
"""

from __future__ import annotations

import math
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from unfog.errors import SettingsError
from unfog.evaluation.bench import Data, Measured, Published
from unfog.evaluation.desk_asking import Asked, ask, questions
from unfog.evaluation.desk_browser import look
from unfog.evaluation.desk_register import digest, make_register
from unfog.evaluation.desk_reviewer import reviewed
from unfog.evaluation.desk_server import Serving
from unfog.store import open_register

SIZE = 100_000
AT_ONCE = 10
EACH = 300
"""Questions of each kind."""

PUBLISHED = (
    Published("median_ms", 150, "bar, at 100,000 incidents"),
    Published("p95_ms", 500, "bar, at 100,000 incidents"),
    Published("paint_incidents_ms", 1500, "bar"),
    Published("paint_incident_ms", 1500, "bar"),
)


def measure(data: Sequence[Path], size: int | None = None, seed: int = 5) -> Measured:
    """Measure on a new register of `size` incidents, or on the register that `data` names.

    Raises SettingsError where both are given or the size is not at least 1, UnfogError where
    the server does not start or answers with an error.
    """
    if len(data) > 1 or (data and size is not None):
        raise SettingsError("desk: name one register with --data, or say --size, not both")
    count = SIZE if size is None else size
    if count < 1:
        raise SettingsError(f"--size: {count} incidents are no register; give 1 or more")
    with tempfile.TemporaryDirectory() as folder:
        register = data[0] if data else Path(folder) / "desk.unfog"
        if not data:
            make_register(register, count, seed)
        ids, claims = _ids(register)
        what = f"{len(ids):,} incidents of {claims:,} claims"
        path = f"{register}, {what}" if data else f"{what}, made with seed {seed}"
        found = Data(path, "" if data else digest(count, seed), len(ids))
        figures = _figures(register, ids) | reviewed(seed)
        return Measured(found, figures, "p95_ms", PUBLISHED)


def _ids(register: Path) -> tuple[list[str], int]:
    store = open_register(register, create=False)
    try:
        return store.view.ids(), store.view.counts()["claims"]
    finally:
        store.close()


def _figures(register: Path, ids: Sequence[str]) -> dict[str, float]:
    with Serving(register) as server:
        first = ask(server.address, ["/api/v1/incidents"], 1)
        figures = {
            "start_seconds": round(server.start_seconds, 2),
            "load_seconds": round(server.start_seconds + first.seconds[0], 2),
        }
        asked: dict[str, Asked] = {}
        for name, paths in questions(ids, EACH).items():
            used = server.cpu_seconds()
            asked[name] = ask(server.address, paths, AT_ONCE)
            spent = (server.cpu_seconds() - used) / len(paths)
            figures[f"{name}_cpu_ms"] = round(1000 * spent, 1)
        figures = _times(asked) | figures
        figures |= look(server.address, ids[len(ids) // 2])
        peak = server.peak_mb()
    return figures if peak is None else {**figures, "peak_mb": round(peak, 1)}


def _times(asked: Mapping[str, Asked]) -> dict[str, float]:
    times: dict[str, float] = {}
    for name, one in asked.items():
        times[f"{name}_median_ms"] = round(1000 * statistics.median(one.seconds), 1)
        times[f"{name}_p95_ms"] = round(1000 * percentile(one.seconds, 0.95), 1)
    most = {
        of: max(value for name, value in times.items() if name.endswith(f"_{of}"))
        for of in ("median_ms", "p95_ms")
    }
    return {**most, **times}


def percentile(values: Sequence[float], share: float) -> float:
    """The least of `values` that at least that share of them do not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]
