"""Where everything of the drawing goes: days downwards, numbers to the right.

A toll with days downwards has a row of its own for each figure, so that every mark carries its
speaker and its words, however many there are and however narrow the page. Lengths are in the
drawing's own units, of which it is `WIDTH` wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unfog.fuse import Course, CourseDay
from unfog.model.finding import Bound
from unfog.publish.toll.lines import (
    Line,
    accounts_of,
    day_words,
    lines_of,
    most_of,
    running,
)
from unfog.publish.toll.scale import ticks
from unfog.publish.toll.told import Toll
from unfog.publish.words import property_words

WIDTH = 400
LEFT, RIGHT = 178, 388
"""The plot lies between these."""

ROW, DAY, TITLE, AXIS, SPACE = 38, 40, 34, 20, 22
"""Heights: of a figure, the head of a day, the head of a count, its axis, the gap after it."""

_SPEAKER_ROOM, _SAID_ROOM = 21, 24
"""Characters of the two lines of words left of the plot."""

SHAPES = (
    "M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z",
    "M-5,-5h10v10h-10z",
    "M0,-6L6,5H-6z",
    "M0,-6.5L6.5,0L0,6.5L-6.5,0z",
    "M0,6L6,-5H-6z",
    "M-2,-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "M-3,-6h6l3,6l-3,6h-6l-3,-6z",
    "M0,-7L2,-2H7L3,1.5L4.5,6.5L0,3.5L-4.5,6.5L-3,1.5L-7,-2H-2z",
)
"""One for each speaker in turn: circle, square, triangles, diamond, cross, hexagon, star."""

COLOURS = 12


class Mark(NamedTuple):
    """A figure in its row. `x` and `x2` are its ends, `more` and `fewer` where one is open."""

    line: Line
    y: float
    x: float
    x2: float
    more: bool
    fewer: bool
    shape: str
    colour: int
    speaker: str
    said: str
    words: str


class Block(NamedTuple):
    """A day: its band from `low` to `high` and its `best`, None where there is none.

    `open` are the ends that no claim bounds: "low", "high".
    """

    day: str
    running: str
    status: str
    y: float
    height: float
    low: float | None
    high: float | None
    best: float | None
    open: tuple[str, ...]
    marks: tuple[Mark, ...]


class Panel(NamedTuple):
    """One count: title, axis and its days."""

    title: str
    final: str
    y: float
    axis: tuple[tuple[str, float], ...]
    blocks: tuple[Block, ...]
    line: str

    @property
    def bottom(self) -> float:
        return self.blocks[-1].y + self.blocks[-1].height


def panels(toll: Toll, top: float) -> Iterator[Panel]:
    """The counts of `toll` one under the other, the first at `top`."""
    voices = {account: n for n, account in enumerate(accounts_of(toll))}
    for course in toll.courses:
        panel = _panel(course, lines_of(toll, course), voices, top)
        yield panel
        top = panel.bottom + SPACE


class _Scale:
    def __init__(self, most: int) -> None:
        self.ticks = ticks(most, 5)

    def __call__(self, number: int) -> float:
        return round(LEFT + (RIGHT - LEFT) * number / self.ticks[-1], 1)

    def of(self, bound: Bound | None) -> float | None:
        return None if bound is None else self(bound.value)


def _panel(
    course: Course,
    told: Sequence[tuple[CourseDay, Sequence[Line]]],
    voices: dict[str, int],
    top: float,
) -> Panel:
    scale = _Scale(most_of(told))
    y = top + TITLE + AXIS
    blocks = []
    for day, lines in told:
        blocks.append(_block(day, lines, scale, voices, y))
        y += blocks[-1].height
    last = course.days[-1]
    return Panel(
        title=property_words(course.property),
        final=f"{running(last)} · {last.status}",
        y=top,
        axis=tuple((f"{tick:,}", scale(tick)) for tick in scale.ticks),
        blocks=tuple(blocks),
        line=_step(blocks),
    )


def _block(
    day: CourseDay, lines: Sequence[Line], scale: _Scale, voices: dict[str, int], y: float
) -> Block:
    low, high, best = scale.of(day.low), scale.of(day.high), scale.of(day.best)
    some = low is not None or high is not None
    ends = tuple(n for n, x in (("low", low), ("high", high)) if x is None and some)
    return Block(
        day=day_words(day),
        running=running(day),
        status=day.status,
        y=y,
        height=DAY + ROW * len(lines),
        low=LEFT if "low" in ends else low,
        high=RIGHT if "high" in ends else high,
        best=best,
        open=ends,
        marks=tuple(
            _mark(line, scale, voices[line.account], y + DAY + ROW * n)
            for n, line in enumerate(lines)
        ),
    )


def _mark(line: Line, scale: _Scale, voice: int, y: float) -> Mark:
    where = ", ".join(line.documents)
    said = f"{line.said} · {line.note}" if line.note else line.said
    return Mark(
        line=line,
        y=y,
        x=scale(line.low if line.low is not None else line.number),
        x2=scale(line.high if line.high is not None else line.number),
        more=line.high is None,
        fewer=line.low is None,
        shape=SHAPES[voice % len(SHAPES)],
        colour=voice % COLOURS,
        speaker=_cut(line.speaker, _SPEAKER_ROOM),
        said=_cut(said, _SAID_ROOM),
        words=f"{line.speaker}: {said} ({where}; {', '.join(line.claims)})",
    )


def _step(blocks: Sequence[Block]) -> str:
    """The line of the best number, day after day; it breaks where there is none."""
    path, held = [], False
    for block in blocks:
        if block.best is not None:
            path.append(f"{'H' if held else 'M'}{block.best}{'' if held else f',{block.y}'}")
            path.append(f"V{block.y + block.height}")
        held = block.best is not None
    return "".join(path)


def _cut(text: str, room: int) -> str:
    """`text` cut to `room` narrow characters; wide ones count twice."""
    used = 0
    for n, letter in enumerate(text):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > room:
            return text[: max(0, n - 1)].rstrip() + "…"
    return text
