import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.evaluation.clusters import Grouping

LINKS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), max_size=30)


def test_groups_that_agree_score_one() -> None:
    grouping = Grouping([("a", "x"), ("a", "x"), ("b", "y")])
    assert grouping.pairwise().f1 == 1
    assert grouping.bcubed().f1 == 1


def test_all_alone_joins_nothing_wrongly() -> None:
    grouping = Grouping([("a", "1"), ("a", "2"), ("b", "3")])
    assert grouping.pairwise() == (1, 0)
    assert grouping.pairwise().f1 == 0
    assert grouping.bcubed() == (1, pytest.approx(2 / 3))


def test_all_in_one_misses_nothing() -> None:
    grouping = Grouping([("a", "1"), ("a", "1"), ("b", "1")])
    assert grouping.pairwise() == (pytest.approx(1 / 3), 1)
    assert grouping.bcubed() == (pytest.approx((2 * 2 / 3 + 1 / 3) / 3), 1)


def test_nothing_is_wholly_right() -> None:
    assert Grouping().pairwise().f1 == Grouping().bcubed().f1 == 1


@given(LINKS)
def test_pairs_are_counted_as_if_one_by_one(links: list[tuple[str, str]]) -> None:
    pairs = [(a, b) for n, a in enumerate(links) for b in links[:n]]
    joined = [a[0] == b[0] for a, b in pairs if a[1] == b[1]]
    wanted = [a[1] == b[1] for a, b in pairs if a[0] == b[0]]
    found = Grouping(links).pairwise()
    assert found.precision == pytest.approx(sum(joined) / len(joined) if joined else 1)
    assert found.recall == pytest.approx(sum(wanted) / len(wanted) if wanted else 1)


@given(LINKS)
def test_precision_and_recall_change_places_with_the_sides(links: list[tuple[str, str]]) -> None:
    there, back = Grouping(links), Grouping((b, a) for a, b in links)
    assert there.bcubed() == pytest.approx(back.bcubed()[::-1])
    assert there.pairwise() == pytest.approx(back.pairwise()[::-1])
