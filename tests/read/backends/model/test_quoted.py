"""Spans out of the network's probabilities, joined to attributions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.parse import Parse
from unfog.read.attribution_frames import Range
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.quoted import Joined, Joiner, decoded, spans

TEXT = "The gate was shut , Arn Velde said , adding that nobody was hurt . The mayor disagreed ."
SAID, ADDED = (7, 8), (9, 10)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([(1, 0, 0), (0.2, 0.7, 0.1), (0.3, 0.1, 0.6), (1, 0, 0)], [(1, 3)]),
        ([(0.2, 0.7, 0.1), (0.2, 0.7, 0.1)], [(0, 1), (1, 2)]),
        ([(0.2, 0.1, 0.7)], [(0, 1)]),
        ([(0.8, 0.1, 0.1)], []),
        ([], []),
    ],
    ids=["one of two words", "two side by side", "within without a start", "unlikely", "empty"],
)
def test_spans(rows: list[tuple[float, float, float]], found: list[Range]) -> None:
    table = np.array(rows, dtype=np.float32).reshape(len(rows), 3)
    assert spans(table, 0.3) == found


def test_contents_go_to_the_nearest_cue_and_share_a_source(parse: Parse) -> None:
    found = Joiner(parse, [(5, 7)], [SAID, ADDED], [(0, 4), (11, 14)]).joined()
    assert found == [
        Joined(((5, 7),), (SAID,), ((0, 4),)),
        Joined(((5, 7),), (ADDED,), ((11, 14),)),
    ]


def test_both_sides_of_a_cue_are_one_content(parse: Parse) -> None:
    (found,) = Joiner(parse, [(5, 7)], [SAID], [(0, 4), (9, 14)]).joined()
    assert found.content == ((0, 4), (9, 14))


def test_a_source_of_another_sentence_is_not_taken(parse: Parse) -> None:
    (found,) = Joiner(parse, [(15, 17)], [SAID], [(0, 4)]).joined()
    assert found.source == ()


def test_a_content_far_from_every_cue_stands_alone(parse: Parse) -> None:
    found = Joiner(parse, [], [(17, 18)], [(0, 4)]).joined()
    assert Joined((), (), ((0, 4),)) in found


@pytest.fixture(scope="module")
def parse() -> Parse:
    from unfog.read.backends.spacy_parse import Parser, load

    found = Parser(load()).parse(TEXT)
    assert [t.text for t in found.tokens] == TEXT.split()
    return found


def test_the_likeliest_row_has_no_inside_without_a_start() -> None:
    table = np.array([(0.4, 0.2, 0.4), (0.1, 0.2, 0.7), (0.9, 0.05, 0.05)], dtype=np.float32)
    assert decoded(table) == [(0, 2)]


def test_a_weak_start_within_a_range_does_not_break_it() -> None:
    table = np.array([(0.1, 0.8, 0.1), (0.1, 0.5, 0.4), (0.1, 0.1, 0.8)], dtype=np.float32)
    assert spans(table, 0.5) == [(0, 1), (1, 3)]
    assert decoded(table) == [(0, 3)]


rows = st.lists(st.tuples(*[st.floats(0.0009765625, 1, width=16)] * 3), max_size=5)


@given(rows)
def test_no_other_row_is_likelier(given_rows: list[tuple[float, float, float]]) -> None:
    table = np.array(given_rows, dtype=np.float32).reshape(len(given_rows), 3)
    best = max((likelihood(table, t) for t in product(range(3), repeat=len(table))), default=0.0)
    tags = [0] * len(table)
    for first, last in decoded(table):
        tags[first:last] = [1, *[2] * (last - first - 1)]
    assert likelihood(table, tags) == pytest.approx(best)


def likelihood(table: Floats, tags: Sequence[int]) -> float:
    """Of a row of O, B, I in log-odds; two ranges that touch cost 2."""
    total = 0.0
    for n, tag in enumerate(tags):
        before = tags[n - 1] if n else 0
        if tag == 2 and before == 0:
            return -1e9
        total += math.log(table[n, tag]) - (2.0 if tag == 1 and before else 0.0)
    return total
