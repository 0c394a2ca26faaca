"""The log of judgements as values."""

import datetime as dt

import pytest

from unfog.model.claim import Claim
from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import Judgement, Pair, Side, Undo, side, undone

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
A, B = Side(Part("a", "h1")), Side(Part("b", "h1"))


def row(subject: Pair | Undo, minute: int = 0) -> Judgement:
    return Judgement(subject, "R. Coder", NOON + dt.timedelta(minutes=minute))


def test_a_pair_is_the_same_whichever_side_is_named_first() -> None:
    assert Pair(B, A, "same") == Pair(A, B, "same")
    assert row(Pair(B, A, "same")).id == row(Pair(A, B, "same")).id
    assert row(Pair(A, B, "same")).id != row(Pair(A, B, "unsure")).id


def test_a_part_is_not_judged_against_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        Pair(A, Side(A.part, ((0, 3),)), "same")


def test_a_judgement_has_a_name_and_a_time_that_can_be_compared() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Judgement(Undo("j-x"), "R. Coder", dt.datetime(2031, 5, 4))
    with pytest.raises(ValueError, match="name"):
        Judgement(Undo("j-x"), " ", NOON)
    east = dt.timezone(dt.timedelta(hours=3))
    assert Judgement(Undo("j-x"), "R. Coder", NOON.astimezone(east)) == row(Undo("j-x"))


def test_an_undo_can_itself_be_undone() -> None:
    said = row(Pair(A, B, "same"))
    back = row(Undo(said.id), 1)
    again = row(Undo(back.id), 2)
    assert undone([said]) == {}
    assert undone([back, said]) == {said.id: back.id}
    assert undone([said, again, back]) == {back.id: again.id}
    twice = row(Undo(said.id), 3)
    assert undone([said, back, again, twice]) == {back.id: again.id, said.id: twice.id}


def test_the_undo_of_what_is_not_there_does_nothing() -> None:
    assert undone([row(Undo("j-none"))]) == {}


def test_a_side_holds_the_words_of_its_claims_once() -> None:
    spans = ((30, 40), (0, 5), (3, 9), (9, 10))
    claims = tuple(Claim("occurrence", True, start, end) for start, end in spans)
    read = ReadIncident("h1", "Attack", "main", None, None, claims)
    assert side("a", read) == Side(Part("a", "h1"), ((0, 10), (30, 40)))
