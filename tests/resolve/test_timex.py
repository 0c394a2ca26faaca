"""All time expressions with their TIMEX3 type and value; all examples invented."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.resolve.time import RuleTimeFinder
from unfog.resolve.time.timex import TimexTagger

TAGGER = TimexTagger()
ANCHOR = dt.date(2031, 5, 15)  # a Thursday


def tagged(text: str, anchor: dt.date | None = ANCHOR) -> list[tuple[str, str, str]]:
    """Each expression's words with its type and value."""
    return [(text[t.start : t.end], t.type, t.value) for t in TAGGER.tag(text, anchor)]


def values(text: str, anchor: dt.date | None = ANCHOR) -> list[str]:
    return [value for _, _, value in tagged(text, anchor)]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("8 May 2031", "DATE", "2031-05-08"),
        ("Wednesday, May 14, 2031", "DATE", "2031-05-14"),
        ("early 2030", "DATE", "2030"),
        ("the end of March 2030", "DATE", "2030-03"),
        ("the late 2010s", "DATE", "201"),
        ("the 19th century", "DATE", "18"),
        ("last week", "DATE", "2031-W19"),
        ("the summer of 2029", "DATE", "2029-SU"),
        ("the second half of 2030", "DATE", "2030-H2"),
        ("the third quarter of 2030", "DATE", "2030-Q3"),
        ("last year's fourth quarter", "DATE", "2030-Q4"),
        ("yesterday", "DATE", "2031-05-14"),
        ("two days ago", "DATE", "2031-05-13"),
        ("nearly four years ago", "DATE", "2027"),
        ("several years ago", "DATE", "PAST_REF"),
        ("recently", "DATE", "PAST_REF"),
        ("right now", "DATE", "PRESENT_REF"),
        ("the near future", "DATE", "FUTURE_REF"),
        ("nineteen eighty-four", "DATE", "1984"),
        ("Friday evening", "TIME", "2031-05-09TEV"),
        ("this morning", "TIME", "2031-05-15TMO"),
        ("last night", "TIME", "2031-05-14TNI"),
        ("3:40 p.m. on Wednesday", "TIME", "2031-05-14T15:40"),
        ("the night of 2 March", "TIME", "2031-03-02TNI"),
        ("noon Tuesday", "TIME", "2031-05-13T12:00"),
        ("two weeks", "DURATION", "P2W"),
        ("more than four hours", "DURATION", "PT4H"),
        ("two and a half years", "DURATION", "P2Y6M"),
        ("twenty-four hours", "DURATION", "PT24H"),
        ("a few days", "DURATION", "PXD"),
        ("the past three months", "DURATION", "P3M"),
        ("the next several years", "DURATION", "PXY"),
        ("1,200 years", "DURATION", "P1200Y"),
        ("every week", "SET", "P1W"),
        ("every other day", "SET", "P2D"),
        ("every two months", "SET", "P2M"),
        ("each July", "SET", "XXXX-07"),
        ("every Monday", "SET", "XXXX-WXX-1"),
        ("Tuesday nights", "SET", "XXXX-WXX-2TNI"),
        ("annually", "SET", "XXXX"),
        ("twice a week", "SET", "P1W"),
        ("every second Friday", "SET", "XXXX-WXX-5"),
        ("the nineteenth century", "DATE", "18"),
        ("the previous century", "DATE", "19"),
        ("a month from now", "DATE", "2031-06"),
        ("around 6pm on Monday, 12 May 2031", "TIME", "2031-05-12T18:00"),
        ("this coming winter", "DATE", "2031-WI"),
        ("that same day", "DATE", "2031-05-15"),
    ],
)
def test_one_expression_with_its_value(text: str, kind: str, value: str) -> None:
    ((words, found, its),) = tagged(text)
    assert (words, found, its) == (text, kind, value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The siege held for three weeks.", "three weeks"),
        ("a two-hour meeting", "two-hour"),
        ("the 40-day siege", "40-day"),
        ("their five-month-old blockade", "five-month-old"),
        ("a hundred came in the early 1970s", "the early 1970s"),
        ("it was twice the third-quarter figure", "third-quarter"),
    ],
)
def test_the_extent_of_an_expression_in_its_sentence(text: str, words: str) -> None:
    assert [w for w, _, _ in tagged(text)] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Mr Orel, 52 years old, spoke",
        "three quarters of the town",
        "Operation Dusk began",
        "good evening",
        "2,000 people and 2021 soldiers in room 2015",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert tagged(text) == []


