"""Colours of the page, each as (on light, on dark).

Every colour carries text of the page's own background colour (contrast 4.5 and more, WCAG 2.2
AA), so it also stands out against that background.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Property, Stance

LIGHT, DARK = 0, 1

BASE: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#14181d"),
    "panel": ("#f3f5f7", "#1d232b"),
    "ink": ("#16191d", "#e6e9ed"),
    "quiet": ("#505a66", "#a9b4c0"),
    "rule": ("#c9d0d8", "#3a4552"),
    "edge": ("#737e8b", "#7d8997"),
    "pick": ("#fff0ad", "#4b3f06"),
    "link": ("#0b57a4", "#8ec2ff"),
}

PROPERTIES: dict[Property, tuple[str, str]] = {
    "occurrence": ("#0865ae", "#a2cfff"),
    "date": ("#02646d", "#13c4d4"),
    "place": ("#076246", "#4bc899"),
    "perpetrator": ("#8a0013", "#f58b84"),
    "target": ("#8a299e", "#efaffe"),
    "weapon": ("#915108", "#feba83"),
    "killed": ("#bc1f4f", "#ffb2bd"),
    "wounded": ("#ba4107", "#feb79e"),
    "missing": ("#4a2dad", "#a6a1fd"),
    "captured": ("#824aca", "#d3befd"),
    "released": ("#247706", "#9cdf8d"),
    "munitions_fired": ("#6c4c02", "#d9a440"),
    "munitions_intercepted": ("#626207", "#d0d267"),
    "damage": ("#890163", "#e88bc1"),
    "motive": ("#222ba5", "#8fa9fe"),
}

STANCES: dict[Stance, tuple[str, str]] = {
    "asserts": ("#247706", "#9cdf8d"),
    "denies": ("#b00020", "#ff9a9e"),
    "doubts": ("#8a5a00", "#f0b94d"),
}

SPEAKERS: tuple[tuple[str, str], ...] = (
    ("#096acb", "#73b1ff"),
    ("#883500", "#feae8a"),
    ("#407e02", "#89c06a"),
    ("#8d1767", "#fea2d7"),
    ("#045b74", "#62d4fd"),
    ("#906106", "#dea143"),
    ("#4e3baa", "#bdbcfd"),
    ("#b9334b", "#f58a93"),
    ("#076246", "#65dfaf"),
    ("#9045ae", "#cd94e6"),
    ("#5a5507", "#d1c95d"),
    ("#027c7c", "#12c6c7"),
)
"""For speakers in the order in which they come; from the thirteenth on, over again."""

REPORT = ("#505a66", "#a9b4c0")
"""The document's own voice."""


def speaker_class(place: int | None) -> str:
    """Class of the speaker that comes at `place` (from 0); None is the document's own voice."""
    return "v-report" if place is None else f"v-{place % len(SPEAKERS)}"


def stylesheet() -> str:
    """Custom properties for both themes, and the colour `--c` of each class by what is shown."""
    light = "".join(f"--{name}:{pair[LIGHT]};" for name, pair in _every())
    dark = "".join(f"--{name}:{pair[DARK]};" for name, pair in _every())
    rules = "\n".join(
        f'[data-by="{by}"] .{name},.legend .{name}{{--c:var(--{name})}}' for by, name in _classes()
    )
    themes = f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{themes}\n{rules}\n"


def _every() -> Iterator[tuple[str, tuple[str, str]]]:
    yield from BASE.items()
    yield from ((f"p-{name}", pair) for name, pair in PROPERTIES.items())
    yield from ((f"t-{name}", pair) for name, pair in STANCES.items())
    yield from ((f"v-{n}", pair) for n, pair in enumerate(SPEAKERS))
    yield "v-report", REPORT


def _classes() -> Iterator[tuple[str, str]]:
    yield from (("property", f"p-{name}") for name in PROPERTIES)
    yield from (("stance", f"t-{name}") for name in STANCES)
    yield from (("speaker", speaker_class(n)) for n in (None, *range(len(SPEAKERS))))
