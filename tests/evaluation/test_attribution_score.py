import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.evaluation import attribution, bench
from unfog.evaluation.attribution_score import Attributed, Tally, half, paired, trimmed
from unfog.model.span import Span

TEXT = "The mayor said the bridge was safe. “It held,” the engineer added."
SOURCE, CUE = (Span(0, 9),), (Span(10, 14),)
CONTENT = (Span(15, 34),)


def figures(gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> dict[str, float]:
    tally = Tally()
    tally.add(gold, predicted)
    return tally.figures()


def test_the_same_attribution_scores_full_marks() -> None:
    one = [Attributed(SOURCE, CUE, CONTENT)]
    assert {v for k, v in figures(one, one).items()} == {1.0}


def test_half_of_both_spans_is_enough_and_less_is_not() -> None:
    assert half((Span(0, 10),), (Span(5, 15),))
    assert not half((Span(0, 10),), (Span(6, 16),))
    assert not half((Span(0, 10),), (Span(0, 21),))
    assert half((Span(0, 10), Span(20, 30)), (Span(0, 10),))


def test_a_content_that_is_off_by_a_word_is_right_by_half_but_not_exact() -> None:
    found = figures([Attributed(SOURCE, CUE, CONTENT)], [Attributed(SOURCE, CUE, (Span(19, 34),))])
    assert found["content_f1"] == 1
    assert found["content_exact_f1"] == 0
    assert found["full_f1"] == 1


def test_one_long_span_is_not_right_twice() -> None:
    gold = [Attributed(content=(Span(0, 10),)), Attributed(content=(Span(4, 12),))]
    found = figures(gold, [Attributed(content=(Span(0, 12),))])
    assert found["content_recall"] == 0.5
    assert found["content_precision"] == 1


def test_a_source_that_two_attributions_share_is_one_span() -> None:
    gold = [Attributed(SOURCE, CUE, CONTENT), Attributed(SOURCE, CUE, (Span(40, 60),))]
    found = figures(gold, [Attributed(SOURCE, CUE, CONTENT)])
    assert found["source_recall"] == 1
    assert found["content_recall"] == found["full_recall"] == 0.5


def test_source_and_content_of_two_attributions_do_not_make_a_full_one() -> None:
    other = Attributed((Span(47, 59),), (Span(60, 65),), (Span(36, 46),))
    gold = [Attributed(SOURCE, CUE, CONTENT), other]
    crossed = [
        Attributed(SOURCE, CUE, other.content),
        Attributed(other.source, other.cue, CONTENT),
    ]
    found = figures(gold, crossed)
    assert found["source_f1"] == found["content_f1"] == 1
    assert found["full_f1"] == 0


def test_without_a_named_source_only_a_prediction_without_one_is_full() -> None:
    gold = [Attributed((), CUE, CONTENT)]
    assert figures(gold, [Attributed((), CUE, CONTENT)])["full_f1"] == 1
    assert figures(gold, [Attributed(SOURCE, CUE, CONTENT)])["full_f1"] == 0


def test_pieces_count_one_by_one_as_well() -> None:
    gold = [Attributed(content=(Span(0, 10), Span(20, 30)))]
    found = figures(gold, [Attributed(content=(Span(0, 10),))])
    assert found["content_recall"] == 1
    assert found["content_pieces_recall"] == 0.5


def test_as_many_pairs_are_made_as_can_be() -> None:
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert paired(["a", "b"], [1, 2], lambda g, p: (g, p) in fits) == 2


def test_white_space_at_the_ends_is_no_difference() -> None:
    assert trimmed(TEXT, [Span(14, 35), Span(35, 36)]) == (Span(15, 35),)


spans = st.lists(
    st.builds(lambda a, n: (Span(a, a + n),), st.integers(0, 40), st.integers(1, 20)), max_size=6
)


@given(spans, spans)
def test_no_span_counts_twice_whatever_overlaps(a: list[Sequence[Span]], b: list[Sequence[Span]]):
    gold, predicted = ([Attributed(content=tuple(c)) for c in side] for side in (a, b))
    there, back = figures(gold, predicted), figures(predicted, gold)
    assert there["content_f1"] == back["content_f1"] <= 1
    assert there["content_exact_f1"] <= there["content_f1"]


def record() -> dict[str, object]:
    def at(start: int, end: int) -> list[dict[str, int]]:
        return [{"start": start, "end": end}]

    first = {"source": at(0, 9), "cue": at(10, 14), "content": at(15, 34)}
    second = {"source": at(47, 59), "cue": at(60, 65), "content": at(36, 46)}
    return {"id": "own-a", "text": TEXT, "attributions": [first, second]}


def test_the_reader_is_scored_on_a_file_plain_or_packed(tmp_path: Path) -> None:
    line = json.dumps(record()).encode() + b"\n"
    plain, packed = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz"
    plain.write_bytes(line)
    packed.write_bytes(gzip.compress(line))
    one, two = (bench.run("attribution", [path]) for path in (plain, packed))
    assert one.figures == two.figures
    assert one.data.digest == two.data.digest
    assert one.figures["source_f1"] == one.figures["full_f1"] == 1


def test_any_predictor_can_be_measured(tmp_path: Path) -> None:
    def silent(texts: Sequence[str]) -> Iterable[Sequence[Attributed]]:
        return [() for _ in texts]

    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record()))
    measured = attribution.measure([path], silent)
    assert measured.figures["full_f1"] == 0
    assert measured.data.records == 1


def test_a_record_in_another_layout_is_refused_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record()) + '\n{"id": "b"}\n')
    with pytest.raises(SettingsError, match=r"a\.jsonl:2"):
        bench.run("attribution", [path])


@pytest.mark.parametrize(("content", "message"), [(b"", "no records"), (b"\x1f\x8bxx", "gzip")])
def test_a_file_without_records_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=message):
        bench.run("attribution", [path])
