"""What the build leaves: files that may be cached for ever, licences, nothing from outside."""

import itertools
import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_each_name_holds_a_hash_and_each_build_gives_the_same(built: Path, tmp_path: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text())
    assert {"app.css", "app.js", "map.css", "pages/incidents.js"} <= set(manifest)
    for name, file in manifest.items():
        stem, _, kind = name.rpartition(".")
        assert re.fullmatch(rf"{re.escape(stem)}\.[A-Z0-9]{{8}}\.{kind}", file)
        assert (built / file).is_file()
    again = tmp_path / "again"
    subprocess.run([ROOT / ".ci/front", again, Path(__file__).with_name("gallery.ts")], check=True)
    files = [
        {path.relative_to(base): path.read_bytes() for path in base.rglob("*") if path.is_file()}
        for base in (built, again)
    ]
    assert files[0] == files[1]


def test_licences_of_all_that_is_bundled_are_there(built: Path) -> None:
    text = (built / "LICENSES.txt").read_text(encoding="utf-8")
    for name in ("maplibre-gl", "earcut", "world-atlas", "@fontsource-variable/ibm-plex-sans"):
        assert re.search(rf"^{name} [\d.]+: \S+", text, re.MULTILINE)
    assert "SIL OPEN FONT LICENSE" in text
    assert "Natural Earth" in text


def test_styles_ask_for_nothing_from_elsewhere(built: Path) -> None:
    for sheet in built.rglob("*.css"):
        addresses = re.findall(r"url\(\s*[\"']?([^\"')]{0,40})", sheet.read_text(encoding="utf-8"))
        assert all(re.match(r"data:|\./|\.\./|#", address) for address in addresses), sheet


def test_shapes_of_the_map_are_small_and_have_all_countries(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text())
    land, borders, countries = (
        (built / manifest[f"assets/{name}.geojson"]).read_bytes()
        for name in ("land", "borders", "countries")
    )
    assert len(land) < 1_000_000
    assert len(borders) < 300_000
    features = json.loads(countries)["features"]
    assert len(features) > 230
    codes = [one["properties"]["code"] for one in features]
    assert {"SY", "GE", "PS", "SS"} <= set(codes)
    for one in features:
        lon, lat = one["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90


def test_no_shape_jumps_round_the_world(built: Path) -> None:
    manifest = json.loads((built / "manifest.json").read_text())
    text = (built / manifest["assets/land.geojson"]).read_text()
    land = [f["geometry"] for f in json.loads(text)["features"]]
    areas = [shape for shape in land if shape["type"] == "MultiPolygon"]
    rings = [ring for shape in areas for polygon in shape["coordinates"] for ring in polygon]
    assert len(rings) > 1000
    poles = 0
    for ring in rings:
        assert ring[0] == ring[-1]
        wide = [pair for pair in itertools.pairwise(ring) if _jumps(*pair)]
        poles += len(wide)
        assert all(one[1] == other[1] == -90.0 for one, other in wide)
    assert poles == 1, "only Antarctica goes round"


def _jumps(one: list[float], other: list[float]) -> bool:
    return abs(one[0] - other[0]) > 180


def test_the_lock_names_no_host_to_fetch_from() -> None:
    lock = json.loads((ROOT / "src/unfog/web/front/package-lock.json").read_text())
    assert not [name for name, one in lock["packages"].items() if "resolved" in one]
    assert all("integrity" in one for name, one in lock["packages"].items() if name)
