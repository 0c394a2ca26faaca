"""A register's tables as polars data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from unfog.errors import SettingsError
from unfog.publish import rows
from unfog.publish.columns import COLUMNS, Column, Kind
from unfog.store.base import IncidentFilter, View

if TYPE_CHECKING:
    import polars as pl

KEPT = IncidentFilter(review="kept")
"""All incidents but those that reviewers rejected."""

TABLES: dict[str, Callable[[View, IncidentFilter], Iterator[rows.Row]]] = {
    "incidents": lambda view, where: rows.incidents(view.incidents(where)),
    "claims": lambda view, _: rows.claims(view),
    "findings": lambda view, where: rows.findings(view.incidents(where)),
    "documents": lambda view, _: rows.documents(view.documents()),
}


def frame(what: str, view: View, where: IncidentFilter = KEPT) -> pl.DataFrame:
    """Table `what` (a name in `TABLES`) of the register, with the columns of docs/columns.md.

    `where` says which incidents, and of which the findings. Raises SettingsError where there
    is no such table.
    """
    if what not in TABLES:
        raise SettingsError(f"no table named {what!r}; known: {', '.join(TABLES)}")
    return frame_of(what, TABLES[what](view, where))


def frame_of(what: str, content: Iterable[rows.Row]) -> pl.DataFrame:
    """`content` as a data frame with the columns of table `what`."""
    return framed(COLUMNS[what], content)


def framed(columns: Sequence[Column], content: Iterable[rows.Row]) -> pl.DataFrame:
    """`content` as a data frame with these columns."""
    import polars as pl

    schema = {c.name: _dtype(c.kind) for c in columns}
    return pl.DataFrame(list(content), schema=schema, orient="row")


def _dtype(kind: Kind) -> Any:
    import polars as pl

    return {
        "text": pl.String,
        "texts": pl.List(pl.String),
        "whole": pl.Int64,
        "number": pl.Float64,
        "day": pl.Date,
        "yes/no": pl.Boolean,
    }[kind]
