"""Files of places as users have them: GeoNames dumps, CSV, GeoJSON; whole, wrong and hostile."""

import json
import string
import zipfile

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.resolve.gazetteer.files import places


def dumped(id=7, name="Marouk", **cells):
    """A line of a GeoNames dump."""
    row = {"others": "", "lat": 35.5, "lon": 40.2, "code": "P\tPPL", "people": 900} | cells
    place = (id, name, name, row["others"], row["lat"], row["lon"], row["code"], "SY", "", 13)
    return "\t".join(map(str, (*place, *[""] * 3, row["people"], *[""] * 3, "2031-01-01"))) + "\n"


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}, indent=1)


@pytest.fixture
def read(tmp_path):
    def of(content, name="places.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return list(places(path))

    return of


def test_a_csv_with_all_columns(read):
    (base,) = read(
        "Name,Latitude,Longitude,Country,Type,Alternate names,Radius_km,Population\n"
        "Camp Zarbat,34.1,42.4,Iraq,base,Zarbat FOB|Qal'at Zarbat,4,120\n"
    )
    assert (base.name, base.lat, base.lon, base.country) == ("Camp Zarbat", 34.1, 42.4, "IQ")
    assert (base.kind, base.radius_km, base.population) == ("facility", 4.0, 120)
    assert base.names[:2] == ("Zarbat FOB", "Qal'at Zarbat")
    assert "Zarbat base" in base.names
    assert base.id.startswith("added:camp-zarbat-")


def test_a_csv_with_the_least_of_columns_from_a_spreadsheet(read):
    content = (
        "\ufeff\r\nlat;lon;name;note\r\n35.5;40.2;Tel Marouk oil field;x\r\n;;;\r\n1;2;Vexholm\r\n"
    )
    found = read(content.replace("\r\n;;;", "\r\n;;;"))
    assert [(p.name, p.kind) for p in found] == [
        ("Tel Marouk oil field", "facility"),
        ("Vexholm", "settlement"),
    ]


@pytest.mark.parametrize(
    ("name", "country"), [("GE/RU", "GE/RU"), ("Georgia/Russia", "GE/RU"), ("", ""), ("ml", "ML")]
)
def test_countries_go_by_code_or_name_and_borders_by_two(read, name, country):
    assert read(f"name,lat,lon,country\nVex Gate,42.7,44.6,{name}\n")[0].country == country


@pytest.mark.parametrize(
    "name", ["تل ماروك", "Марукський", "馬魯克", "Ṯal Mārūk", "O'Vex (.*)", "a;b--"]
)
def test_names_in_any_script_and_with_any_marks_are_kept(read, name):
    assert read(f'name,lat,lon\n"{name}",1,2\n')[0].name == name


def test_a_dump_of_geonames(read):
    content = (
        dumped(others="Maruk,ماروك,Marukh")
        + dumped(8, "Marouk Airfield", code="S\tAIRF")
        + dumped(9, "Marouk Governorate", code="A\tADM1")
        + dumped(10, "Syria", code="A\tPCLI")
        + dumped(11, "Vex Deep", code="U\tDEPU")
    )
    town, field, province, country, deep = read(content, "SY.txt")
    assert (town.id, town.kind, town.population) == ("geonames:7", "settlement", 900)
    assert town.names == ("Maruk", "Marukh")
    assert town.code == "SY.13"
    assert (field.kind, province.kind) == ("facility", "province")
    assert country is deep is None


def test_a_zip_as_geonames_has_it(tmp_path):
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "licence")
        archive.writestr("SY.txt", dumped())
    assert [p.name for p in places(path)] == ["Marouk"]


def test_points_and_shapes_of_geojson(read):
    square = [[40, 35], [41, 35], [41, 36], [40, 36], [40, 35]]
    hole = [[40.1, 35.1], [40.2, 35.1], [40.2, 35.2], [40.1, 35.1]]
    content = collection(
        feature({"type": "Point", "coordinates": [40.5, 35.2, 300]}, name="Old Ford", kind="camp"),
        feature({"type": "Polygon", "coordinates": [square, hole]}, NAME="Harrow", type="district"),
        feature({"type": "LineString", "coordinates": [[1, 2], [3, 2]]}, name="Vex Road"),
    )
    camp, district, road = read(content, "x.geojson")
    assert (camp.lat, camp.lon, camp.kind) == (35.2, 40.5, "facility")
    assert (district.lat, district.lon, district.kind) == (35.5, 40.5, "district")
    assert 60 < district.radius_km < 80
    assert (road.kind, road.lat, road.lon) == ("line", 2, 2)
    assert road.radius_km == pytest.approx(111, abs=1)


def test_a_shape_astride_the_date_line_lies_there(read):
    east = [[179, -1], [180, -1], [180, 1], [179, 1], [179, -1]]
    west = [[-180, -1], [-180, 1], [-179, 1], [-179, -1], [-180, -1]]
    shape = {"type": "MultiPolygon", "coordinates": [[east], [west]]}
    (found,) = read(collection(feature(shape, name="Vex Atoll")), "x.json")
    assert abs(abs(found.lon) - 180) < 0.01
    assert found.radius_km < 200


