import csv
import io
import json
from pathlib import Path

import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.publish import rows, write
from unfog.publish.geojson import feature_collection
from unfog.publish.tables import frame_of
from unfog.store.base import StoredDocument, StoredIncident


@pytest.fixture
def table(incident: StoredIncident, unplaced: StoredIncident) -> pl.DataFrame:
    return frame_of("incidents", rows.incidents([incident, unplaced]))


def test_csv_reads_back_and_holds_no_formula(table: pl.DataFrame) -> None:
    content = write.csv(table)
    back = pl.read_csv(io.BytesIO(content))
    assert back["perpetrators"][0] == "'=HYPERLINK(0); the Ochre Band"
    assert back["killed_high"].to_list() == [9, None]
    assert back["longitude"][0] == -1.3
    assert content.decode("utf-8-sig").startswith("id,event_type,")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",))))
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    document = pl.DataFrame({"title": [text, "x"]})
    content = write.csv(document).decode("utf-8-sig")
    _, (cell,), (plain,) = csv.reader(io.StringIO(content, newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert plain == "x"


def test_jsonl_reads_back_with_lists_and_days(table: pl.DataFrame) -> None:
    first, second = (json.loads(line) for line in write.jsonl(table).splitlines())
    assert first["date_start"] == "2031-03-12"
    assert first["documents"] == ["a", "b"]
    assert second["date_start"] is None


def test_parquet_reads_back_with_types(table: pl.DataFrame) -> None:
    back = pq.read_table(io.BytesIO(write.parquet(table)))
    assert str(back.schema.field("date_start").type) == "date32[day]"
    assert back.column("perpetrators").to_pylist()[0] == ["=HYPERLINK(0)", "the Ochre Band"]


def test_xlsx_reads_back_and_holds_no_formula(table: pl.DataFrame) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(write.xlsx(table))).active
    assert sheet is not None
    header = [cell.value for cell in sheet[1]]
    cell = sheet.cell(2, header.index("perpetrators") + 1)
    assert cell.value == "=HYPERLINK(0); the Ochre Band"
    assert cell.data_type == "s"
    assert sheet.cell(2, header.index("killed_high") + 1).value == 9


def test_files_do_not_depend_on_the_clock(table: pl.DataFrame, document: StoredDocument) -> None:
    assert write.xlsx(table) == write.xlsx(table)
    titles = frame_of("documents", rows.documents([document]))
    assert b"'-1 for the army" in write.csv(titles)


def test_geojson_keeps_incidents_without_place(
    incident: StoredIncident, unplaced: StoredIncident
) -> None:
    content = json.loads(feature_collection(rows.incidents([incident, unplaced])))
    first, second = content["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [-1.3, 15.82]}
    assert first["properties"]["radius_km"] == 5
    assert first["properties"]["date_start"] == "2031-03-12"
    assert second["id"] == "i-two"
    assert second["geometry"] is None


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    out.write_text("before")
    write.write_whole(out, b"after")
    assert out.read_bytes() == b"after"
    locked = tmp_path / "locked"
    locked.mkdir()
    with pytest.raises(OSError, match="directory"):
        write.write_whole(locked, b"")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.csv", "locked"]


@pytest.mark.parametrize(
    ("what", "form"), [("incidents", "pdf"), ("claims", "geojson"), ("people", "csv")]
)
def test_what_cannot_be_exported_is_refused(what: str, form: str) -> None:
    with pytest.raises(SettingsError):
        write.export(what, form, None)  # type: ignore[arg-type]  # refused before it is asked
