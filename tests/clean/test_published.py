"""Publication dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.published import parse_published

DAY = dt.date(2031, 3, 4)


@pytest.mark.parametrize(
    "written",
    [
        "2031-03-04",
        "2031-03-04T23:59:59Z",
        "2031-03-04 10:00",
        "2031/3/4",
        "20310304",
        "20310304T101500",
        "Tue, 04 Mar 2031 10:00:00 +0000",
        "4 March 2031",
        "4th of March".replace("of ", "") + " 2031",
        "March 4, 2031",
        "Mar. 4 2031, 9:30 p.m.",
        "Tuesday, March 4th, 2031",
        "1930348800",
        "1930348800000",
    ],
)
def test_days_in_the_usual_spellings(written: str) -> None:
    assert parse_published(written) == DAY


def test_numbers_count_only_where_one_order_can_be_meant() -> None:
    assert parse_published("25/12/2030") == dt.date(2030, 12, 25)
    assert parse_published("12/25/2030") == dt.date(2030, 12, 25)
    assert parse_published("04/03/2031") is None


@pytest.mark.parametrize("written", ["", "yesterday", "2031", "2031-13-45", "March", "99999999"])
def test_no_day_is_made_up(written: str) -> None:
    assert parse_published(written) is None


@given(st.text() | st.from_regex(r"\A[\d/.: T-]{1,20}\Z"))
def test_anything_is_a_day_or_none(written: str) -> None:
    found = parse_published(written)
    assert found is None or isinstance(found, dt.date)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)))
def test_round_trip(day: dt.date) -> None:
    assert parse_published(day.isoformat()) == day
    assert parse_published(day.strftime("%d %B %Y")) == day
    assert parse_published(day.strftime("%a, %d %b %Y 08:00:00 GMT")) == day