CUT = dumped() + dumped(8)[:40]
WRONG = {
    "range.csv": ("name,lat,lon\nVex,1,2\nVex,95,3\n", "line 3: lat is '95'"),
    "word.csv": ("name,lat,lon\nVex,north,3\n", "line 2: lat is 'north'"),
    "nan.csv": ("name,lat,lon\nVex,nan,3\n", "line 2: lat"),
    "comma.csv": ("name;lat;lon\nVex;1,5;3\n", "with a point"),
    "column.csv": ("title,lat,lon\nVex,1,3\n", "line 1: no column 'name'"),
    "double.csv": ("name,lat,lat,lon\nVex,1,1,3\n", "two columns for 'lat'"),
    "quote.csv": ('name,lat,lon\n"Vex,1,2\n', "close its quotation marks"),
    "cells.csv": ("name,lat,lon\nVex,1,2,3\n", "line 2: 4 cells under 3 columns"),
    "kind.csv": ("name,lat,lon,kind\nVex,1,2,blimp\n", "no kind 'blimp'; known kinds"),
    "country.csv": ("name,lat,lon,country\nVex,1,2,Narnia\n", "no country 'Narnia'"),
    "people.csv": ("name,lat,lon,population\nVex,1,2,-4\n", "line 2"),
    "radius.csv": ("name,lat,lon,radius_km\nVex,1,2,0\n", "line 2"),
    "nameless.csv": ("name,lat,lon\n ,1,2\n", "line 2: a place without a name"),
    "marks.csv": ("name,lat,lon\n---,1,2\n", "'---' is no name"),
    "token.csv": (f"name,lat,lon\n{'x' * 10_000},1,2\n", "line 2: a name of 10000 characters"),
    "latin.csv": ("name,lat,lon\nKöln,1,2\n".encode("latin-1"), "line 2: not UTF-8"),
    "nul.csv": (b"name,lat,lon\nV\0x,1,2\n", "line 2: not text"),
    "empty.csv": ("", "see that it is whole"),
    "SY.txt": (CUT, "line 2: 12 columns instead of 19"),
    "ids.txt": (dumped(id="x7"), "no GeoNames id"),
    "places.txt": (dumped(lat=91), "latitude is '91'"),
    "cut.geojson": ('{"type":"FeatureCollection",\n"features":[', "line 2: not to be read"),
    "lone.geojson": ('{"type":"Feature","features":[]}', "FeatureCollection"),
    "deep.geojson": ("[" * 100_000, "not to be read as GeoJSON"),
    "cut.zip": (b"PK\3\4garbage", "cut short; download it anew"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_with_file_line_and_remedy(read, tmp_path, name):
    content, message = WRONG[name]
    with pytest.raises(SettingsError) as caught:
        read(content, name)
    assert str(caught.value).startswith(str(tmp_path / name))
    assert message in str(caught.value)
    assert len(str(caught.value)) < 900


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        ({"type": "Point", "coordinates": [200, 3]}, "is no position"),
        ({"type": "Point", "coordinates": ["4", "3"]}, "is no position"),
        ({"type": "Point", "coordinates": [True, 3]}, "is no position"),
        ({"type": "Polygon", "coordinates": []}, "without positions"),
        ({"type": "Polygon", "coordinates": [4, 5]}, "no list"),
        ({"type": "Blob", "coordinates": [4, 5]}, "no position"),
        (None, "no geometry"),
    ],
)
def test_what_is_wrong_in_geojson_is_named_with_its_feature(read, geometry, message):
    good = feature({"type": "Point", "coordinates": [4, 3]}, name="Vex")
    with pytest.raises(SettingsError, match=r"line \d+ \(feature 2\)") as caught:
        read(collection(good, feature(geometry, name="Harrow")), "x.geojson")
    assert message in str(caught.value)


def test_damage_inside_a_zip_is_named(tmp_path):
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", "".join(dumped(n, f"Marouk {n}") for n in range(1, 400)))
    raw = bytearray(path.read_bytes())
    for at in range(60, 200):
        raw[at] ^= 0x55
    path.write_bytes(raw)
    with pytest.raises(SettingsError, match="download it anew"):
        list(places(path))


def test_a_folder_and_a_file_that_is_not_there(tmp_path):
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(SettingsError, match="see its name and rights"):
            list(places(path))


CELL = st.text(alphabet=string.printable + "éÞ\u200f\u0001تل", max_size=12)


def read_or_refused(path):
    """The places, none where the file is refused with its name."""
    try:
        return list(places(path))
    except SettingsError as error:
        if str(path) not in str(error):
            raise
        return []


@given(st.lists(st.lists(CELL, max_size=6), max_size=5))
@example([["name", "lat", "lon"], ["Vex\n", " 1", "2_0"]])
def test_whatever_a_csv_holds_it_is_read_or_refused_on_purpose(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("fuzz") / "x.csv"
    path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    for place in read_or_refused(path):
        assert place is None or (abs(place.lat) <= 90 and "\t" not in place.name)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5) | st.integers(),
        lambda inner: st.lists(inner, max_size=4),
        max_leaves=12,
    ),
    st.sampled_from(["Point", "Polygon", "MultiPolygon", "LineString", "MultiPoint"]),
)
def test_whatever_coordinates_are_they_are_read_or_refused(tmp_path_factory, coordinates, shape):
    path = tmp_path_factory.mktemp("fuzz") / "x.geojson"
    geometry = {"type": shape, "coordinates": coordinates}
    path.write_text(collection(feature(geometry, name="Vex")), encoding="utf-8")
    for place in read_or_refused(path):
        assert abs(place.lat) <= 90
        assert abs(place.lon) <= 180
        assert 0 <= place.radius_km <= 5000
