"""Word pieces and the windows they are read in."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unfog.read.backends.model.pieces import CLS, MOST, OPENING, SEP, pieces, read_by, windows
from unfog.read.backends.model.weights import vocabulary

words = st.lists(st.text(min_size=1, max_size=40), max_size=40)


@given(words, st.none() | st.text(max_size=60))
def test_every_word_has_pieces_and_the_opening_is_short(
    given_words: list[str], title: str | None
) -> None:
    found = pieces(given_words, title, vocabulary())
    assert len(found.counts) == len(given_words)
    assert (found.counts >= 1).all()
    assert found.starts[-1] == len(found.ids)
    assert len(found.opening) <= OPENING


@given(st.lists(st.lists(st.integers(1, 16), min_size=1, max_size=60), max_size=30))
def test_windows_take_every_token_once_and_fit(sentences: list[list[int]]) -> None:
    counts = np.array([c for s in sentences for c in s], dtype=np.int64)
    ends = np.cumsum([len(s) for s in sentences]).tolist()
    found = windows(counts, list(zip([0, *ends][:-1], ends, strict=True)))
    assert [i for w in found for i in range(w.first, w.last)] == list(range(len(counts)))
    for w in found:
        assert w.context <= w.first < w.last
        assert counts[w.context : w.last].sum() + OPENING + 3 <= MOST


def test_a_short_text_is_one_window_of_whole_sentences() -> None:
    found = pieces("Two men were hurt .".split(), "Clash at the gate", vocabulary())
    (window,) = windows(found.counts, [(0, 5)])
    ids, begins = read_by(window, found)
    assert ids[0] == CLS
    assert ids[-1] == SEP
    assert [ids[b] for b in begins] == [found.ids[s] for s in found.starts[:-1]]


def test_a_word_is_cut_the_same_whatever_its_case_and_accents() -> None:
    assert vocabulary().of("Yacuíba") == vocabulary().of("yacuiba")


def test_a_token_that_is_no_word_has_few_pieces() -> None:
    assert len(vocabulary().of("x" * 10_000)) == 1
    assert len(vocabulary().of("-" * 10_000)) <= 16
