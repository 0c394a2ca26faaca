"""What goes into a register comes out as it was."""

import contextlib
import datetime as dt
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.model.claim import Count, SetAside
from unfog.model.document import Skipped
from unfog.model.finding import Alternative, Bound, Finding, LeftOut
from unfog.model.identity import claim_id, digest_of
from unfog.model.incident import Incident, Part, Report
from unfog.model.rating import Credible
from unfog.model.timespan import Timespan
from unfog.store.base import Conclusion, StoredAside, StoredIncident
from unfog.store.filters import ClaimFilter, IncidentFilter
from unfog.store.words import words


def test_a_document_comes_back_as_it_was(store, put, make):
    raw, entry = make()
    put((raw, entry))
    stored = store.view.document("d1")
    assert stored.document == entry.document
    assert (stored.media, stored.reader, stored.signature) == ("text", "r-1", "AQAAAA==")
    assert (stored.claims, stored.origin) == (4, "")
    assert store.view.raw(entry.document.digest) == raw.raw
    assert store.view.raw("0" * 64) is None
    assert store.view.document("d2") is None


def test_claims_come_back_as_they_were_with_permanent_ids(store, put, make):
    _, entry = made = make()
    put(made)
    found = list(store.view.claims())
    claims = entry.reading.incidents[0].claims
    assert [row.claim for row in found] == list(claims)
    assert [row.id for row in found] == [claim_id("d1", "e1", claim) for claim in claims]
    assert [row.words for row in found] == ["yes", "5", "2031-05-03", "rocket, drone"]
    assert list(store.view.asides()) == [
        StoredAside("d1", SetAside("total", "a total over years", 3, 9))
    ]


def test_reports_are_whole_readings(store, put, make):
    _, entry = made = make()
    put(made)
    document = entry.document
    assert list(store.view.reports({"d1": "AP"})) == [
        Report(
            "d1",
            document.digest,
            document.published,
            document.outlet,
            document.title,
            "AP",
            entry.reading.incidents,
            signature=entry.signature,
        )
    ]


@settings(max_examples=12)
@given(
    order=st.permutations(range(6)),
    again=st.lists(st.integers(0, 5), max_size=4),
)
def test_content_does_not_depend_on_order_or_repetition(fresh, make, order, again):
    made = [make(f"d{n}", f"Report {n}: {n} died.", killed=n) for n in range(6)]
    prints = []
    for sequence in (range(6), [*order, *again]):
        store = fresh()
        for number in sequence:
            with store.write() as writer:
                writer.put(made[number][1], made[number][0])
        prints.append(store.fingerprint())
        store.close()
    assert prints[0] == prints[1]


@settings(max_examples=25)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60),
    detail=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
def test_any_text_is_kept_as_it_is(fresh, make, text, detail):
    store = fresh()
    raw, entry = make("d1", text)
    with store.write() as writer:
        writer.put(entry, raw)
        writer.skip(Skipped("s", "error", detail))
    assert store.view.document("d1").document.text == text
    assert [s.detail for s in store.view.skipped()] == [detail]
    list(store.view.documents(text))
    store.close()


def test_a_new_reading_takes_the_place_of_the_old(store, put, make):
    put(make())
    old = store.fingerprint()
    _, entry = make(killed=6, reader="r-2")
    with store.write() as writer:
        writer.put(entry, None)
    assert store.view.document("d1").reader == "r-2"
    assert [r.words for r in store.view.claims(ClaimFilter(property="killed"))] == ["6"]
    assert store.view.steps() == {("clean", "1"): 1, ("read", "r-2"): 1}
    put(make())
    assert store.fingerprint() == old


def test_a_document_never_takes_the_place_of_another(store, put, make):
    put(make())
    for other in (make("d1", "Other words."), make("d9")):
        assert store.view.document("d1") is not None
        with pytest.raises(ValueError, match="in the way"):
            put(other)
    assert len(list(store.view.documents())) == 1
    with store.write() as writer:
        assert writer.holder(make("d9")[1].document).document == "d1"
        assert writer.holder(make("d9", "None such.")[1].document) is None


