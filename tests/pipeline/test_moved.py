"""Where and when an incident is, and what, follows reviewers' words in all that is shown; linking
does not. All is invented."""

import datetime as dt
from contextlib import closing

import pytest

from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.identity import claim_id, digest_of
from unfog.model.incident import AsRead, ReadIncident, Reading
from unfog.model.judgement import Addition, ClaimWord, Judgement, Signed, Undo, ValueWord, side
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline import conclude as module
from unfog.pipeline.judge import decide
from unfog.pipeline.progress import Silent
from unfog.pipeline.ruled import under
from unfog.publish.columns import INCIDENTS
from unfog.publish.rows import incidents as rows
from unfog.review.acts import confirmed
from unfog.review.board_facets import facet
from unfog.review.board_page import page
from unfog.review.board_query import BoardQuery
from unfog.review.boards import Boards
from unfog.settings import Settings
from unfog.store.base import Entry
from unfog.store.filters import IncidentFilter

DAY = dt.date(2031, 5, 4)
NEXT = Timespan(dt.date(2031, 5, 5), dt.date(2031, 5, 5))
NOON = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
TERA = Place("T\u00e9ra", "NE", 14.01, 0.75, 5.0, gazetteer_id="x:1")
SETTINGS = Settings()
OWN = (("type", "Armed clash"), ("date", NEXT), ("place", TERA))
CLAIMS = (
    Claim("occurrence", True, 0, 15),
    Claim("date", Timespan(DAY, DAY), 0, 7),
    Claim("place", "Gao", 2, 9),
    Claim("killed", Count(2, None, approx=True), 5, 9, speaker=Speaker("police")),
)


@pytest.fixture
def store(fresh):
    """Two reports of one attack at Gao, and a third of the next day."""
    with closing(fresh()) as opened:
        for name, day in (("a", DAY), ("b", DAY), ("c", NEXT.start)):
            put(opened, name, day)
        module.conclude(opened, SETTINGS, Silent())
        yield opened


def put(store, name: str, day: dt.date) -> None:
    text = f"{name}: A blast at the gate of Gao killed several guards, police said."
    raw = RawDocument(f"{name}.txt", text.encode(), "text")
    document = Document(name, digest_of(raw.raw), text, published=day, source=raw.source)
    when, where = Timespan(day, day), GAO if name != "c" else TERA
    told = CLAIMS if name != "c" else (CLAIMS[0], *CLAIMS[3:])
    read = ReadIncident("h0", "Attack", "main", when, where, told)
    with store.write() as writer:
        writer.put(Entry(document, Reading(name, "tiny-1", (read,))), raw)


def side_of(store, document: str):
    return side(document, store.view.reading(document).incidents[0])


def say(store, *subjects) -> str:
    minute = len(store.view.judgements())
    log = [Judgement(one, "R. Coder", NOON + dt.timedelta(minutes=minute), "w") for one in subjects]
    decide(store, SETTINGS, log)
    return log[0].id


def of(store, document: str):
    every = store.view.incidents()
    return next(one for one in every if any(p.document == document for p in one.incident.parts))


def reject(store, document: str, claim: Claim) -> str:
    where = side_of(store, document)
    return say(store, ClaimWord(where, claim_id(document, "h0", claim), claim, "rejected"))


def anew(store) -> list[str]:
    module.conclude(store, SETTINGS, Silent(), anew=True)
    return list(store.dump())


def test_own_type_date_and_place_rule_and_what_was_read_is_kept(store):
    before = of(store, "a")
    former = list(store.dump())
    where = side_of(store, "b")
    ids = [say(store, ValueWord(where, *own)) for own in OWN]
    found = of(store, "a")
    now = found.incident
    assert (now.type, now.date, now.place) == ("Armed clash", NEXT, TERA)
    assert (now.id, now.parts) == (before.incident.id, before.incident.parts)
    assert found.read == AsRead("Attack", Timespan(DAY, DAY), GAO)
    assert found.typed is not None
    assert (found.typed.value, found.typed.by) == ("Armed clash", "R. Coder")
    assert found.finding("place").reviewed.value == TERA
    assert found.finding("place").alternatives == before.finding("place").alternatives
    niger = IncidentFilter(country="NE", since=NEXT.start)
    assert found in list(store.view.incidents(niger))
    assert not list(store.view.incidents(IncidentFilter(type="Attack", country="ML")))
    other = next(one for one in under(store.view, "acled").incidents() if one.typed)
    assert (other.incident, other.read) == (now, found.read)
    assert other.finding("killed").best.value == 10  # "several" in a battle
    assert list(store.dump()) == anew(store)
    for id in ids:
        say(store, Undo(id))
    assert of(store, "a") == before
    assert views(store.dump()) == views(former)


