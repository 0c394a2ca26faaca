"""The log of judgements in a register."""

import datetime as dt
import sqlite3

import pytest

from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Pair, Side, Undo
from unfog.store import open_register
from unfog.store.base import Conclusion

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
