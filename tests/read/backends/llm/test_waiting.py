import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.read.backends.llm.waiting import pause, retry_after
from unfog.settings import LlmSettings

NOON = dt.datetime(2031, 3, 5, 12, tzinfo=dt.UTC)
SETTINGS = LlmSettings(attempts=5, backoff_seconds=1.0, longest_wait=6.0)


def test_pauses_double_up_to_the_longest_and_then_end() -> None:
    assert [pause(n, None, SETTINGS) for n in range(1, 6)] == [1.0, 2.0, 4.0, 6.0, None]


def test_a_server_that_asks_for_more_is_given_it_or_left_alone() -> None:
    assert pause(1, 5.0, SETTINGS) == 5.0
    assert pause(3, 0.5, SETTINGS) == 4.0
    assert pause(1, 7.0, SETTINGS) is None


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("7", 7.0),
        ("Wed, 05 Mar 2031 12:00:09 GMT", 9.0),
        ("Wed, 05 Mar 2031 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-3", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_what_a_server_asks_for_is_read(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds


@given(st.text(max_size=40))
def test_any_header_gives_no_crash_and_no_negative_wait(header: str) -> None:
    told = retry_after(header, NOON)
    assert told is None or told >= 0
