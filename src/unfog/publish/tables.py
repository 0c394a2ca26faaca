"""A register's tables as polars data frames."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from unfog.errors import SettingsError
from unfog.publish import rows
from unfog.publish.columns import COLUMNS, Column, Kind
from unfog.store.base import View

if TYPE_CHECKING:
    import polars as pl

TABLES: dict[str, Callable[[View], Iterator[rows.Row]]] = {
    "incidents": lambda view: rows.incidents(view.incidents()),
    "claims": rows.claims,
    "findings": lambda view: rows.findings(view.incidents()),
    "documents": lambda view: rows.documents(view.documents()),
}


def frame(what: str, view: View) -> pl.DataFrame:
    """Table `what` (a name in `TABLES`) of the register, with the columns of docs/columns.md.

    Raises SettingsError where there is no such table.
    """
    if what not in TABLES:
        raise SettingsError(f"no table named {what!r}; known: {', '.join(TABLES)}")
    return frame_of(what, TABLES[what](view))


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