def test_both_ends_of_a_range_are_expressions() -> None:
    assert [(w, v) for w, _, v in tagged("from 3 to 5 May 2031")] == [
        ("3", "2031-05-03"),
        ("5 May 2031", "2031-05-05"),
    ]
    assert values("May 3 and 5, 2031") == ["2031-05-03", "2031-05-05"]
    assert values("the war of 2021-2024") == ["2021", "2024"]
    assert values("the war of 2021-24") == ["2021", "2024"]


def test_news_names_the_nearest_date_and_what_is_to_come() -> None:
    assert values("The bridge fell on 2 May.") == ["2031-05-02"]
    assert values("The court will meet on 2 September.") == ["2031-09-02"]
    assert values("The year ended 31 March.")[-1] == "2031-03-31"
    assert values("Talks are scheduled to resume on Monday.") == ["2031-05-19"]
    assert values("He resigned on Monday.") == ["2031-05-12"]


def test_a_year_earlier_is_told_from_the_quarter_named_before() -> None:
    text = "Exports fell in the first quarter. A year earlier they rose; a year earlier, too."
    assert values(text) == ["2031-Q1", "2030-Q1", "2030-Q1"]


CHRONICLE = (
    "In June 2019 war came. In 2020 it spread; on 3 November 2021 the north fell, the first such "
    "loss since 1887. On 9 November the army left. In December 2021 talks began. In January they "
    "failed, and that month the king fled. The next day nobody spoke. By March 2022 and again in "
    "May 2023 all was lost. That summer the last ship sailed."
)


def test_a_history_goes_on_from_the_years_it_names_and_not_from_asides() -> None:
    by_words = {words: value for words, _, value in tagged(CHRONICLE)}
    assert by_words["1887"] == "1887"
    assert by_words["9 November"] == "2021-11-09"
    assert by_words["January"] == "2022-01"
    assert by_words["that month"] == "2022-01"
    assert by_words["summer"] == "2023-SU"


def test_a_month_that_the_next_date_overtakes_belongs_to_the_year_before() -> None:
    text = (
        f"{CHRONICLE} In 2024 all was calm, and in April 2024 dull. From October to March nobody "
        "had stirred. In May 2024 the ice broke; in June 2025 it was gone."
    )
    by_words = {words: value for words, _, value in tagged(text)}
    assert (by_words["October"], by_words["March"]) == ("2023-10", "2024-03")


def test_years_before_christ() -> None:
    text = "In 512 BC the city rose. It fell in 509 BC; in spring 508 BC and in 507 it burned."
    assert values(text) == ["BC0512", "BC0509", "BC0508-SP", "BC0507"]


def test_the_days_stand_beside_the_value_where_there_are_any() -> None:
    first, second = TAGGER.tag("On 8 May 2031 they held out for two days.", ANCHOR)
    assert first.days is not None
    assert first.days.start == dt.date(2031, 5, 8)
    assert second.days is None


def test_what_dates_incidents_leaves_lengths_and_vague_words_alone() -> None:
    text = "For two weeks, every day until now, they shelled the quarter at 3 p.m. on 8 May 2031."
    times = RuleTimeFinder().find(text, ANCHOR)
    assert [text[t.start : t.end] for t in times] == ["3 p.m. on 8 May 2031"]


PIECES = (
    "May 8 , 2031 the 1990s last week Thursday ( on at 3 p.m. - to and between early late mid of a "
    "31 February 2 1/2 days ago later \n night 480 BC every other year-ago quarter '80s first half "
    "next 10000 same day before nineteen ninety couple fiscal 0 s 39 century few past or Dawn"
).split(" ")


@given(
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_ordered_spans(text: str, anchor: dt.date | None) -> None:
    position = 0
    for time in TAGGER.tag(text, anchor):
        assert position <= time.start < time.end <= len(text)
        assert time.value
        position = time.end


@pytest.mark.parametrize(
    "unit",
    ["9", "May ", "a ", " ", "1990s ", "the ", "480 BC ", "8-", "late ", "1700 in 2000 ", "'"],
)
def test_long_repetitions_are_read(unit: str) -> None:
    assert all(t.start < t.end for t in TAGGER.tag(unit * 10_000, ANCHOR))
