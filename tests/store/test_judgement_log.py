"""The log of judgements in a register."""

import datetime as dt
import sqlite3

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from judged_logs import logs
from unfog.model.claim import Claim
from unfog.model.incident import Part
from unfog.model.judgement import (
    WORDS,
    ClaimWord,
    Judgement,
    Pair,
    Side,
    Standing,
    Undo,
    undone,
)
from unfog.store import open_register
from unfog.store.base import Conclusion
from unfog.store.judgement_log import Remembered

NOON = dt.datetime(2031, 5, 4, 12, 30, 5, 7, tzinfo=dt.UTC)
SAID = Judgement(
    Pair(Side(Part("d1", "e1"), ((0, 4), (8, 9))), Side(Part("d2", "e1")), "same"),
    "R. Coder",
    NOON,
    "Both name the “same” bridge\n",
    "act-1",
)
BACK = Judgement(Undo(SAID.id), "a program", NOON + dt.timedelta(seconds=1), machine=True)


def judge(store, *log):
    with store.write() as writer:
        writer.judge(log)


def test_judgements_come_back_as_they_were_by_time(store):
    judge(store, BACK)
    judge(store, SAID)
    assert store.view.judgements() == (SAID, BACK)
    assert [row.id for row in store.view.judgements()] == [SAID.id, BACK.id]
    assert store.view.counts()["judgements"] == 2


def test_a_judgement_makes_the_views_out_of_date_once(store):
    revision = store.view.revision()
    judge(store, SAID)
    assert store.view.revision() > revision
    with store.write() as writer:
        assert not writer.conclude(Conclusion({}, []), "v1", revision)
        assert writer.conclude(Conclusion({}, []), "v1", store.view.revision())
    judge(store, SAID)
    judge(store)
    assert store.view.concluded() == "v1"
    judge(store, SAID, BACK)
    assert store.view.concluded() == ""


def test_the_log_is_part_of_what_a_register_is(fresh):
    prints = []
    for log in ([SAID, BACK], [BACK, SAID], [SAID]):
        store = fresh()
        for row in log:
            judge(store, row)
        prints.append(store.fingerprint())
        store.close()
    assert prints[0] == prints[1] != prints[2]


def test_judgements_outlive_the_documents_reading(store, put, make):
    put(make())
    judge(store, SAID)
    with store.write() as writer:
        writer.put(make(killed=6, reader="r-2")[1], None)
    assert store.view.judgements() == (SAID,)


@pytest.mark.parametrize("change", ["DELETE FROM judgements", "UPDATE judgements SET why = ''"])
def test_the_file_itself_refuses_to_forget(path, store, change):
    judge(store, SAID)
    store.close()
    other = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only added"):
        other.execute(change)
    other.close()
    again = open_register(path)
    assert again.view.judgements() == (SAID,)
    again.close()


def test_ids_are_found_by_their_beginning_also_when_merged(store):
    with store.write() as writer:
        writer._connection.exec_driver_sql(
            "INSERT INTO redirects (old, new) VALUES ('i-abc', 'i-xyz'), ('i-abd', 'i-xyz')"
        )
    assert store.view.named("ab") == {"i-abc": "i-xyz", "i-abd": "i-xyz"}
    assert store.view.named("i-abc") == {"i-abc": "i-xyz"}
    assert store.view.named("%") == {}


SIDE = Side(Part("d1", "e1"), ((0, 4),))
WORD = Judgement(Standing(SIDE, "confirmed", "seen"), "R. Coder", NOON)


@examples(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs(), st.randoms(use_true_random=False))
def test_logs_can_be_put_together_in_any_order(fresh, log, shuffle):
    one, other = fresh(), fresh()
    judge(one, *log)
    shuffle.shuffle(log)
    for row in log:
        judge(other, row)
    assert one.view.judgements() == other.view.judgements()
    assert set(one.view.judgements()) == set(log)
    assert one.fingerprint() == other.fingerprint()
    one.close()
    other.close()


def test_a_log_that_is_remembered_is_neither_short_nor_ahead(fresh):
    """Readers see what others wrote, in its order, and one whose reading began before does not."""
    later = Judgement(Standing(SIDE, "completed", "seen"), "R. Coder", NOON + dt.timedelta(hours=1))
    first = Judgement(Standing(SIDE, "reopened", "seen"), "S. Coder", NOON - dt.timedelta(hours=1))
    with fresh() as one, open_register(one.path) as other:
        judge(one, WORD)
        assert one.view.judgements() == (WORD,)
        log = Remembered()
        with one._engine.connect() as old, one._engine.connect() as new:
            assert log.everything(old) == (WORD,)
            judge(other, later, first)
            assert log.everything(new) == (first, WORD, later)
            assert log.everything(old) == (WORD,)
            assert log.everything(new) == (first, WORD, later)
        assert one.view.judgements() == other.view.judgements() == (first, WORD, later)


@examples(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(logs())
def test_words_are_found_by_document_with_what_undoes_them(fresh, log):
    store = fresh()
    judge(store, *log)
    back = undone(log)
    for document in ("d1", "d2", "d3"):
        found = store.view.judgements_on([document])
        words = [row for row in found if isinstance(row.subject, WORDS)]
        told = [row for row in log if isinstance(row.subject, WORDS)]
        assert set(words) == {row for row in told if row.subject.document == document}
        assert {row.id: row.id in undone(found) for row in words} == {
            row.id: row.id in back for row in words
        }
    store.close()


def test_a_word_makes_its_document_due_and_so_does_what_takes_it_back(store, put, make):
    put(make())
    back = Judgement(Undo(WORD.id), "R. Coder", NOON)
    again = Judgement(Undo(back.id), "R. Coder", NOON)
    for row in (again, WORD, back):
        with store.write() as writer:
            assert writer.conclude(
                Conclusion({}, [], gone=frozenset(), documents=["d1"]), "v", store.view.revision()
            )
        assert store.view.concluded() == "v"
        judge(store, row)
        assert store.view.concluded() == ""
        assert list(store.view.pending(5)) == (["d1"] if row != again else [])


def test_words_on_documents_that_are_not_there_are_kept_for_later(store, put, make):
    judge(store, WORD, Judgement(ClaimWord(SIDE, "c-x", CLAIM, "rejected"), "R. Coder", NOON))
    assert list(store.view.pending(5)) == []
    put(make())
    assert len(store.view.judgements_on(["d1"])) == 2


CLAIM = Claim("occurrence", True, 0, 4)
