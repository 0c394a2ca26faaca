"""Small registers of invented incidents, and what a person would count in them."""

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import strategies as st

from unfog.model.claim import Claim
from unfog.model.document import Document, RawDocument
from unfog.model.finding import Alternative, Bound, Finding
from unfog.model.identity import digest_of
from unfog.model.incident import Incident, Part, ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.review import Review
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.store.base import Conclusion, Entry, Store, StoredIncident

PLACES = (
    None,
    Place("Basra", "IQ", 30.5, 47.78, 5.0, "settlement", "g:1"),
    Place("Basra refinery", "IQ", 30.52, 47.8, 1.0, "facility", "g:2"),
    Place("Qaim crossing", "IQ/SY", 34.4, 40.98, 2.0, "facility", "g:3"),
    Place("Suva", "FJ", -18.1, 178.4, 3.0, "settlement", "g:4"),
    Place("Taveuni", "FJ", -16.9, -179.9, 9.0, "area", "g:5"),
    Place("the border", "", 0.0, 0.0, 400.0, "area", ""),
)
TYPES = ("Attack", "Armed clash", "Grenade", "Battles", "Something else")
STATUSES = ("single-source", "corroborated", "contested", "retracted")
OUTLETS = (None, "The Gazette", "Delta Radio", "Evening Star")
BLAMED = ("the Velkan Front", "Iraqi army", "gunmen")
ACTORS = (None, "state:IQ", "force:SY:army")
WORDS = ("camel", "bridge", "orchard")
AT = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)
FIRST = dt.date(2030, 12, 20)

type Told = tuple[StoredIncident, str | None, str, str | None]
"""An incident, the outlet of its document, what stands in that, and the actor who speaks."""


@st.composite
def incidents(draw: st.DrawFn) -> Told:
    """An incident with a document of its own."""
    number = draw(st.integers(0, 10**6))
    start = draw(st.none() | st.integers(0, 90).map(lambda n: FIRST + dt.timedelta(n)))
    days = draw(st.sampled_from((0, 0, 0, 3, 30, 400)))
    date = Timespan(start, start + dt.timedelta(days)) if start else None
    id, part = f"i-{number:08d}", Part(f"d-{number:08d}", "h1")
    incident = Incident(
        id, draw(st.sampled_from(TYPES)), draw(st.sampled_from(("main", "background"))), date,
        draw(st.sampled_from(PLACES)), (part,),
    )  # fmt: skip
    accounts, status = draw(st.integers(1, 5)), draw(st.sampled_from(STATUSES))
    state = draw(st.sampled_from((None, None, "confirmed", "rejected")))
    review = None if state is None else Review(state, "Ada", AT, draw(st.booleans()))
    stored = StoredIncident(incident, status, accounts, 1, _findings(draw, id), review)
    told = draw(st.lists(st.sampled_from(WORDS), max_size=2)), draw(st.sampled_from(OUTLETS))
    words = " ".join([f"Report {number}.", *told[0]])
    return stored, told[1], words, draw(st.sampled_from(ACTORS))


def _findings(draw: st.DrawFn, id: str) -> tuple[Finding, ...]:
    best = draw(st.none() | st.integers(0, 40))
    bound = None if best is None else Bound(best, "c-1")
    killed = Finding(id, "killed", "contested", "unfog", (), bound, bound, bound)
    attackers = Finding(
        id, "killed", "contested", "unfog", (), Bound(99, "c-2"), Bound(99, "c-2"), None,
        of="attackers",
    )  # fmt: skip
    blamed = tuple(
        Alternative(name, *draw(st.sampled_from(((("c-3",), ()), ((), ("c-3",))))))
        for name in draw(st.lists(st.sampled_from(BLAMED), max_size=2, unique=True))
    )
    doers = Finding(id, "perpetrator", "contested", "unfog", blamed)
    return (attackers, killed, doers) if draw(st.booleans()) else (doers,)


def entry(told: Told) -> tuple[Entry, RawDocument]:
    stored, outlet, text, actor = told
    (part,) = stored.incident.parts
    raw = RawDocument(f"{part.document}.txt", text.encode(), "text")
    speaker = Speaker("somebody", "other", None, actor)
    claims = (Claim("occurrence", True, 0, 6), Claim("motive", "none", 0, 6, speaker=speaker))
    read = ReadIncident("h1", "Attack", "main", None, None, claims)
    document = Document(part.document, digest_of(raw.raw), text, outlet=outlet, source=raw.source)
    return Entry(document, Reading(part.document, "r-1", (read,))), raw


def conclude(store: Store, told: list[Told], gone: frozenset[str] | None = None) -> None:
    """Puts the incidents in the register, all anew or in the place of those `gone`."""
    with store.write() as writer:
        for one in told:
            writer.put(*entry(one))
    shown = [stored for stored, *_ in told]
    origins = {part.document: part.document for one in shown for part in one.incident.parts}
    made = Conclusion(origins, shown, gone=gone, documents=sorted(origins))
    with store.write() as writer:
        assert writer.conclude(made, "v", store.view.revision())


@pytest.fixture(name="conclude", scope="session")
def conclude_fixture() -> Callable[..., None]:
    return conclude


@pytest.fixture(scope="session")
def filled(fresh: Callable[[], Store]) -> Callable[[list[Told]], Store]:
    """Makes a register of such incidents."""

    def _filled(told: list[Told]) -> Store:
        store = fresh()
        conclude(store, told)
        return store

    return _filled


@pytest.fixture(scope="session")
def some() -> st.SearchStrategy[list[Told]]:
    return st.lists(incidents(), max_size=25, unique_by=lambda one: one[0].incident.id)


@pytest.fixture(scope="session")
def data_of() -> Callable[[int], list[Told]]:
    """Incidents of Basra: two of one day, one nine days on, one undated, one next year."""
    days = (0, 0, 9, None, 365)

    def _told(count: int) -> list[Told]:
        return [_of_basra(number, days[number]) for number in range(count)]

    return _told


def _of_basra(number: int, day: int | None) -> Told:
    start = None if day is None else dt.date(2031, 1, 1) + dt.timedelta(day)
    date = Timespan(start, start) if start else None
    id, part = f"i-{number}", Part(f"d-{number}", "h1")
    place = PLACES[2 if number == 1 else 1]
    doers = (Alternative("the Velkan Front", ("c-1",)),)
    finding = Finding(id, "perpetrator", "single-source", "unfog", doers)
    incident = Incident(id, "Attack", "main", date, place, (part,))
    stored = StoredIncident(incident, "single-source", 1, 1, (finding,))
    return stored, "The Gazette", f"Report {number}.", None
