"""Questions to the desk, many at a time."""

from __future__ import annotations

import itertools
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from unfog.errors import UnfogError
from unfog.evaluation.worlds.details import THINGS
from unfog.evaluation.worlds.dice import dice

_PATIENCE = 60.0
_BOXES = ((30, 30, 45, 40), (-20, 0, 30, 25), (90, 5, 130, 30), (170, -25, 190, -10))
_LANDS = ("SY", "UA", "MM", "SD", "IQ", "YE", "NG", "ML", "FJ", "IN")


class Asked(NamedTuple):
    """Seconds that each answer took, in no order."""

    seconds: tuple[float, ...]


def questions(ids: Sequence[str], each: int, seed: int = 5) -> Mapping[str, list[str]]:
    """Paths by what they ask for, `each` of every kind, with filters that vary."""
    rng = dice(seed, "questions")
    asked: dict[str, list[str]] = {"list": [], "map": [], "timeline": [], "incidents_page": []}
    for _ in range(each):
        asked["list"].append(_path("/api/v1/incidents", _filters(rng)))
        asked["map"].append(_path("/api/v1/map", [*_filters(rng), *_stretch(rng)]))
        asked["timeline"].append(_path("/api/v1/timeline", _filters(rng)))
        asked["incidents_page"].append(_path("/incidents", _filters(rng)))
    looked_at = [rng.choice(ids) for _ in range(each)]
    asked["incident"] = [f"/api/v1/incidents/{id}" for id in looked_at]
    asked["incident_page"] = [f"/incidents/{id}" for id in looked_at]
    return asked


def _path(path: str, given: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(given)}" if given else path


def _filters(rng: Random) -> list[tuple[str, str]]:
    """None, one or several conditions, as people narrow a list down."""
    month = f"{rng.randint(2029, 2031)}-{rng.randint(1, 12):02d}"
    any_of = [
        [("country", code) for code in rng.sample(_LANDS, rng.choice((1, 1, 2)))],
        [("status", rng.choice(("contested", "corroborated", "single-source")))],
        [("type", rng.choice(("Battles", "Air/drone strike", "Violence against civilians")))],
        [("since", f"{month}-01")],
        [("since", f"{month}-01"), ("until", f"{month}-28")],
        [("actor", f"state:{rng.choice(_LANDS)}")],
        [("outlet", rng.choice(("Orbis Times", "Delta Radio", "Evening Voice")))],
        [("q", " ".join(rng.sample(THINGS, rng.choice((1, 1, 2)))))],
        [("box", ",".join(map(str, rng.choice(_BOXES[:3]))))],
    ]
    chosen = rng.sample(any_of, rng.choice((0, 0, 1, 1, 1, 2, 2, 3)))
    given = dict.fromkeys(itertools.chain(*chosen))
    order = rng.choice(("", "", "date", "accounts", "killed"))
    return [*given, ("sort", order)] if order else list(given)


def _stretch(rng: Random) -> list[tuple[str, str]]:
    """What a map shows: the world, or a part of it moved about."""
    if rng.random() < 0.3:
        return [("view", "-180,-80,180,80"), ("zoom", str(rng.randint(0, 2)))]
    west, south, east, north = rng.choice(_BOXES)
    moved, raised = rng.uniform(-3, 3), rng.uniform(-3, 3)
    sides = (west + moved, south + raised, east + moved, north + raised)
    return [("view", ",".join(f"{side:.3f}" for side in sides)), ("zoom", str(rng.randint(4, 7)))]


def ask(address: str, paths: Sequence[str], at_once: int) -> Asked:
    """Asks all `paths`, so many at a time, each client the next once it has its answer.

    Raises UnfogError for an answer that is no success.
    """
    shares = [paths[first::at_once] for first in range(at_once)]
    with ThreadPoolExecutor(at_once) as clients:
        found = list(clients.map(lambda share: _client(address, share), shares))
    return Asked(tuple(seconds for share in found for seconds in share))


def _client(address: str, paths: Sequence[str]) -> list[float]:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=_PATIENCE)
    try:
        return [_one(connection, path) for path in paths]
    finally:
        connection.close()


def _one(connection: HTTPConnection, path: str) -> float:
    begun = time.perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, HTTPException) as error:
        raise UnfogError(f"desk: no answer to {path}: {error}") from error
    if answer.status != 200:
        told = body[:300].decode(errors="replace")
        raise UnfogError(f"desk: {answer.status} for {path}: {told}")
    return time.perf_counter() - begun
