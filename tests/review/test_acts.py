"""A reviewer's acts on claims, values and incidents, in a real register of invented reports."""

import datetime as dt
from contextlib import closing

import pytest

from unfog.errors import LockedError, SettingsError, UngroundedClaim
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import Part, ReadIncident, Reading
from unfog.model.judgement import Signed, Undo
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline.acts import merged
from unfog.pipeline.by_name import documents_split, judgement_undone
from unfog.pipeline.conclude import conclude
from unfog.pipeline.judge import decide
from unfog.pipeline.progress import Silent
from unfog.review import acts
from unfog.review.history import history
from unfog.settings import Settings
from unfog.store.base import Entry

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
TEXT = "A blast at the gate killed four guards, police said."
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)
KILLED = Claim("killed", Count(4, 4), 20, 38, speaker=Speaker("police"))


@pytest.fixture
def store(fresh):
    """a and b tell of one attack, c of another."""
    with closing(fresh()) as opened:
        for name, place in (("a", GAO), ("b", GAO), ("c", KIDAL)):
            text = f"{TEXT} Told by {name}."
            claims = (Claim("occurrence", True, 0, 38), KILLED)
            read = ReadIncident("h1", "Attack", "main", Timespan(DAY, DAY), place, claims)
            raw = RawDocument(f"{name}.txt", text.encode(), "text")
            document = Document(name, digest_of(raw.raw), text, published=DAY, source=raw.source)
            with opened.write() as writer:
                writer.put(Entry(document, Reading(name, "tiny-1", (read,))), raw)
        conclude(opened, Settings(), Silent())
        yield opened


@pytest.fixture
def act(store):
    """Does what is named, a minute after what was done before."""

    def _act(what, *args, why="seen", by="R. Coder", **options):
        at = NOON + dt.timedelta(minutes=len(store.view.judgements()))
        rows = what(store.view, *args, signed=Signed(by, at, why), **options)
        decide(store, Settings(), rows)
        return rows

    return _act


def of(store, document):
    every = store.view.incidents()
    return next(one for one in every if any(p.document == document for p in one.incident.parts))


def claim_in(store, document, name="killed"):
    return next(
        one.id
        for one in store.view.claims()
        if one.document == document and one.claim.property == name
    )


def test_a_completed_incident_takes_no_decision_until_it_is_reopened(store, act):
    a, c = of(store, "a").incident, of(store, "c").incident
    (said,) = act(acts.claim_rejected, claim_in(store, "b"))
    (done,) = act(acts.completed, a.id, why="")
    signed = Signed("R. Coder", NOON, "late")
    view = store.view
    for refused in (
        lambda: acts.confirmed(view, a.id, signed),
        lambda: acts.rejected(view, a.id, signed),
        lambda: acts.value_corrected(view, a.id, "killed", Count(3, 3), signed),
        lambda: acts.claim_rejected(view, claim_in(store, "a"), signed),
        lambda: acts.claim_added(view, Part("a", "h1"), KILLED, signed),
        lambda: merged(view, a, c, (), signed),
        lambda: documents_split(view, a.id, ["a"], signed, store.path),
        lambda: judgement_undone(view, said.id, signed),
    ):
        with pytest.raises(LockedError, match=f"completed .R. Coder, 2031-06-01.*reopen {a.id}"):
            refused()
    assert judgement_undone(view, done.id, signed)[0].subject == Undo(done.id)
    act(acts.reopened, a.id)
    act(acts.value_corrected, a.id, "killed", Count(3, 3))
    assert of(store, "a").finding("killed").reviewed.value == Count(3, 3)
    assert of(store, "a").review.state == "reopened"
    with pytest.raises(SettingsError, match="is open"):
        acts.reopened(view, a.id, signed)


def test_what_is_rejected_or_corrected_needs_a_reason(store):
    bare, view = Signed("R. Coder", NOON), store.view
    id, claim = of(store, "a").incident.id, claim_in(store, "a")
    for refused in (
        lambda: acts.rejected(view, id, bare),
        lambda: acts.claim_rejected(view, claim, bare),
        lambda: acts.claim_corrected(view, claim, KILLED, bare),
        lambda: acts.value_corrected(view, id, "killed", None, bare),
    ):
        with pytest.raises(SettingsError, match="say why"):
            refused()
    assert acts.confirmed(view, id, bare)
    assert acts.claim_accepted(view, claim, bare)


