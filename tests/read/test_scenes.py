"""The time and the place that a sentence gives each of its happenings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.timespan import Timespan

type ReadText = Callable[..., Reading]


def days(reading: Reading) -> set[object]:
    return {i.date for i in reading.incidents}


def day(month: int, number: int) -> Timespan:
    return Timespan(dt.date(2031, month, number), dt.date(2031, month, number))


def test_the_day_of_speaking_is_not_the_day_of_the_deed(read_text: ReadText) -> None:
    reading = read_text("The army said on Tuesday that gunmen had attacked a bus near Gao.")
    assert days(reading) == {None}


def test_two_happenings_of_a_sentence_keep_their_days(read_text: ReadText) -> None:
    reading = read_text(
        "Gunmen attacked a bus near Gao on Monday and police arrested two men on Tuesday."
    )
    assert days(reading) == {day(3, 3), day(3, 4)}


def test_a_clause_with_several_spots_tells_of_several_happenings(read_text: ReadText) -> None:
    reading = read_text("Rockets hit barracks in Gao and a school in Mopti on Monday.")
    places = sorted(str(i.place.name) for i in reading.incidents if i.place)
    assert places == ["Gao", "Mopti"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Gunmen attacked a bus near Gao on Monday.", "ML"),
        ("Gunmen attacked a bus in Mali on Monday.", "ML"),
        ("Mali condemned the attack. Gunmen attacked a bus near Zinder on Monday.", "NE"),
    ],
)
def test_a_country_is_a_place_only_where_something_is_in_it(
    read_text: ReadText, text: str, country: str
) -> None:
    (place,) = {i.place for i in read_text(text).incidents}
    assert place is not None
    assert place.country == country


def test_a_place_that_names_another_event_is_not_this_ones(read_text: ReadText) -> None:
    reading = read_text("Gunmen killed two guards in Lyon on Monday, years after the Oslo attacks.")
    assert any(
        c.property == "killed" and i.place and i.place.name == "Lyon"
        for i in reading.incidents
        for c in i.claims
    )