def test_raw_bytes_must_be_those_of_the_digest(store, make):
    raw, _ = make()
    with pytest.raises(ValueError, match="digest"), store.write() as writer:
        writer.put(make("d2", "Else.")[1], raw)


def test_skipped_sources_are_noted_once_and_dropped_when_they_read_well(store, put, make):
    with store.write() as writer:
        writer.skip(Skipped("d1.txt", "empty", "no text", "a" * 64))
        writer.skip(Skipped("d1.txt", "language", "not English", "b" * 64), "v1")
        writer.skip(Skipped("x", "missing", "not there"))
    assert [s.reason for s in store.view.skipped()] == ["language", "missing"]
    assert store.view.known(["b" * 64])["b" * 64].versions == {"skip": "v1"}
    assert store.view.skip_of("b" * 64).source == "d1.txt"
    put(make())
    assert [s.source for s in store.view.skipped()] == ["x"]
    with store.write() as writer:
        writer.unskip("x")
    assert list(store.view.skipped()) == []


def test_documents_are_found_by_their_words(store, put, make):
    put(make("d1", "Rockets hit the pumping station at Basra."))
    put(make("d2", "A truce in Málaga."))
    assert [s.document.id for s in store.view.documents("ROCKETS basra")] == ["d1"]
    assert [s.document.id for s in store.view.documents("malaga")] == ["d2"]
    assert [s.document.id for s in store.view.documents("soldiers")] == ["d1", "d2"]
    for hostile in ('"', "AND OR", "basra)", "text: -x", "*", "", "'; DROP TABLE claims"):
        list(store.view.documents(hostile))
    assert list(store.view.documents("!!!")) == []


def test_words_for_values():
    day = dt.date(2031, 5, 3)
    assert words(Count(None, 9, approx=True)) == "about at most 9"
    assert words(Count(3, None)) == "at least 3"
    assert words(Count(3, 4)) == "3–4"
    assert words(Timespan(day, dt.date(2031, 5, 6))) == "2031-05-03..2031-05-06"
    assert words(False) == "no"
    assert words("a bridge") == "a bridge"


def incident(id, *parts, status="single-source", date=None, place=None, type="Attack"):
    found = Incident(id, type, "main", date, place, tuple(Part(*p.split("/")) for p in parts))
    finding = Finding(
        id,
        "killed",
        status,
        "unfog",
        (
            Alternative(
                Count(5, 5),
                ("c-1",),
                ("c-2",),
                ("c-3",),
                Credible(2, "others fit"),
                Credible(5, "2 origins say so"),
            ),
        ),
        Bound(5, "c-1"),
        Bound(5, "c-1"),
        Bound(6, "c-2", plus=("c-1",), less=("c-4",)),
        2,
        3,
        of="civilians",
        left_out=(LeftOut("c-5", "superseded", "c-1"), LeftOut("c-6", "part")),
        why="the best supported number",
        assumed=0,
        grade="weak: one origin only",
    )
    return StoredIncident(found, status, 3, 2, (finding,))


def conclude(store, *incidents, origins=None):
    with store.write() as writer:
        assert writer.conclude(Conclusion(origins or {}, incidents), "v1", store.view.revision())


def test_findings_kept_before_they_said_why_still_come_back(store, put, make):
    put(make("d1"))
    conclude(store, incident("i-a", "d1/e1"))
    old = '[{"value":{"low":5,"high":5},"asserts":["c-1"],"denies":[],"doubts":[]}]'
    with contextlib.closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("UPDATE findings SET alternatives = ?", (old,))
    (finding,) = store.view.findings("i-a")
    assert finding.alternatives == (Alternative(Count(5, 5), ("c-1",)),)
    assert finding.high == Bound(6, "c-2")
    assert finding.left_out == ()


