"""How two texts relate."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.clean.duplicates import signature
from unfog.fuse.copies import keys, relation
from unfog.fuse.pairs import CROWD, pairs
from unfog.model.prints import Prints, unpack

WORDS = [f"word{n}" for n in range(4000)]


def prints(seed: int, first: int, size: int) -> Prints:
    words = random.Random(seed).sample(WORDS, 700)[first : first + size]
    return unpack(signature(" ".join(words)))


def test_a_short_part_of_a_long_text_shares_keys_with_it() -> None:
    whole, part = prints(1, 0, 700), prints(1, 300, 60)
    assert len(set(keys(whole)) & set(keys(part))) >= 2
    found = relation(part, whole)
    assert found is not None
    assert found.kind == "part"
    assert found.share_a > 0.8
    assert found.share_b < 0.2


def test_few_keys_file_a_text() -> None:
    assert len(keys(prints(1, 0, 100))) < 35
    assert keys(prints(1, 0, 100)) == sorted(keys(prints(1, 0, 100)))


DRAWN = st.tuples(st.integers(0, 1), st.integers(0, 200), st.integers(10, 500))


@given(DRAWN, DRAWN)
@settings(max_examples=60, deadline=None)
def test_seen_from_the_other_side_it_is_the_same(
    one: tuple[int, int, int], other: tuple[int, int, int]
) -> None:
    a, b = prints(*one), prints(*other)
    found = relation(a, b)
    assert relation(b, a) == (found and found.reversed())
    if one[0] != other[0]:
        assert found is None or found.kind == "overlap"


def test_pairs_share_two_keys() -> None:
    assert list(pairs([[1, 2, 3], [4, 5], [2, 3, 9], [5, 9]])) == [(0, 2)]
    assert list(pairs([])) == []


def test_in_a_crowd_each_meets_the_first() -> None:
    found = set(pairs([[1, 2]] * (4 * CROWD)))
    assert {(0, n) for n in range(1, 4 * CROWD)} <= found
    assert len(found) < 4 * CROWD * 8
