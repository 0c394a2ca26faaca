"""The log of judgements as values."""

import datetime as dt
import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged_logs import logs
from unfog.model.claim import Claim
from unfog.model.incident import Part, ReadIncident
from unfog.model.judged import judgement_from
from unfog.model.judgement import Addition, Judgement, Pair, Side, Undo, side, undone

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


def test_rows_of_old_logs_keep_the_ids_that_they_had() -> None:
    at = NOON + dt.timedelta(minutes=30, seconds=5, microseconds=7)
    pair = Pair(Side(Part("d1", "e1"), ((0, 4), (8, 9))), Side(Part("d2", "e1")), "same")
    said = Judgement(pair, "R. Coder", at, "Both name the “same” bridge\n", "act-1")
    back = Judgement(Undo(said.id), "a program", at + dt.timedelta(seconds=1), machine=True)
    plain = Judgement(
        Pair(Side(Part("d1", "e1")), Side(Part("d2", "e1")), "unsure"), "R. Coder", at
    )
    assert [said.id, back.id, plain.id] == OLD


OLD = ["j-poifbatfddyi", "j-eq2rypd35xh2", "j-hgnumw7kv2oh"]


def test_who_settles_is_stronger_than_reviewers_and_those_than_machines() -> None:
    pair = Pair(A, B, "same")
    later = NOON + dt.timedelta(days=1)
    settled = Judgement(pair, "R. Coder", NOON, settles=True)
    plain = Judgement(pair, "R. Coder", later)
    machine = Judgement(pair, "a program", later, machine=True)
    assert settled.strength > plain.strength > machine.strength
    assert settled.id != Judgement(pair, "R. Coder", NOON).id


def test_the_quote_of_an_addition_fills_its_span() -> None:
    claim = Claim("occurrence", True, 3, 8)
    assert Addition(A, claim, "blast").id.startswith("c-")
    with pytest.raises(ValueError, match="quote"):
        Addition(A, claim, "a blast")


@given(logs())
def test_rows_of_all_kinds_come_back_from_json_with_their_ids(log: list[Judgement]) -> None:
    for row in log:
        again = judgement_from(msgspec.json.decode(msgspec.json.encode(row)))
        assert again == row
        assert again.id == row.id
    assert len({row.id for row in log}) == len(log)


@given(logs(), st.randoms(use_true_random=False))
def test_what_is_undone_is_told_by_the_rows_alone(
    log: list[Judgement], shuffle: random.Random
) -> None:
    found = undone(log)
    shuffle.shuffle(log)
    assert undone(log + log[:2]) == found
    last = log and max(log, key=lambda row: row.at)
    assert not last or last.id not in found
