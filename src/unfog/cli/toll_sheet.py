"""A toll on a terminal: days downwards, numbers to the right, readable without colour."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from unfog.cli.console import safe
from unfog.cli.incident_table import STYLES
from unfog.fuse import Course, CourseDay
from unfog.publish.explain.view import incident_head
from unfog.publish.toll.lines import Line, day_words, lines_of, most_of, rules_words, running
from unfog.publish.toll.scale import ticks
from unfog.publish.toll.told import Toll
from unfog.publish.words import property_words

LEFT, PLOT, GAP = 25, 26, 1
"""Columns of speakers and of the plot; what is said takes the rest."""

MARKS = {
    "total": "o",
    "part": "+",
    "attackers": "a",
    "superseded": "~",
    "withdrawn": "-",
    "denial": "x",
    "doubt": "?",
}
LEGEND = """\
● best, ├─┤ low to high: what the register would have said on that day.
o total; ~ total, since replaced by its speaker's later figure; - taken back;
+ no rival of a total; a attackers; x denied; ? doubted; > or more; < or fewer."""


class Row(NamedTuple):
    """One row: left words, the plot, right words."""

    left: str
    plot: str
    right: str
    style: str = ""


def print_toll(console: Console, toll: Toll) -> None:
    """Head, then each count with its days and figures, within the console's width."""
    head = f"{toll.incident.id}  {safe(incident_head(toll.incident))}{rules_words(toll)}"
    console.print(Text(head, style="bold"))
    for course in toll.courses:
        for row in _rows(toll, course):
            _print(console, row)


def _print(console: Console, row: Row) -> None:
    """The row, its words wrapped within their columns."""
    room = max(16, console.width - LEFT - PLOT - 2 * GAP)
    left = Text(row.left).wrap(console, LEFT - 1) or [Text()]
    right = Text(row.right).wrap(console, room) or [Text()]
    for n in range(max(len(left), len(right))):
        words = left[n].plain.rstrip() if n < len(left) else ""
        indent = "  " if n and words else ""
        line = Text(f"{indent}{words}".ljust(LEFT + GAP))
        line.append((row.plot if n == 0 else "").ljust(PLOT + GAP), style=row.style)
        line.append(right[n].plain.rstrip() if n < len(right) else "")
        line.rstrip()
        console.print(line, style=row.style if "bold" in row.style else "")


def _rows(toll: Toll, course: Course) -> Iterator[Row]:
    told = lines_of(toll, course)
    scale = _Scale(most_of(told))
    yield Row("", "", "")
    last = course.days[-1]
    yield Row(property_words(course.property), scale.labels(), f"{running(last)}  {last.status}")
    yield Row("", scale.axis(), "")
    for day, lines in told:
        yield Row(
            day_words(day), scale.band(day), running(day), f"bold {STYLES.get(day.status, '')}"
        )
        for line in lines:
            yield Row(f"  {safe(line.speaker)}", scale.mark(line), _words(line))


def _words(line: Line) -> str:
    parts = (line.said, f"{line.note} {line.since}".strip(), ", ".join(line.documents))
    return " · ".join(safe(part) for part in parts if part)


class _Scale:
    """Numbers from 0 to a round one at the right edge of the plot."""

    def __init__(self, most: int) -> None:
        self._ticks = ticks(most, 5)

    def _at(self, number: int) -> int:
        return round(min(number / self._ticks[-1], 1) * (PLOT - 1))

    def labels(self) -> str:
        """The numbers of the axis, each over its tick; the last ends with the plot."""
        cells = [" "] * PLOT
        for tick in self._ticks:
            text = f"{tick:,}"
            start = min(max(0, self._at(tick) - len(text) // 2), PLOT - len(text))
            if start >= 0 and all(c == " " for c in cells[max(0, start - 1) : start + len(text)]):
                cells[start : start + len(text)] = text
        return "".join(cells)

    def axis(self) -> str:
        at = {self._at(tick) for tick in self._ticks}
        return "".join("┬" if n in at else "─" for n in range(PLOT))

    def band(self, day: CourseDay) -> str:
        """Low to high with the best on it; an arrow at an end that is open."""
        if day.low is None and day.high is None:
            return ""
        low = self._at(day.low.value) if day.low else 0
        high = self._at(day.high.value) if day.high else PLOT - 1
        cells = [" "] * low + ["─"] * (high - low + 1)
        cells[low] = "├" if day.low else "<"
        cells[high] = "┤" if day.high else ">"
        if day.best:
            cells[self._at(day.best.value)] = "●"
        return "".join(cells)

    def mark(self, line: Line) -> str:
        """The figure at its place, both ends of a range; an arrow to where it is open."""
        mark = MARKS[line.role]
        low = self._at(line.low if line.low is not None else line.number)
        high = self._at(line.high if line.high is not None else line.number)
        cells = [" "] * low + ["·"] * (high - low + 1)
        cells[low] = cells[high] = mark
        if line.low is None and low > 0:
            cells[low - 1] = "<"
        if line.high is None:
            cells.insert(high + 1, ">")
        return "".join(cells)[:PLOT]
