"""Scenes are put together by the mean chance of their pairs."""

from __future__ import annotations

import datetime as dt

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.timespan import Timespan
from unfog.read.backends.model.regroup import clusters, parted


def chances(count: int, known: dict[tuple[int, int], float]) -> npt.NDArray[np.float64]:
    out = np.zeros((count, count))
    for (i, j), p in known.items():
        out[i, j] = out[j, i] = p
    return out


def test_what_is_likely_the_same_is_put_together() -> None:
    assert clusters(chances(3, {(0, 2): 0.9}), 0.5) == [[0, 2], [1]]


def test_nothing_is_put_together_below_the_least_chance() -> None:
    assert clusters(chances(2, {(0, 1): 0.4}), 0.5) == [[0], [1]]


def test_one_likely_pair_does_not_bridge_two_happenings() -> None:
    """The mean over all pairs counts: 0 and 1 are one, 2 and 3 are one, and 1 looks like 2."""
    known = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.8}
    assert clusters(chances(4, known), 0.5) == [[0, 1], [2, 3]]


def test_of_equal_chances_the_first_pair_is_joined_first() -> None:
    known = {(0, 1): 0.6, (1, 2): 0.6}
    assert clusters(chances(3, known), 0.5) == [[0, 1], [2]]


def test_what_stays_apart_is_not_bridged_by_what_lies_between() -> None:
    known = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): -np.inf}
    assert clusters(chances(3, known), 0.5) == [[0, 1], [2]]


def test_days_far_from_each_other_are_two_happenings() -> None:
    def day(number: int) -> Timespan:
        return Timespan(dt.date(2031, 3, number), dt.date(2031, 3, number))

    month = Timespan(dt.date(2031, 3, 1), dt.date(2031, 3, 31))
    assert parted([day(3), day(6), None]).sum() == 0
    assert parted([day(3), month]).sum() == 0
    assert parted([day(3), None, day(9)]).tolist() == [
        [False, False, True],
        [False, False, False],
        [True, False, False],
    ]


@given(st.integers(0, 7), st.data())
def test_every_scene_is_in_one_cluster_and_clusters_are_in_text_order(
    count: int, data: st.DataObject
) -> None:
    p = st.floats(0, 1)
    known = {(i, j): data.draw(p) for i in range(count) for j in range(i + 1, count)}
    found = clusters(chances(count, known), 0.5)
    assert sorted(i for c in found for i in c) == list(range(count))
    assert [c[0] for c in found] == sorted(c[0] for c in found)
    assert all(c == sorted(c) for c in found)
