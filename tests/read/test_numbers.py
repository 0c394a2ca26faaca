"""Number expressions read as intervals."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unfog.read.numbers import UNITS, Number, may_start, number_at

ONES = {value: word for word, value in UNITS.items()}
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(n: int) -> str:
    """`n` below 1,000,000 in English words, tokens apart."""
    if n >= 1000:
        rest = f" {spell(n % 1000)}" if n % 1000 else ""
        return f"{spell(n // 1000)} thousand{rest}"
    if n >= 100:
        rest = f" and {spell(n % 100)}" if n % 100 else ""
        return f"{spell(n // 100)} hundred{rest}"
    if n < 20:
        return ONES[n]
    return TENS[n // 10 - 2] + (f" - {ONES[n % 10]}" if n % 10 else "")


def read(text: str) -> Number | None:
    words = text.split()
    return number_at(words, 0) if may_start(words[0]) else None


@given(st.integers(0, 9_999_999))
def test_digits_are_read_with_and_without_separators(n: int) -> None:
    for text in (str(n), f"{n:,}"):
        number = read(text)
        assert number is not None
        assert (number.low, number.high, number.approx) == (n, n, False)


@given(st.integers(0, 999_999))
@example(100_000)
@example(345_678)
def test_words_say_what_digits_say(n: int) -> None:
    words = spell(n).split()
    number = number_at(words, 0)
    assert number is not None
    assert (number.low, number.high, number.last) == (n, n, len(words))


@given(st.integers(1, 99_999))
def test_words_before_the_number_open_one_side(n: int) -> None:
    bounds = {
        "at least": (n, None),
        "no fewer than": (n, None),
        "more than": (n + 1, None),
        "over": (n + 1, None),
        "up to": (None, n),
        "as many as": (None, n),
        "nearly": (None, n),
        "fewer than": (None, n - 1),
        "about": (n, n),
    }
    for before, (low, high) in bounds.items():
        number = read(f"{before} {n}")
        assert number is not None
        assert (number.low, number.high) == (low, high)
        assert number.first == 0


@given(st.integers(0, 9_000), st.integers(1, 900))
def test_ranges_hold_both_ends(low: int, more: int) -> None:
    high = low + more
    for text in (
        f"{low} to {high}",
        f"{low} - {high}",
        f"{low}–{high}",
        f"between {low} and {high}",
    ):
        number = read(text)
        assert number is not None
        assert (number.low, number.high) == (low, high)
        assert number.last == len(text.split())


@given(
    st.lists(st.sampled_from("at least two - 7 to and dozens of hundred a 12".split()), min_size=1)
)
def test_no_words_break_the_reader(words: list[str]) -> None:
    for start in range(len(words)):
        number = number_at(words, start)
        if number is not None:
            assert start == number.first <= number.core < number.last <= len(words)
            assert number.low is None or number.high is None or number.low <= number.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several", 3, None),
        ("tens", 20, None),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("thousands", 2000, None),
        ("several hundred", 200, None),
        ("tens of thousands", 20_000, None),
        ("two dozen", 24, 24),
        ("more than two dozen", 25, None),
        ("half a dozen", 6, 6),
        ("a couple", 2, 2),
        ("a few", 3, None),
        ("10 or more", 10, None),
        ("six or seven", 6, 7),
        ("1.5 million", 1_500_000, 1_500_000),
    ],
)
def test_words_with_a_set_meaning(text: str, low: int, high: int | None) -> None:
    number = read(text)
    assert number is not None
    assert (number.low, number.high) == (low, high)


def test_round_words_are_approximate_and_plain_numbers_are_not() -> None:
    for text in ("dozens", "nearly 80", "about 100", "several"):
        number = read(text)
        assert number is not None
        assert number.approx
    for text in ("80", "at least 80", "more than 80", "two dozen"):
        number = read(text)
        assert number is not None
        assert not number.approx


def test_no_range_from_a_shop_called_seven_eleven() -> None:
    number = read("7 - eleven")
    assert number is not None
    assert (number.low, number.high) == (7, 7)


def test_numbers_too_large_to_count_anybody_are_none() -> None:
    assert read("999999999 million million") is None
    assert read(",".join(["1", *["000"] * 3000])) is None


@pytest.mark.parametrize("text", ["first", "third", "none", "men", "around the town", "over there"])
def test_words_that_are_no_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "999999999999 million",
        "more than 1,000,000,000,000",
        "between 9 and 900,000,000,000,000",
        "5 to 900,000,000,000,000",
    ],
)
def test_a_number_beyond_all_bounds_is_none(text: str) -> None:
    assert read(text) is None
