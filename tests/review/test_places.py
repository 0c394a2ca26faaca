"""Places as reviewers write them, looked up in the gazetteer."""

import pytest

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import Gazetteer, ensure
from unfog.review.places import certain, placed
from unfog.settings import default_cache


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(ensure(default_cache()))


@pytest.mark.parametrize(
    ("text", "name", "country", "km"),
    [
        ("Zugdidi", "Zugdidi", "GE", 12),
        ("Gao, ML", "Gao", "ML", 15),
        ("gao, mali within 3 km", "Gao", "ML", 3),
        ("Springfield, Illinois", "Springfield", "US", 15),
        ("Gao geonames:2360626", "Gao", "BF", 8),
        ("Gao geonames:2360626 (settlement, Centre-Ouest, BF, \u00b18 km)", "Gao", "BF", 8),
        ("16.27, -0.04 within 2 km", "near Gao", "ML", 2),
        ("16.27,-0.04, NE \u00b1 2.5 km", "near Gao", "NE", 2.5),
        ("Post 9 at 16.27, -0.04 within 0.5 km", "Post 9", "ML", 0.5),
        ("0, 0 within 100 km", "0, 0", "", 100),
    ],
)
def test_a_place_is_found(gazetteer, text, name, country, km):
    place = placed(text, gazetteer)
    assert (place.name, place.country, place.radius_km) == (name, country, km)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Gao", "several places are named 'Gao'; write one of: Gao geonames:"),
        ("Nowhere-at-all", "the gazetteer knows no 'Nowhere-at-all'; write its name"),
        ("Gao, FR", "no 'Gao' of that kind is known; these are: Gao"),
        ("16.27, -0.04", "say how far off it may be: 16.27, -0.04 within 2 km"),
        ("16.27, -0.04 within 0 km", "is no place"),
        ("93, 10 within 2 km", "is nowhere; write latitude, then longitude"),
        ("1, 2, ZZ within 2 km", "no country 'ZZ'"),
        ("", "is no place"),
        ("within 2 km", "is no place"),
    ],
)
def test_what_is_no_one_place_says_what_to_write(gazetteer, text, message):
    with pytest.raises(SettingsError) as refused:
        placed(text, gazetteer)
    assert message in str(refused.value)


def test_every_choice_that_is_named_can_be_written(gazetteer):
    with pytest.raises(SettingsError) as refused:
        placed("Paris", gazetteer)
    choices = str(refused.value).partition("write one of: ")[2].split("; ")[:-1]
    assert len(choices) > 5
    assert len({placed(one, gazetteer).gazetteer_id for one in choices}) == len(choices)


def test_a_claim_names_a_place_by_itself_or_in_its_country(gazetteer):
    assert certain("Zugdidi", "", gazetteer).country == "GE"
    assert certain("Gao", "ML", gazetteer).country == "ML"
    assert certain("Gao", "", gazetteer) is None
    assert certain("the old gate", "ML", gazetteer) is None
