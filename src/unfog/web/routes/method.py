"""How the figures come about, in plain words, with the versions that run."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from litestar import Request, Response, get

import unfog
from unfog.evaluation.bench import BASELINE
from unfog.pipeline.versions import part_version
from unfog.store.base import View
from unfog.web import assets, pages
from unfog.web.access import needs
from unfog.web.given import GivenDesk

SHOWN = (
    ("claims", "news_sourced_f1"),
    ("claims", "news_value_f1"),
    ("claims", "news_date_exact"),
    ("claims", "news_place_right"),
    ("claims", "own_denials_f1"),
    ("claims", "all_role_right"),
    ("claims", "all_linking_b3"),
    ("counts", "killed_exact"),
    ("hrds", "perpetrator_f1"),
)
"""Measured figures that tell a sceptical reader most; the page words each."""


class Versions(NamedTuple):
    """What made what the register shows, by what its ledger says. Counts are of documents."""

    cleaned: tuple[tuple[str, int], ...]
    read: tuple[tuple[str, int], ...]
    concluded: str
    link: str
    fuse: str
    pending: int
    documents: int


@get("/method", opt=needs("viewer"), include_in_schema=False, sync_to_thread=True)
def method(request: Request[Any, Any, Any], desk: GivenDesk) -> Response[str]:
    """The page."""
    values = {
        "versions": _versions(desk.view),
        "measured": measured(),
        "notice": notice(),
        "licences": f"{assets.PATH}/LICENSES.txt",
    }
    return pages.render(request, "method.html", values)


def _versions(view: View) -> Versions:
    by_step: dict[str, list[tuple[str, int]]] = {}
    for (step, version), count in sorted(view.steps().items()):
        by_step.setdefault(step, []).append((version, count))
    pending, documents = view.backlog()
    return Versions(
        cleaned=tuple(by_step.get("clean", ())),
        read=tuple(by_step.get("read", ())),
        concluded=view.concluded(),
        link=part_version("unfog.link", "link_version"),
        fuse=part_version("unfog.fuse", "fuse_version"),
        pending=pending,
        documents=documents,
    )


@cache
def measured() -> dict[str, float]:
    """Floors of the measured figures of `SHOWN`, by `bench.figure`, as the baseline pins them."""
    pinned = msgspec.json.decode(
        BASELINE.read_bytes(), type=dict[str, dict[str, dict[str, dict[str, float]]]]
    )
    return {
        f"{bench}.{figure}": bounds["min"]
        for bench, name in SHOWN
        for figures in pinned.get(bench, {}).values()
        for figure, bounds in figures.items()
        if figure == name and "min" in bounds
    }


@cache
def notice() -> str:
    """The attributions of data and models; "" where the installation has lost them."""
    beside = Path(unfog.__file__).parents[2] / "NOTICE"
    if beside.is_file():
        return beside.read_text(encoding="utf-8")
    try:
        return distribution("unfog").read_text("licenses/NOTICE") or ""
    except PackageNotFoundError:
        return ""


handlers = (method,)
