"""Claims enter only with their words."""

from hypothesis import given
from hypothesis import strategies as st

from unfog.model.claim import Claim, Count
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place
from unfog.pipeline.ground import grounded, storable


def document(text):
    return Document(id="d", digest="0" * 64, text=text)


@given(
    text=st.text(max_size=30),
    spans=st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=6),
)
def test_every_claim_stays_with_words_or_is_set_aside(text, spans):
    claims = tuple(Claim("target", f"x{n}", *span) for n, span in enumerate(spans))
    told = ReadIncident("e1", "Attack", "main", None, None, claims)
    reading = grounded(Reading("d", "r", (told,)), document(text))
    kept = [c for i in reading.incidents for c in i.claims]
    assert all(text[c.start : c.end].strip() for c in kept)
    assert all(0 <= c.start < c.end <= len(text) for c in kept)
    assert len(kept) + len(reading.aside) == len(spans)


def test_incidents_of_one_id_become_one():
    one = Claim("killed", Count(1, 1), 0, 3)
    two = Claim("killed", Count(2, 2), 0, 3)
    told = [ReadIncident("e1", "Attack", "main", None, None, c) for c in ((one,), (one, two), ())]
    empty = ReadIncident("e2", "Attack", "main", None, None, ())
    reading = grounded(Reading("d", "r", (*told, empty)), document("abc"))
    assert [(i.id, i.claims) for i in reading.incidents] == [("e1", (one, two))]


def test_a_place_off_the_earth_is_no_place():
    for lat, lon in ((91.0, 0.0), (0.0, 181.0), (float("nan"), 0.0)):
        claim = Claim("occurrence", True, 0, 3)
        place = Place("Nowhere", "", lat, lon, 1.0)
        told = ReadIncident("e1", "Attack", "main", None, place, (claim,))
        reading = grounded(Reading("d", "r", (told,)), document("abc"))
        assert reading.incidents[0].place is None
        assert [a.reason for a in reading.aside] == ["implausible"]


@given(st.text(st.characters(codec=None)))
def test_any_text_can_be_stored_with_its_offsets(text):
    kept = storable(text)
    assert len(kept) == len(text)
    kept.encode()