def views(lines) -> list[str]:
    """A dump without the log of judgements."""
    return [line for line in lines if '"kind"' not in line and "judgement" not in line[:20]]


def test_none_takes_date_and_place_away(store):
    where = side_of(store, "a")
    say(store, ValueWord(where, "date", None), ValueWord(where, "place", None))
    found = of(store, "a")
    assert (found.incident.date, found.incident.place) == (None, None)
    assert found.read == AsRead("Attack", Timespan(DAY, DAY), GAO)
    assert not list(store.view.incidents(IncidentFilter(country="ML")))
    assert list(store.dump()) == anew(store)


def test_linking_goes_by_what_was_read(store):
    """With the reviewer's day and place the two would be alike; they stay two."""
    ids = store.view.ids()
    say(store, ValueWord(side_of(store, "a"), "date", NEXT),
        ValueWord(side_of(store, "a"), "place", TERA))  # fmt: skip
    assert store.view.ids() == ids
    put(store, "d", DAY)
    module.conclude(store, SETTINGS, Silent())
    assert {part.document for part in of(store, "a").incident.parts} == {"a", "b", "d"}
    assert of(store, "a").incident.date == NEXT
    assert list(store.dump()) == anew(store)


def test_a_place_that_was_a_mere_name_moves_nothing(store):
    say(store, ValueWord(side_of(store, "a"), "place", "T\u00e9ra"))
    assert of(store, "a").incident.place == GAO
    assert of(store, "a").read is None


def test_day_and_place_of_rejected_claims_go_with_them(store):
    reject(store, "a", CLAIMS[1])
    assert of(store, "a").incident.date == Timespan(DAY, DAY)  # the other report has it as well
    back = reject(store, "b", CLAIMS[1])
    assert of(store, "a").incident.date is None
    assert of(store, "a").read.date == Timespan(DAY, DAY)
    reject(store, "a", CLAIMS[2])
    reject(store, "b", CLAIMS[2])
    assert of(store, "a").incident.place is None
    assert list(store.dump()) == anew(store)
    say(store, Undo(back))
    assert of(store, "a").incident.date == Timespan(DAY, DAY)


def test_a_claim_that_is_added_gives_day_and_place(store):
    where = side_of(store, "a")
    for document in "ab":
        reject(store, document, CLAIMS[1])
        reject(store, document, CLAIMS[2])
    say(store, Addition(where, Claim("date", NEXT, 0, 4), "a: A"))
    say(store, Addition(where, Claim("place", "gate", 14, 18), "gate", TERA))
    found = of(store, "a")
    assert (found.incident.date, found.incident.place) == (NEXT, TERA)
    assert next(mark for mark in found.marks if mark.place).place == TERA
    assert list(store.dump()) == anew(store)


def test_a_claim_that_is_added_beside_others_narrows_the_place(store):
    where = side_of(store, "a")
    close = Place("Gate 2", "ML", 16.28, -0.05, 0.5, "facility")
    say(store, Addition(where, Claim("place", "gate", 14, 18), "gate", close))
    assert of(store, "a").incident.place == close
    say(store, Addition(where, Claim("place", "T\u00e9ra", 22, 25), "Gao", TERA))
    assert of(store, "a").incident.place == close  # too far off to be within Gao


def test_a_word_on_the_type_shows_as_a_change_since(store):
    where = side_of(store, "a")
    seen = store.view.incident(of(store, "a").incident.id)
    decide(store, SETTINGS, confirmed(store.view, seen.incident.id, Signed("R. Coder", NOON)))
    assert not of(store, "a").review.changed
    say(store, ValueWord(where, "type", "Armed clash"))
    assert of(store, "a").review.changed


def test_lists_maps_timelines_facets_and_tables_follow(store):
    boards = Boards(store.view)
    niger = BoardQuery(country=("NE",), type=("Armed clash",))
    assert not page(boards.select(niger)).items
    say(store, *(ValueWord(side_of(store, "a"), *own) for own in OWN))
    (row,) = page(boards.select(niger)).items
    assert (row.place.name, row.start, row.type) == (TERA.name, NEXT.start, "Armed clash")
    known = facet(boards.select(BoardQuery()), "country")
    counts = {one.value: one.count for one in known.values}
    assert counts == {"NE": 2}
    table = [dict(zip((c.name for c in INCIDENTS), cells, strict=True))
             for cells in rows(store.view.incidents())]  # fmt: skip
    (cells,) = [cells for cells in table if "a" in cells["documents"]]
    assert (cells["country"], cells["latitude"], cells["radius_km"]) == ("NE", 14.01, 5.0)
    assert (cells["sub_event_type"], cells["date_start"]) == ("Armed clash", NEXT.start)
