"""Time expressions as a reader of news meets them; all examples invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.timespan import Gap
from unfog.resolve.time import RuleTimeFinder

FINDER = RuleTimeFinder()
ANCHOR = dt.date(2031, 5, 15)  # a Thursday


def found(text: str, anchor: dt.date | None = ANCHOR) -> list[tuple[str, str | None]]:
    """Each expression's words with its days as "start" or "start/end"."""
    out = []
    for time in FINDER.find(text, anchor):
        value = time.value
        days = None
        if value is not None:
            days = str(value.start) if value.days == 1 else f"{value.start}/{value.end}"
        out.append((text[time.start : time.end], days))
    return out


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("8 May 2031", "2031-05-08"),
        ("May 8, 2031", "2031-05-08"),
        ("the 8th of May 2031", "2031-05-08"),
        ("2031-05-08", "2031-05-08"),
        ("08 MAY 2031", "2031-05-08"),
        ("28/04/2031", "2031-04-28"),
        ("8-9 May 2031", "2031-05-08/2031-05-09"),
        ("May 8 and 9", "2031-05-08/2031-05-09"),
        ("30 April to 2 May 2031", "2031-04-30/2031-05-02"),
        ("Dec. 30-Jan. 2", "2030-12-30/2031-01-02"),
        ("8 May", "2031-05-08"),
        ("May 15", "2031-05-15"),
        ("16 May", "2030-05-16"),
        ("Sept. 3", "2030-09-03"),
        ("January 2029", "2029-01-01/2029-01-31"),
        ("early March 2029", "2029-03-01/2029-03-10"),
        ("mid-March", "2031-03-11/2031-03-20"),
        ("late February", "2031-02-21/2031-02-28"),
        ("Wednesday", "2031-05-14"),
        ("Thursday", "2031-05-15"),
        ("last Thursday", "2031-05-08"),
        ("late Sunday night", "2031-05-11"),
        ("Tuesday of last week", "2031-05-06"),
        ("today", "2031-05-15"),
        ("yesterday morning", "2031-05-14"),
        ("tonight", "2031-05-15"),
        ("last night", "2031-05-14"),
        ("overnight", "2031-05-14/2031-05-15"),
        ("two days ago", "2031-05-13"),
        ("three months ago", "2031-02-01/2031-02-28"),
        ("last week", "2031-05-05/2031-05-11"),
        ("this week", "2031-05-12/2031-05-15"),
        ("last month", "2031-04-01/2031-04-30"),
        ("earlier this month", "2031-05-01/2031-05-15"),
        ("last year", "2030-01-01/2030-12-31"),
        ("last February", "2031-02-01/2031-02-28"),
        ("March last year", "2030-03-01/2030-03-31"),
        ("last weekend", "2031-05-10/2031-05-11"),
        ("the past 24 hours", "2031-05-14/2031-05-15"),
        ("the last three weeks", "2031-04-24/2031-05-15"),
        ("the 2020s", "2020-01-01/2029-12-31"),
        ("Easter Sunday in 2030", "2030-04-21"),
        ("Early Wednesday [May 14]", "2031-05-14"),
        ("Wednesday, May 14, 2031", "2031-05-14"),
        ("2:36 a.m. on Wednesday, 14 May", "2031-05-14"),
        ("14 May at about 0130 UTC", "2031-05-14"),
        ("Saturday night into Sunday", "2031-05-10/2031-05-11"),
        ("the night of 2 March", "2031-03-02"),
        ("the weekend of May 3-4", "2031-05-03/2031-05-04"),
        ("14-May-2031", "2031-05-14"),
        ("Friday morning local time", "2031-05-16"),
        ("Saturday morning", "2031-05-10"),
        ("the late 2010s", "2010-01-01/2019-12-31"),
        ("9/11", "2001-09-11"),
    ],
)
def test_one_expression_with_its_days(text: str, days: str) -> None:
    assert found(text) == [(text, days)]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("between 3 and 5 May", "3 and 5 May", "2031-05-03/2031-05-05"),
        ("held since Monday", "Monday", "2031-05-12"),
        ("in 2017, he said", "2017", "2017-01-01/2017-12-31"),
        ("the 2030 murder of a guard", "2030", "2030-01-01/2030-12-31"),
        ("Friday’s raid", "Friday", "2031-05-16"),
        ("shelling in February", "February", "2031-02-01/2031-02-28"),
        ("over the weekend", "the weekend", "2031-05-10/2031-05-11"),
        ("He said Saturday, June 7 was quiet", "Saturday, June 7", "2031-06-07"),
    ],
)
def test_an_expression_inside_a_phrase(text: str, words: str, days: str) -> None:
    assert found(text) == [(words, days)]


