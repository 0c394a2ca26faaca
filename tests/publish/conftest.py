"""Stored rows of an invented incident, as a register gives them."""

import datetime as dt

import pytest

from unfog.model.claim import Claim, Count
from unfog.model.document import Document
from unfog.model.finding import Alternative, Bound, Finding
from unfog.model.incident import Incident, Part
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.store.base import StoredClaim, StoredDocument, StoredIncident

DAY = dt.date(2031, 3, 12)
EIGHT, NINE = Count(8, 8, "soldiers", "soldiers"), Count(9, None, "soldiers", "soldiers")


@pytest.fixture
def incident() -> StoredIncident:
    findings = (
        Finding(
            incident="i-one",
            property="killed",
            status="contested",
            rule="count",
            alternatives=(
                Alternative(EIGHT, asserts=("c-1",), denies=("c-3",)),
                Alternative(NINE, asserts=("c-2",)),
            ),
            low=Bound(8, "c-1"),
            best=Bound(8, "c-1"),
            high=Bound(9, "c-2"),
            origins=2,
            accounts=3,
        ),
        Finding(
            incident="i-one",
            property="perpetrator",
            status="single-source",
            rule="name",
            alternatives=(
                Alternative("=HYPERLINK(0)", asserts=("c-4",)),
                Alternative("the Ochre Band", asserts=("c-5",)),
                Alternative("nobody", denies=("c-6",)),
            ),
        ),
    )
    place = Place("Gossi", "ML", 15.82, -1.3, 5.0, gazetteer_id="geonames:1")
    parts = (Part("b", "1"), Part("a", "1"))
    one = Incident("i-one", "Armed clash", "main", Timespan(DAY, DAY), place, parts)
    return StoredIncident(one, "contested", 3, 2, findings)


@pytest.fixture
def unplaced() -> StoredIncident:
    one = Incident("i-two", "Attack", "background", None, None, (Part("a", "2"),))
    return StoredIncident(one, "single-source", 1, 1)


@pytest.fixture
def document() -> StoredDocument:
    text = "Eight soldiers died, the mayor said."
    one = Document("a", "0" * 64, text, title="-1 for the army", published=DAY, outlet="Radio X")
    return StoredDocument(
        document=one,
        media="record",
        content="",
        reader="rules 1",
        signature="",
        origin="radio x",
        claims=2,
    )


@pytest.fixture
def claim() -> StoredClaim:
    said = Claim(
        "killed", EIGHT, 0, 36, speaker=Speaker("the mayor", "government"), via=("@radio",)
    )
    return StoredClaim("c-1", "a", "1", "i-one", "8", said)
