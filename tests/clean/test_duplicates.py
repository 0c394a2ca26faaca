"""What a text is recognised by."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.duplicates import SHORT, WORDS, signature
from unfog.model.prints import SAMPLED, pack, unpack

LONG = " ".join(f"word{i * 7919 % 1013}" for i in range(600))


def test_layout_and_case_do_not_count() -> None:
    other = unpack(signature(LONG.upper().replace(" ", ",\n ")))
    assert list(other.hashes) == list(unpack(signature(LONG)).hashes)


def test_a_long_text_keeps_one_sequence_in_four() -> None:
    prints = unpack(signature(LONG))
    assert 100 < len(prints) < 200
    assert not prints.complete
    assert all(h < SAMPLED for h in prints.hashes)


def test_a_short_text_keeps_all() -> None:
    text = " ".join(f"w{n}" for n in range(SHORT))
    prints = unpack(signature(text))
    assert len(prints) == SHORT - WORDS + 1
    assert prints.complete
    assert 0 < len(prints.sampled()) < len(prints)


def test_what_is_said_twice_counts_once() -> None:
    text = "the shells fell on the mill at dawn"
    assert len(unpack(signature(f"{text} and {text}"))) < 2 * 8


def test_prints_say_where_they_stand_and_what_is_quoted() -> None:
    text = 'The mayor said: "We counted nine dead at the mill." Nobody else did.'
    prints = unpack(signature(text))
    quoted = {text[s : s + 2] for s, q in zip(prints.starts, prints.quoted, strict=True) if q}
    assert "We" in quoted
    assert "Th" not in quoted


def test_the_same_in_every_run() -> None:
    assert signature("Shells fell on Karlo on Monday") == "wIkurwAAAADi8wOUDgAAABARmzUYAAAA"


def test_no_words_no_signature() -> None:
    assert signature("– …") == ""
    assert len(unpack("")) == 0


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 2**31 - 1), st.booleans())))
def test_packing_loses_nothing(rows: list[tuple[int, int, bool]]) -> None:
    prints = unpack(pack(rows))
    assert list(zip(prints.hashes, prints.starts, prints.quoted, strict=True)) == rows


@given(st.text(max_size=300))
def test_any_text_can_be_signed(text: str) -> None:
    starts = unpack(signature(text)).starts
    assert sorted(starts) == list(starts)
    assert all(0 <= s < len(text) for s in starts)