def test_wrong_use_says_what_is_wrong(store):
    signed, view = Signed("R. Coder", NOON, "seen"), store.view
    id = of(store, "a").incident.id
    with pytest.raises(SettingsError, match="no incident 'i-none'"):
        acts.confirmed(view, "i-none", signed)
    with pytest.raises(SettingsError, match="no claim 'c-none'"):
        acts.claim_rejected(view, "c-none", signed)
    with pytest.raises(SettingsError, match="killed: not such a value"):
        acts.value_corrected(view, id, "killed", "four", signed)
    with pytest.raises(SettingsError, match="'cats' is counted by no finding"):
        acts.value_corrected(view, id, "killed", Count(1, 1), signed, of="cats")
    with pytest.raises(SettingsError, match="no incident 'h9' in document 'a'"):
        acts.claim_added(view, Part("a", "h9"), KILLED, signed)
    with pytest.raises(UngroundedClaim, match="is not within"):
        acts.claim_added(view, Part("a", "h1"), Claim("damage", "much", 20, 999), signed)
    with pytest.raises(SettingsError, match="says this already"):
        acts.claim_added(view, Part("a", "h1"), KILLED, signed)


def test_a_corrected_claim_is_rejected_and_replaced_in_one_act(store, act):
    old = claim_in(store, "a")
    rows = act(acts.claim_corrected, old, Claim("killed", Count(5, 5), 20, 38))
    assert rows[0].act == rows[1].act != ""
    marks = {mark.claim: mark.verdict for mark in of(store, "a").marks}
    assert marks == {old: "rejected", rows[1].subject.id: "added"}
    (entry,) = history(store.view).items
    assert (entry.kind, entry.what, entry.rows) == ("claim", "corrected", 2)
    assert (entry.before, entry.after) == ("police asserts killed 4", "REPORT asserts killed 5")
    assert entry.incident == of(store, "a").incident.id
    decide(store, Settings(), judgement_undone(store.view, rows[1].id, rows_later(store)))
    assert of(store, "a").marks == ()


def rows_later(store):
    return Signed("R. Coder", NOON + dt.timedelta(days=1), "no")


def test_history_tells_old_and_new_the_newest_first(store, act):
    a, c = of(store, "a").incident, of(store, "c").incident
    act(acts.confirmed, a.id, why="")
    act(acts.value_corrected, a.id, "killed", Count(3, 3), why="counted")
    act(acts.value_corrected, a.id, "killed", None, by="S. Coder")
    act(acts.rejected, c.id)
    (done,) = act(acts.completed, a.id, why="")
    mine = history(store.view, a.id).items
    assert [(e.kind, e.what, e.before, e.after, e.fate) for e in mine] == [
        ("incident", "completed", "confirmed", "completed", "holds"),
        ("value", "corrected", "3", "", "holds"),
        ("value", "corrected", "", "3", "overruled"),
        ("incident", "confirmed", "", "confirmed", "overruled"),
    ]
    assert [(e.by, e.why) for e in mine[1:3]] == [("S. Coder", "seen"), ("R. Coder", "counted")]
    first = history(store.view, limit=2)
    assert [e.incident for e in first.items] == [a.id, c.id]
    rest = history(store.view, after=first.next)
    assert [e.id for e in rest.items] == [e.id for e in mine[1:]]
    assert rest.next is None
    decide(store, Settings(), judgement_undone(store.view, done.id, rows_later(store)))
    newest, undone = history(store.view).items[:2]
    assert (newest.kind, newest.before) == ("undo", done.id)
    assert newest.took_back == (undone.kind, undone.what)
    assert newest.incident == undone.incident
    assert (undone.fate, undone.undone_by) == ("undone", newest.id)


def test_words_on_both_sides_of_a_merge_stay_in_sight(store, act):
    a, c = of(store, "a").incident, of(store, "c").incident
    act(acts.confirmed, a.id)
    act(acts.rejected, c.id)
    act(lambda view, signed: merged(view, a, c, (), signed))
    found = history(store.view, of(store, "a").incident.id).items
    assert [(e.kind, e.what) for e in found] == [
        ("pair", "same"), ("incident", "rejected"), ("incident", "confirmed"),
    ]  # fmt: skip
    assert history(store.view, c.id).items == found
    assert history(store.view, "i-none").items == ()
