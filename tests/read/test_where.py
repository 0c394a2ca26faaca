"""Where a happening is put when its own words say it, half say it, or leave it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Kano, Nigeria, on Monday.", "Kano"),
        ("A bomb exploded in Nigeria on Monday. The blast hit a market in Kano.", "Kano"),
        ("The market in Kano was full.\n\nA bomb exploded there on Monday.", "Kano"),
    ],
)
def test_the_tightest_place_that_agrees(read_text: ReadText, text: str, place: str) -> None:
    (incident,) = read_text(text).incidents
    assert incident.place is not None
    assert incident.place.name == place


def test_nothing_fixes_the_place(read_text: ReadText) -> None:
    (incident,) = read_text("A bomb exploded on Monday.").incidents
    assert incident.place is None


def test_police_act_where_they_serve(read_text: ReadText) -> None:
    (incident,) = read_text("Hong Kong police arrested five teachers on Monday.").incidents
    assert incident.place is not None
    assert incident.place.name == "Hong Kong"


def test_a_dated_happening_without_a_place_may_have_been_where_the_report_is(
    read_text: ReadText,
) -> None:
    text = (
        "A bomb exploded in Kano on Monday. Nobody claimed it. The mayor urged calm. Shops shut. "
        "Schools stayed open. Two traders were abducted on 3 January 2031."
    )
    later = read_text(text).incidents[-1]
    assert later.place is not None
    assert later.place.name == "Kano"
    assert [c.certainty for c in later.claims if c.property == "place"] == ["possible"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A driver from Kano was shot dead in Lagos on Monday.", "Lagos"),
        ("Two traders were killed in Kano on Monday, a spokesman said in Abuja.", "Kano"),
        ("A bomb exploded in Kenya's capital on Monday.", "Nairobi"),
    ],
)
def test_neither_origins_nor_seats_of_speakers(read_text: ReadText, text: str, place: str) -> None:
    (incident,) = read_text(text).incidents
    assert incident.place is not None
    assert incident.place.name == place
