"""The figures of a toll as lines to read, the same on a terminal and in a drawing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from unfog.fuse import Course, CourseDay, CourseFigure
from unfog.fuse.course_roles import Role
from unfog.model.finding import Finding
from unfog.model.speaker import Speaker
from unfog.publish.toll.told import Toll
from unfog.publish.words import bounds_words, count_words

_VERBS = {"denies": "denies ", "doubts": "doubts "}


class Line(msgspec.Struct, frozen=True):
    """What one speaker said on one day, in one document or several.

    `low` and `high` are the ends of the figure, None where open; `note` says what became of
    it, "" for a total that still counts, `since` the day from which it was replaced, "" where
    it was not. `figure` is the first of those that say so.
    """

    account: str
    speaker: str
    said: str
    note: str
    since: str
    role: Role
    low: int | None
    high: int | None
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    figure: CourseFigure

    @property
    def number(self) -> int:
        """The number to show where one is wanted: the lower end, or the only one."""
        return self.low if self.low is not None else self.high or 0


def lines_of(toll: Toll, course: Course) -> list[tuple[CourseDay, list[Line]]]:
    """The days of `course` with their figures, equal ones of one speaker on one line."""
    later = {old: figure for figure in course.figures for old in figure.supersedes}
    found: dict[dt.date | None, dict[tuple[str, str, str], list[CourseFigure]]] = {}
    for figure in course.figures:
        key = (figure.account, _said(figure), _note(figure))
        found.setdefault(figure.published, {}).setdefault(key, []).append(figure)
    return [
        (day, [_line(toll, group, later) for group in found.get(day.day, {}).values()])
        for day in course.days
    ]


def day_words(day: CourseDay) -> str:
    """The day of publication, or that there is none."""
    return day.day.isoformat() if day.day else "no day"


def running(day: CourseDay | Finding) -> str:
    """`7–12–21`; `no figure` where none stands."""
    return bounds_words(day.low, day.best, day.high) or "no figure"


def most_of(told: Sequence[tuple[CourseDay, Sequence[Line]]]) -> int:
    """The largest number of a count, at least 1."""
    ends = [line.high or line.low or 0 for _, lines in told for line in lines]
    bounds = [b.value for day, _ in told for b in (day.low, day.best, day.high) if b]
    return max([*ends, *bounds, 1])


def rules_words(toll: Toll) -> str:
    """` · rules: acled`; "" under the rules of unfog itself."""
    return "" if toll.rules == "unfog" else f" · rules: {toll.rules}"


def accounts_of(toll: Toll) -> list[str]:
    """Accounts in the order in which they first speak, over all counts."""
    figures = [figure for course in toll.courses for figure in course.figures]
    ordered = sorted(figures, key=lambda f: (f.published or dt.date.max, f.document))
    return list(dict.fromkeys(figure.account for figure in ordered))


def _line(toll: Toll, group: list[CourseFigure], later: Mapping[str, CourseFigure]) -> Line:
    first = group[0]
    return Line(
        account=first.account,
        speaker=_speaker(toll, first),
        said=_said(first),
        note=_note(first),
        since=_since(first, later),
        role=first.role,
        low=first.count.low,
        high=first.count.high,
        documents=_each(figure.document for figure in group),
        claims=_each(figure.claim for figure in group),
        figure=first,
    )


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _speaker(toll: Toll, figure: CourseFigure) -> str:
    """Who speaks; a report's own voice by its outlet."""
    speaker: Speaker = figure.speaker
    if speaker.is_report:
        return toll.documents[figure.document].outlet or "the report"
    if speaker.org and speaker.org.lower() not in speaker.name.lower():
        return f"{speaker.name}, {speaker.org}"
    return speaker.name


def _said(figure: CourseFigure) -> str:
    sure = "" if figure.certainty == "stated" else f", {figure.certainty}"
    return f"{_VERBS.get(figure.stance, '')}{count_words(figure.count)}{sure}"


def _note(figure: CourseFigure) -> str:
    """What became of the figure."""
    if figure.role == "attackers":
        return "attackers"
    if figure.role != "superseded":
        return "taken back" if figure.role == "withdrawn" else figure.why
    return "replaced"


def _since(figure: CourseFigure, later: Mapping[str, CourseFigure]) -> str:
    heir = later.get(figure.claim)
    return heir.published.isoformat() if heir and heir.published else ""
