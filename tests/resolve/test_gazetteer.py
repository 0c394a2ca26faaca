"""The gazetteer that is built from the installed packages, as a user meets it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import Gazetteer, current_version, ensure, sources
from unfog.resolve.gazetteer.names import facility_key, fold, normalise
from unfog.resolve.gazetteer.unions import united
from unfog.settings import default_cache


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(ensure(default_cache()))


def near(entry, lat: float, lon: float, degrees: float = 0.3) -> bool:
    return abs(entry.lat - lat) < degrees and abs(entry.lon - lon) < degrees


def test_holds_hundreds_of_thousands_of_places(gazetteer):
    assert gazetteer.size > 300_000
    assert gazetteer.version == current_version(default_cache())


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Mosul", "IQ", 36.33, 43.12),
        ("DEIR EZ-ZOR", "SY", 35.34, 40.14),
        ("Dayr az Zawr", "SY", 35.34, 40.14),
        ("Raqqah", "SY", 35.95, 39.01),
        ("Al-Hilla", "IQ", 32.46, 44.42),
        ("Sana'a", "YE", 15.35, 44.2),
        ("Malé", "MV", 4.17, 73.51),
        ("Male", "MV", 4.17, 73.51),
        ("Ain al-Assad base", "IQ", 33.79, 42.44),
        ("Ayn al Asad", "IQ", 33.79, 42.44),
        ("Al Omar oilfield", "SY", 35.09, 40.56),
        ("Kyiv", "UA", 50.45, 30.52),
        ("Kiev", "UA", 50.45, 30.52),
        ("Dayr Az Zayr", "SY", 35.34, 40.14),
        ("Deir al-Zour", "SY", 35.34, 40.14),
        ("Deir Ezzor", "SY", 35.34, 40.14),
        ("Enguri", "GE", 42.7, 42.0),
        ("Gossi", "ML", 15.82, -1.29),
        ("Chtaura", "LB", 33.82, 35.85),
        ("Khanyounis", "PS", 31.35, 34.31),
        ("Dair Alzour", "SY", 35.34, 40.14),
        ("Arraqqah", "SY", 35.95, 39.01),
        ("Jalal Abad", "AF", 34.43, 70.45),
        ("Lashkargah", "AF", 31.59, 64.36),
        ("Zaporizhzhya", "UA", 47.85, 35.12),
        ("Avdiyivka", "UA", 48.14, 37.74),
        ("Şanlıurfa", "TR", 37.17, 38.79),
    ],
)
def test_finds_a_place_under_the_spellings_of_the_press(gazetteer, name, country, lat, lon):
    found = gazetteer.lookup(name, limit=4)
    assert any(e.country == country and near(e, lat, lon) for e in found)


def test_prominent_places_come_first(gazetteer):
    assert gazetteer.lookup("Paris", limit=1)[0].country == "FR"
    assert gazetteer.lookup("Syria", limit=1)[0].kind == "country"
    assert len(gazetteer.lookup("Springfield", limit=3)) == 3
    assert gazetteer.lookup("Springfield", limit=0) == ()


def test_what_bears_the_name_comes_before_what_is_also_called_so(gazetteer):
    found = [e.name for e in gazetteer.lookup("Kita", limit=400)]
    assert found.index("Kita") < found.index("Quito")
    assert gazetteer.lookup("Enguri", limit=1)[0].country == "GE"


@pytest.mark.parametrize(("name", "country"), [("Holland", "NL"), ("Odessa", "UA")])
def test_other_names_of_countries_and_mere_spellings_keep_their_rank(gazetteer, name, country):
    assert gazetteer.lookup(name, limit=1)[0].country == country


def test_towns_know_their_division_and_country(gazetteer):
    town = next(e for e in gazetteer.lookup("Minna") if e.country == "NG")
    assert gazetteer.admin1(town).startswith("Niger")


def test_countries_have_a_capital_and_parts(gazetteer):
    capital = gazetteer.capital("KE")
    assert capital is not None
    assert capital.name == "Nairobi"
    lat, lon, radius = gazetteer.part("ML", 1, 0)
    assert lat > 16
    assert radius > 100
    assert -6 < lon < 1


def test_radius_grows_with_the_place(gazetteer):
    village, city, province, country = (
        next(e for e in gazetteer.lookup(name) if e.kind == kind and e.country == code)
        for name, kind, code in (
            ("Soldeu", "settlement", "AD"),
            ("Baghdad", "settlement", "IQ"),
            ("Anbar", "province", "IQ"),
            ("Iraq", "country", "IQ"),
        )
    )
    assert village.radius_km == 3
    assert 20 <= city.radius_km <= 30
    assert city.radius_km < province.radius_km < country.radius_km


def test_abbreviations_of_us_states(gazetteer):
    assert any(e.name == "Pennsylvania" for e in gazetteer.lookup("Pa."))
    assert any(e.name == "North Carolina" for e in gazetteer.lookup("N.C."))


@given(st.text(max_size=200))
def test_any_text_may_be_looked_up(gazetteer, text):
    for entry in gazetteer.lookup(text):
        assert -90 <= entry.lat <= 90
        assert -180 <= entry.lon <= 180
        assert entry.radius_km > 0


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "x" * 10_000, "دير" * 5_000, ".*", "(a+)+$", "%", "' OR 1=1 --", "\ud800"),
        *("~", "~musul", "\x00", "\x01", "\u200b", "🏚", "'; DROP TABLE places; --"),
    ],
)
def test_odd_names_find_nothing_and_break_nothing(gazetteer, text):
    assert gazetteer.lookup(text) == ()


@given(st.text(max_size=80))
def test_keys_are_stable_and_never_lost(text):
    key = normalise(text)
    assert normalise(key) == key or not key.isascii()
    assert bool(fold(key)) == bool(key)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Ain al-Assad", "Ayn al Asad"),
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Deir ez-Zor", "Dayr Az Zayr"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Deir ez-Zor", "Deir Ezzor"),
        ("Deir ez-Zor", "Deir Azzour"),
        ("Raqqa", "Ar-Raqqah"),
        ("Qamishli", "Kamishly"),
        ("Khan Sheikhoun", "Khan Shaykhun"),
        ("Douma", "Duma"),
    ],
)
def test_folding_joins_transliterations(a, b):
    assert fold(normalise(a)) == fold(normalise(b))


def test_folding_keeps_names_apart():
    assert fold(normalise("Homs")) != fold(normalise("Hama"))
    assert fold(normalise("Tikrit")) != fold(normalise("Takhar"))


def test_facility_nouns_are_one_class():
    assert facility_key("al asad air base") == facility_key("al asad airfield") == "al asad #air"
    assert facility_key("mosul") == ""


def test_a_folder_that_is_no_gazetteer_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(SettingsError, match="Remove the folder"):
        Gazetteer.open(tmp_path)


@pytest.mark.parametrize(("name", "country"), [("Mecca", "SA"), ("Bombay", "IN"), ("Enguri", "GE")])
def test_the_better_known_of_two_comes_first(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert gazetteer.lookup(name, limit=1)[0].country == country


@pytest.mark.parametrize(
    ("name", "country", "at"),
    [
        ("Orientale", "CD", (2.5, 26.7, 1.0)),
        ("Nyanza Province", "KE", (-0.5, 34.5, 0.5)),
        ("Rhône-Alpes", "FR", (45.4, 5.3, 0.5)),
        ("Soviet Union", "RU", (59, 80, 8.0)),
        ("Benelux", "", (51.3, 5.0, 1.0)),
        ("Bavaria", "DE", (48.9, 11.2, 0.6)),
        ("Europe", "", (48.69, 9.14, 0.01)),
    ],
)
def test_what_is_made_of_others_lies_where_its_parts_do(gazetteer, name, country, at):
    found = gazetteer.lookup(name, limit=1)[0]
    assert found.country == country
    assert near(found, *at)
    assert found.radius_km >= 50


class Settlements:
    """Three towns of one division, none elsewhere."""

    def division_of(self, code):
        return 1 if code == "TL-1" else 0

    def points_of(self, row):
        return [(-8.5, 125.5), (-8.6, 125.7), (-8.7, 125.6)] if row == 1 else []

    def country_points(self, country):
        return self.points_of(1) if country == "TL" else []

    def people_of(self, row):
        return 300


@pytest.mark.parametrize("parts", ["TL-9", "XX", "TL XX", "continent:XX"])
def test_a_union_of_parts_that_no_source_knows_is_refused(parts):
    union = sources.Union(("Vexland",), "area", "", tuple(parts.split()))
    with pytest.raises(ValueError, match="Vexland"):
        united(union, Settlements(), {})


def test_a_province_of_one_division_is_a_further_name_of_it():
    union = sources.Union(("Vexland",), "province", "TL", ("TL-1",))
    assert united(union, Settlements(), {}) is None
    area = united(union._replace(kind="area"), Settlements(), {})
    assert area is not None
    assert (round(area.lat, 1), round(area.lon, 1)) == (-8.6, 125.6)


def test_no_place_of_unfogs_own_stands_in_two_lists():
    unions = {name for union in sources.unions() for name in union.names}
    own = {name for place in sources.own() if place.kind != "country" for name in place.names}
    assert not unions & own
