"""When two clusters are joined."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from unfog.link.mergers import MANY, evidence, spread, worth_joining
from unfog.link.verdict import CONFLICT


def test_many_doubtful_pairs_tell_more_than_a_few() -> None:
    doubtful = [-1.0] * 6
    assert not worth_joining(doubtful, 1, 6)
    assert worth_joining(doubtful, 1, 60)


def test_a_good_link_does_not_join_what_disagrees_otherwise() -> None:
    assert worth_joining([2.0] * 12, 1, 12)
    assert not worth_joining([2.0, *[-4.0] * 11], 1, 12)


def test_conflicts_keep_clusters_apart() -> None:
    assert not worth_joining([3.0] * 6 + [CONFLICT] * 6, 1, 12)


def test_evidence_tells_sizes_mean_and_conflicts() -> None:
    assert evidence([1.0, CONFLICT, 2.0, 3.0], 1, 1) == (1.0, 0.0, 0.0, 0.0, 0.25)


@given(st.integers(1, 200))
def test_members_to_compare_are_spread_over_a_cluster(count: int) -> None:
    chosen = spread(range(count), MANY)
    assert len(set(chosen)) == len(chosen) == min(count, MANY)
    assert chosen[0] == 0
    assert list(chosen) == sorted(chosen)