def test_incidents_come_back_with_findings_by_day_then_id(store, put, make):
    put(make("d1"))
    early = Timespan(dt.date(2031, 1, 1), dt.date(2031, 1, 2))
    late = Timespan(dt.date(2031, 2, 1), dt.date(2031, 2, 1))
    place = make()[1].reading.incidents[0].place
    made = [
        incident("i-a"),
        incident("i-b", "d1/e1", date=late, place=place, status="contested"),
        incident("i-d", date=early),
        incident("i-c", date=early, type="Grenade"),
    ]
    conclude(store, *made, origins={"d1": "AP"})
    found = list(store.view.incidents())
    assert [f.incident.id for f in found] == ["i-c", "i-d", "i-b", "i-a"]
    assert {f.incident.id: f for f in found} == {m.incident.id: m for m in made}
    assert store.view.findings("i-b") == made[1].findings
    assert store.view.parts("i-b") == (Part("d1", "e1"),)
    assert store.view.document("d1").origin == "AP"
    assert {c.incident for c in store.view.claims()} == {"i-b"}
    assert len(list(store.view.claims(ClaimFilter(incident="i-b", stance="denies")))) == 1

    def ids(**where):
        return [f.incident.id for f in store.view.incidents(IncidentFilter(**where))]

    assert ids(since=dt.date(2031, 1, 2), until=dt.date(2031, 1, 31)) == ["i-c", "i-d"]
    assert ids(since=dt.date(2031, 1, 3)) == ["i-b"]
    assert ids(country="iq") == ["i-b"]
    assert ids(country="%") == []
    assert ids(type="grenade") == ["i-c"]
    assert ids(type="Violence against civilians") == ["i-d", "i-b", "i-a"]
    assert ids(status="contested") == ["i-b"]
    assert ids(text="basra soldiers") == ["i-b"]
    assert ids(text="basra", type="Grenade") == []


def test_views_fall_when_a_reading_changes(store, put, make):
    put(make("d1"))
    revision = store.view.revision()
    conclude(store, incident("i-a", "d1/e1"))
    assert store.view.concluded() == "v1"
    put(make("d2", "Another."))
    assert store.view.concluded() == ""
    with store.write() as writer:
        assert not writer.conclude(Conclusion({}, []), "v2", revision)
    assert [f.incident.id for f in store.view.incidents()] == ["i-a"]


def test_vanished_incidents_lead_to_their_successors(store):
    conclude(store, incident("i-a", "d1/e1", "d2/e1"), incident("i-b", "d3/e1"))
    conclude(store, incident("i-c", "d1/e1", "d2/e1", "d3/e1"))
    assert store.view.incident("i-a").incident.id == "i-c"
    assert store.view.findings("i-b")[0].incident == "i-c"
    conclude(store, incident("i-a", "d1/e1"), incident("i-d", "d3/e1", "d2/e1"))
    assert store.view.incident("i-a").incident.id == "i-a"
    assert store.view.incident("i-b").incident.id == "i-d"
    assert store.view.incident("i-c").incident.id == "i-d"
    assert store.view.incident("i-none") is None


def test_outdated_documents_are_listed_page_by_page(store, put, make):
    for n in range(5):
        put(make(f"d{n}", f"Text {n}", reader="r-1" if n % 2 else "r-2"))
    first = store.view.outdated("r-1", "", 2)
    assert [s.document.id for s in first] == ["d0", "d2"]
    assert [s.document.id for s in store.view.outdated("r-1", "d2", 2)] == ["d4"]
    assert store.view.outdated("r-1", "d4", 2) == []


def test_the_ledger_knows_digests_and_ids(store, put, make):
    _, entry = made = make()
    put(made)
    digest = entry.document.digest
    known = store.view.known([digest, "0" * 64])
    assert set(known) == {digest}
    assert known[digest].document == "d1"
    assert known[digest].versions == {"clean": "1", "read": "r-1"}
    assert store.view.holders(["d1", "d2"])["d1"].content == "c-d1"
    assert digest == digest_of(made[0].raw)


def test_runs_leave_no_trace_in_the_content(store):
    before = store.fingerprint()
    with store.write() as writer:
        writer.note_run("2031-05-04T10:00:00+00:00", 1.5, "0.1.0", "{}")
    assert store.fingerprint() == before
