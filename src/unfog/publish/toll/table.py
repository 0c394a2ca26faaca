"""The course of a toll as a table: one row a figure, with the bounds of its day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from unfog.fuse import Course, CourseFigure
from unfog.publish.columns import Column
from unfog.publish.rows import Row
from unfog.publish.tables import framed
from unfog.publish.toll.told import Toll

if TYPE_CHECKING:
    import polars as pl

TOLL = (
    Column("incident", "text", "id of the incident"),
    Column("property", "text", "what is counted: killed, wounded, missing, …"),
    Column("published", "day", "when the figure was published; empty where not known"),
    Column("speaker", "text", "who gives it; REPORT is the document's own voice"),
    Column("speaker_kind", "text", "government, military, police, witness, anonymous, …"),
    Column("account", "text", "whose account it belongs to, the same across documents"),
    Column("origin", "text", "where it comes from; same origin, not independent"),
    Column("document", "text", "id of the document"),
    Column("outlet", "text", "who published the document"),
    Column("low", "whole", "at least so many; empty where unbounded"),
    Column("high", "whole", "at most so many; empty where unbounded"),
    Column("approx", "yes/no", "round or vague in the text"),
    Column("of", "text", "who is counted"),
    Column("unit", "text", "the noun of the text"),
    Column("subset", "text", "the part that is counted, where it is one"),
    Column("stance", "text", "asserts, denies or doubts"),
    Column("certainty", "text", "stated, likely or possible"),
    Column(
        "role",
        "text",
        "total: bears on the bounds; part: no rival of a total; attackers; "
        "superseded by the same speaker's later figure; withdrawn; denial; doubt",
    ),
    Column("why", "text", "why an asserted figure does not bear on the bounds, as in findings"),
    Column("until", "day", "day from which a total counted no longer; empty where it still does"),
    Column("supersedes", "texts", "ids of the same account's figures that gave way to it"),
    Column("claim", "text", "id of the claim"),
    Column("day_low", "whole", "the least, once the reports of that day were in"),
    Column("day_best", "whole", "the best supported number, likewise"),
    Column("day_high", "whole", "the most, likewise"),
    Column("day_status", "text", "status of the finding, likewise"),
    Column("rules", "text", "the rule set by which it was fused"),
)


def table(toll: Toll) -> pl.DataFrame:
    """One row for each figure, with the columns of `TOLL` (docs/toll.md)."""
    return framed(TOLL, _rows(toll))


def _rows(toll: Toll) -> Iterator[Row]:
    for course in toll.courses:
        for figure in course.figures:
            outlet = toll.documents[figure.document].outlet
            yield (
                toll.incident.id,
                course.property,
                figure.published,
                *_figure(figure, outlet),
                *_day(course, figure),
                toll.rules,
            )


def _figure(figure: CourseFigure, outlet: str | None) -> Row:
    count = figure.count
    return (
        figure.speaker.name,
        figure.speaker.kind,
        figure.account,
        figure.origin,
        figure.document,
        outlet,
        count.low,
        count.high,
        count.approx,
        count.of,
        count.unit,
        count.subset,
        figure.stance,
        figure.certainty,
        figure.role,
        figure.why or None,
        figure.until,
        list(figure.supersedes),
        figure.claim,
    )


def _day(course: Course, figure: CourseFigure) -> Row:
    day = next(day for day in course.days if day.day == figure.published)
    bounds = (day.low, day.best, day.high)
    return (*(b.value if b else None for b in bounds), day.status)
