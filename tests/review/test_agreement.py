"""Krippendorff's alpha against worked examples, and what coders of a register agree on."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.link import rulings
from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import Judgement, Pair, Side, Undo, Verdict
from unfog.review.agreement import agreement, alpha, coded

NOON = dt.datetime(2031, 5, 20, 12, tzinfo=dt.UTC)

# The reliability data of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011).
TWO_BINARY = ("0100000010", "1110010000")
TWO_NOMINAL = ("aabbdcccedda", "babbbccceddd")
FOUR_WITH_GAPS = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*coders: str) -> list[list[str]]:
    return [[value for value in told if value != "."] for told in zip(*coders, strict=True)]


@pytest.mark.parametrize(
    ("coders", "published"),
    [(TWO_BINARY, 0.095), (TWO_NOMINAL, 0.692), (FOUR_WITH_GAPS, 0.743)],
)
def test_worked_examples_come_out_as_published(coders: tuple[str, ...], published: float) -> None:
    found = alpha(units(*coders))
    assert found is not None
    assert round(found, 3) == published


def test_where_nothing_can_be_compared_there_is_no_figure() -> None:
    assert alpha([]) is None
    assert alpha([["same"], ["different"]]) is None
    assert alpha([["same", "same"], ["same", "same"]]) is None


tables = st.lists(st.lists(st.sampled_from(["same", "different", "unsure"]), max_size=4))


@given(tables, st.randoms(use_true_random=False))
def test_neither_order_nor_names_matter(told: list[list[str]], shuffle) -> None:
    found = alpha(told)
    assert found is None or found <= 1
    mixed = [list(values) for values in told]
    for values in mixed:
        shuffle.shuffle(values)
    shuffle.shuffle(mixed)
    assert alpha(mixed) == found
    assert alpha([[value[::-1] for value in values] for values in told]) == found


@given(tables)
def test_one_is_full_agreement_alone(told: list[list[str]]) -> None:
    found = alpha(told)
    if found is not None:
        agreed = all(len(set(values)) == 1 for values in told if len(values) > 1)
        assert (found == 1) == agreed


def word(pair: str, verdict: Verdict, by: str, hour: int = 0, **more: bool) -> Judgement:
    left, right = (Side(Part(name, "h1")) for name in pair)
    at = NOON + dt.timedelta(hours=hour)
    return Judgement(Pair(left, right, verdict), by, at, "seen", **more)


def ruled(*log: Judgement):
    incident = ReadIncident("h1", "Attack", "main", None, None, ())
    return rulings(log, dict.fromkeys("abcdefgh", (incident,)))


def test_the_latest_word_of_each_coder_counts() -> None:
    (pair,) = coded(
        ruled(
            word("ab", "different", "A. Coder"),
            word("ab", "same", "A. Coder", hour=1),
            word("ab", "unsure", "B. Coder", hour=2),
            word("ab", "unsure", "a program", hour=3, machine=True),
        )
    )
    assert [(said.by, said.verdict) for said in pair.words] == [
        ("A. Coder", "same"),
        ("B. Coder", "unsure"),
    ]
    assert pair.contested


def test_what_was_undone_is_not_compared() -> None:
    mine = word("ab", "same", "A. Coder")
    back = Judgement(Undo(mine.id), "A. Coder", NOON + dt.timedelta(hours=2))
    found = agreement(ruled(mine, word("ab", "different", "B. Coder", hour=1), back))
    assert (found.pairs, found.alpha, found.disagreements) == (0, None, ())


def test_coders_are_set_side_by_side_two_by_two() -> None:
    log = [
        word(pair, verdict, by)
        for by, said in (
            ("A. Coder", ("same", "same", "different", "unsure")),
            ("B. Coder", ("same", "different", "different", "unsure")),
            ("C. Coder", ("same",)),
        )
        for pair, verdict in zip(("ab", "cd", "ef", "gh"), said, strict=False)
    ]
    found = agreement(ruled(*log))
    assert found.coders == ("A. Coder", "B. Coder", "C. Coder")
    assert (found.pairs, found.agreed) == (4, 3)
    table = {row.coders[0][0] + row.coders[1][0]: (row.pairs, row.agreed) for row in found.between}
    assert table == {"AB": (4, 3), "AC": (1, 1), "BC": (1, 1)}
    assert [pair.parts[0].document for pair in found.disagreements] == ["c"]


def test_a_word_that_settles_is_followed_and_is_no_coding() -> None:
    log = (
        word("ab", "same", "R. Reviewer", settles=True),
        word("ab", "different", "A. Coder", hour=1),
        word("ab", "same", "B. Coder", hour=2),
    )
    first, *others = ruled(*log)
    assert (first.judgement.by, first.state) == ("R. Reviewer", "holds")
    assert {ruling.state for ruling in others} == {"overruled"}
    (pair,) = agreement(ruled(*log)).disagreements
    assert [said.by for said in pair.words] == ["A. Coder", "B. Coder"]
    assert pair.settled is not None
    assert pair.settled.verdict == "same"
