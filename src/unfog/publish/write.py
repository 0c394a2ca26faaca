"""Tables as files. Each file is whole or not there: written beside its name, then renamed."""

from __future__ import annotations

import datetime as dt
import io
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from unfog.errors import SettingsError
from unfog.publish import rows
from unfog.publish.geojson import feature_collection
from unfog.publish.tables import KEPT, TABLES, frame
from unfog.store.base import IncidentFilter, View

if TYPE_CHECKING:
    import polars as pl

XLSX_ROWS = 1_048_575
XLSX_CELL = 32_767
_FORMULA = r"^[=+\-@\t\r\n]"


def csv(table: pl.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, which spreadsheets need; no cell can act as a formula."""
    import polars as pl

    cells = _joined(table).with_columns(
        pl.when(pl.col(pl.String).str.contains(_FORMULA))
        .then("'" + pl.col(pl.String))
        .otherwise(pl.col(pl.String))
        .name.keep()
    )
    return cells.write_csv(include_bom=True).encode()


def jsonl(table: pl.DataFrame) -> bytes:
    """One object a line."""
    return table.write_ndjson().encode()


def parquet(table: pl.DataFrame) -> bytes:
    """Parquet with lists and days as such."""
    buffer = io.BytesIO()
    table.write_parquet(buffer)
    return buffer.getvalue()


def xlsx(table: pl.DataFrame) -> bytes:
    """A workbook in which texts are texts, never formulas or links.

    Raises SettingsError where the table is longer than a sheet can be.
    """
    import polars as pl
    import xlsxwriter

    if table.height > XLSX_ROWS:
        raise SettingsError(
            f"a sheet holds {XLSX_ROWS:,} rows, this table has {table.height:,}; "
            "export as csv or parquet"
        )
    buffer = io.BytesIO()
    literal = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, literal) as book:
        book.set_properties({"created": dt.datetime(2000, 1, 1)})
        cut = _joined(table).with_columns(pl.col(pl.String).str.slice(0, XLSX_CELL))
        cut.write_excel(book, worksheet="unfog", autofilter=True, freeze_panes=(1, 0))
    return buffer.getvalue()


def _joined(table: pl.DataFrame) -> pl.DataFrame:
    import polars as pl
    from polars import selectors

    return table.with_columns(selectors.by_dtype(pl.List(pl.String)).list.join("; "))


_TABLE_FORMATS: dict[str, Callable[[pl.DataFrame], bytes]] = {
    "csv": csv,
    "jsonl": jsonl,
    "parquet": parquet,
    "xlsx": xlsx,
}
FORMATS = (*_TABLE_FORMATS, "geojson")


def export(what: str, form: str, view: View, where: IncidentFilter = KEPT) -> bytes:
    """Table `what` of the register as a file of format `form`; `where` as for `frame`.

    Raises SettingsError where there is no such table or format.
    """
    if form not in FORMATS:
        raise SettingsError(f"no format named {form!r}; known: {', '.join(FORMATS)}")
    if form == "geojson":
        if what != "incidents":
            raise SettingsError(f"geojson holds incidents, not {what}; choose another format")
        return feature_collection(rows.incidents(view.incidents(where)))
    if what not in TABLES:
        raise SettingsError(f"no table named {what!r}; known: {', '.join(TABLES)}")
    return _TABLE_FORMATS[form](frame(what, view, where))


def write_whole(out: Path, content: bytes) -> None:
    """Put `content` at `out` so that nobody ever sees half of it, and what was there before
    stays where it fails. A pipe or device is written as such. Raises OSError."""
    if out.exists() and not out.is_file():
        out.write_bytes(content)
        return
    handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(out)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
