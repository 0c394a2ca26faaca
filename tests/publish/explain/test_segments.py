import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.publish.explain.segments import Segment, segments

LENGTH = 40
spans = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, LENGTH)).map(
        lambda t: (t[0], min(LENGTH, t[0] + t[1]))
    ),
    max_size=12,
)


def test_nested_and_crossing_spans_are_cut() -> None:
    assert segments(10, [(2, 8), (4, 6), (5, 9)]) == [
        Segment(0, 2, ()),
        Segment(2, 4, (0,)),
        Segment(4, 5, (0, 1)),
        Segment(5, 6, (0, 2, 1)),
        Segment(6, 8, (0, 2)),
        Segment(8, 9, (2,)),
        Segment(9, 10, ()),
    ]


def test_a_text_without_spans_is_one_segment_and_no_text_is_none() -> None:
    assert segments(3, []) == [Segment(0, 3, ())]
    assert segments(0, []) == []


@pytest.mark.parametrize("span", [(-1, 2), (2, 2), (3, 2), (0, 11)])
def test_spans_outside_the_text_are_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not in a text of 10"):
        segments(10, [span])


@given(spans)
def test_segments_make_up_the_text_and_know_all_that_covers_them(
    given_spans: list[tuple[int, int]],
) -> None:
    found = segments(LENGTH, given_spans)
    assert [i for s in found for i in range(s.start, s.end)] == list(range(LENGTH))
    for segment in found:
        for at in range(segment.start, segment.end):
            covering = {i for i, (start, end) in enumerate(given_spans) if start <= at < end}
            assert set(segment.covering) == covering
        widths = [given_spans[i][1] - given_spans[i][0] for i in segment.covering]
        assert widths == sorted(widths, reverse=True)
        assert len(set(segment.covering)) == len(segment.covering)
