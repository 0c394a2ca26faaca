import pytest

from unfog.evaluation.agreement import (
    place_right,
    plain,
    same_count,
    same_name,
    same_speaker,
    same_value,
)
from unfog.evaluation.gold import ScoredPlace, ScoredSpeaker


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("the Interior Ministry", "interior ministry"),
        ("ISIS", "Islamic State"),
        ("Béboto", "Beboto"),
        ("Northern Wire reporters", "reporter"),
    ],
)
def test_same_name_forgives_case_accents_and_short_forms(gold: str, predicted: str) -> None:
    assert same_name(gold, predicted)


def test_different_names_do_not_agree() -> None:
    assert not same_name("the Rioni army", "the Left Bank army")
    assert plain("Béboto-2") == "beboto 2"


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ({"low": 14, "high": 14}, {"low": 14, "high": 14}, True),
        ({"low": 14, "high": 14}, {"low": 41, "high": 41}, False),
        ({"low": 20, "high": None, "approx": True}, {"low": 30, "high": None}, True),
        ({"low": 20, "high": None, "approx": True}, {"low": 31, "high": None}, False),
        ({"low": 20, "high": None}, {"low": 21, "high": None}, False),
        ({"low": 1, "high": None}, None, False),
    ],
)
def test_counts_agree_exactly_unless_the_gold_is_vague(
    gold: object, predicted: object, right: bool
) -> None:
    assert same_count(gold, predicted) is right


def test_values_are_compared_by_property() -> None:
    assert same_value("weapon", ["drone", "rocket"], ["mortar", "rockets"])
    assert not same_value("weapon", ["drone"], ["mortar"])
    assert same_value("place", {"name": "Poti"}, "Poti")
    day = {"start": "2031-03-12", "end": "2031-03-12"}
    assert same_value("date", day, day)
    assert not same_value("date", day, {"start": "2031-03-12", "end": "2031-03-13"})


def test_speakers_agree_by_name_or_organisation() -> None:
    own_voice, police = ScoredSpeaker(), ScoredSpeaker("a spokesman", "Poti police", "police")
    assert same_speaker(own_voice, ScoredSpeaker("REPORT", kind="report"))
    assert not same_speaker(own_voice, police)
    assert same_speaker(police, ScoredSpeaker("the Poti police"))
    hidden = ScoredSpeaker("two officials", kind="anonymous")
    assert same_speaker(hidden, ScoredSpeaker("a source", kind="anonymous"))


def test_places_agree_within_the_distance_that_the_gold_allows() -> None:
    poti = ScoredPlace(42.15, 41.67, 10)
    assert place_right(poti, ScoredPlace(42.17, 41.70))
    assert not place_right(poti, ScoredPlace(41.64, 41.64))
    assert not place_right(poti, None)