@pytest.mark.parametrize(
    "text",
    [
        "2,000 people and 2021 soldiers",
        "They may march in the sun and sat for a second.",
        "about 2000 people fled",
        "at least 60 days of siege, for three hours",
        "flight 1998 and room 2015",
        "the 14th Street gang, Bloody Sunday",
        "the March on the capital",
        "rounds of 7.62 mm and 5.56",
        "after 130 hours of fighting",
        "Theresa May said",
    ],
)
def test_words_and_numbers_that_are_no_times(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["31 February 2031", "recently", "at about 3 p.m.", "at dawn"])
def test_recognised_but_not_dated(text: str) -> None:
    assert [days for _, days in found(text)] == [None]


def test_the_next_day_refers_to_the_day_named_before() -> None:
    text = "On 3 May gunmen took the bridge. The following day they left. A week later it fell."
    assert [d for _, d in found(text)] == ["2031-05-03", "2031-05-04", "2031-05-11"]


def test_a_weekday_after_another_time_counts_from_it() -> None:
    text = "On 22 April they met. The following Monday they left; that Friday two came back."
    assert [d for _, d in found(text)] == ["2031-04-22", "2031-04-28", "2031-05-02"]


def test_a_list_shares_its_year() -> None:
    assert found("in May and June 2030") == [
        ("May", "2030-05-01/2030-05-31"),
        ("June 2030", "2030-06-01/2030-06-30"),
    ]
    assert found("taken on 3 October 2029 and on 12 November found dead") == [
        ("3 October 2029", "2029-10-03"),
        ("12 November", "2029-11-12"),
    ]


def test_two_days_named_together_are_no_range() -> None:
    assert found("on May 3 and 8") == [("May 3", "2031-05-03")]
    assert found("May 3 and 14 people") == [("May 3", "2031-05-03")]


def test_a_chronicle_goes_by_the_years_it_names() -> None:
    text = (
        "2019\n\nIn June 2019 war came. In 2020 it spread; on 3 November 2021 the north fell. "
        "In late December 2021 talks began. In January they failed. By March 2022 and in May 2023 "
        "all was lost. On 4 June the king fled."
    )
    days = dict(found(text))
    assert days["January"] == "2022-01-01/2022-01-31"
    assert days["4 June"] == "2023-06-04"


def test_without_anchor_a_year_named_before_serves() -> None:
    assert found("Since 2029 he fought. On 4 June he fled.", None) == [
        ("2029", "2029-01-01/2029-12-31"),
        ("4 June", "2029-06-04"),
    ]


def test_an_ambiguous_numeric_date_is_never_after_the_anchor() -> None:
    assert found("06/05/2031") == [("06/05/2031", "2031-05-06")]
    assert found("03/04/2019") == [("03/04/2019", "2019-03-04/2019-04-03")]


def test_without_anchor_relative_times_have_no_value() -> None:
    text = "On Friday and yesterday and last week, on 8 May 2031"
    values = FINDER.find(text, None)
    assert [(v.relative, v.value is None) for v in values] == [(True, True)] * 3 + [(False, False)]


def test_a_day_may_go_by_its_number() -> None:
    assert found("He left on Tuesday the 6th, she on Wednesday.") == [
        ("Tuesday the 6th", "2031-05-06"),
        ("Wednesday", "2031-05-14"),
    ]
    assert found("Wednesday the 19th of March") == [("Wednesday the 19th of March", "2031-03-19")]
    text = "The town fell in March 2030. The raid was on the 9th of that month."
    assert found(text)[1:] == [("the 9th of that month", "2030-03-09")]
    assert found("The raid was on the 9th of that month.") == [("the 9th of that month", None)]


def test_how_far_two_happenings_lie_apart_is_told_where_it_dates_neither() -> None:
    text = "Rain fell. Talks failed three days after the raid, and the day before the vote."
    gaps = [v.gap for v in FINDER.find(text, None)]
    assert gaps == [Gap(3, "day"), Gap(1, "day")]
    assert FINDER.find("He left two days later.", None)[0].gap is None


PIECES = (
    "May 8 , 2031 the 1990s last week Thursday [July 8] ( on at 3 p.m. - to and between early late "
    "mid of 31 February 2 days ago later \n night 9/11 0130 UTC Sun. next 10000 same day before ’s"
).split(" ")


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_ordered_spans(text: str, anchor: dt.date | None) -> None:
    position = 0
    for time in FINDER.find(text, anchor):
        assert position <= time.start < time.end <= len(text)
        assert text[time.start : time.end].strip()
        position = time.end


@pytest.mark.parametrize("unit", ["9", "May ", "a", " ", "1990s ", "the ", "(", "8-", "late ", "["])
def test_long_repetitions_are_read(unit: str) -> None:
    times = FINDER.find(unit * 100_000, ANCHOR)
    assert all(t.start < t.end for t in times)


@pytest.mark.parametrize("text", ["in 0000-05", "0000-07", "the 0000s", "0-0-0", "9990s to 9999"])
def test_a_day_beyond_the_calendar_is_not_dated(text: str) -> None:
    assert all(days is None or not days.startswith("0000") for _, days in found(text))
