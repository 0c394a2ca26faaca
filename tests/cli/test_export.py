import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import polars as pl
import pyarrow.parquet as pq
import pytest

from unfog.publish.columns import COLUMNS

type Unfog = Callable[..., tuple[int, str, str]]

SCHEMA = Path(__file__).parents[2] / "docs" / "claims.schema.json"


@pytest.mark.parametrize("what", sorted(COLUMNS))
def test_every_table_can_be_loaded_from_every_format(
    unfog: Unfog, demo_register: Path, tmp_path: Path, what: str
) -> None:
    for form in ("csv", "jsonl", "parquet", "xlsx"):
        status, _, said = unfog(
            *("export", "--register", demo_register, "--what", what, "--format", form),
            *("--out", tmp_path / f"x.{form}"),
        )
        assert status == 0
        assert "wrote" in said
    names = [c.name for c in COLUMNS[what]]
    rows = list(csv.reader((tmp_path / "x.csv").read_text("utf-8-sig").splitlines(keepends=True)))
    assert rows[0] == names
    table = pq.read_table(tmp_path / "x.parquet")
    assert table.column_names == names
    lines = pl.read_ndjson(tmp_path / "x.jsonl", infer_schema_length=None)
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").active
    assert sheet is not None
    assert len(rows) - 1 == table.num_rows == lines.height == sheet.max_row - 1 > 0


def test_every_bound_names_a_claim_that_is_exported(unfog: Unfog, demo_register: Path) -> None:
    def table(what: str) -> pl.DataFrame:
        _, shown, _ = unfog("export", "--register", demo_register, "--what", what)
        return pl.read_csv(io.StringIO(shown), infer_schema_length=None)

    claims, findings = table("claims"), table("findings")
    behind = {c for name in ("low", "best", "high") for c in findings[f"{name}_claim"] if c}
    assert behind
    assert behind <= set(claims["id"])


def test_geojson_holds_a_point_for_every_placed_incident(unfog: Unfog, demo_register: Path) -> None:
    status, shown, _ = unfog("export", "--register", demo_register, "--format", "geojson")
    features = json.loads(shown)["features"]
    assert status == 0
    assert any(f["geometry"] for f in features)
    for feature in features:
        assert (feature["geometry"] is None) == (feature["properties"]["place"] is None)


@pytest.mark.parametrize("target", ["missing/x.csv", "."])
def test_an_impossible_target_is_refused_before_anything_is_lost(
    unfog: Unfog, demo_register: Path, target: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    status, _, said = unfog("export", "--register", demo_register, "--out", target)
    assert status == 2
    assert "--out" in said


def test_an_ending_of_another_format_is_refused(
    unfog: Unfog, demo_register: Path, tmp_path: Path
) -> None:
    path = tmp_path / "d.csv"
    status, _, said = unfog("export", "-r", demo_register, "--format", "xlsx", "--out", path)
    assert status == 2
    assert "--format csv" in said
    assert not path.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named_with_the_file(unfog: Unfog, demo_register: Path) -> None:
    status, _, said = unfog("export", "--register", demo_register, "--out", "/dev/full")
    assert status == 3
    assert said == "unfog: /dev/full: No space left on device\n"


def test_the_schema_in_the_documentation_is_up_to_date(unfog: Unfog) -> None:
    status, shown, _ = unfog("schema")
    assert status == 0
    assert json.loads(shown) == json.loads(SCHEMA.read_text())
