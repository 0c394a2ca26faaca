"""Stored rows of an invented incident, as a register gives them."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest

from unfog.fuse import UNFOG, fuse_rows, gather, incident_status
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.finding import Alternative, Bound, Finding
from unfog.model.identity import digest_of
from unfog.model.incident import Incident, Part, ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline.findings import reports_of
from unfog.store import open_register
from unfog.store.base import (
    Conclusion,
    Entry,
    Store,
    StoredClaim,
    StoredDocument,
    StoredIncident,
)

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


class Told(NamedTuple):
    """What one document says of one happening."""

    document: str
    published: dt.date | None
    outlet: str | None
    claims: tuple[Claim, ...]


class Happening(NamedTuple):
    """An incident as a test wants it: what makes it up, and the documents that tell of it."""

    id: str
    told: tuple[Told, ...]
    type: str = "Attack"
    date: Timespan | None = Timespan(DAY, DAY)
    place: Place | None = Place("Gossi", "ML", 15.82, -1.3, 5.0, gazetteer_id="geonames:1")


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("blank") / "blank.unfog"
    open_register(path).close()
    return path


@pytest.fixture(scope="session")
def registered(blank: Path) -> Iterator[Callable[..., Store]]:
    """Makes a real register of happenings, linked as given and fused as always."""
    numbers = count()
    opened: list[Store] = []

    def made(*happenings: Happening) -> Store:
        path = blank.with_name(f"{next(numbers)}.unfog")
        shutil.copyfile(blank, path)
        store = open_register(path)
        with store.write() as writer:
            for raw, entry in _entries(happenings):
                writer.put(entry, raw)
        with store.write() as writer:
            made = [_concluded(store, one) for one in happenings]
            origins = {told.document: told.document for one in happenings for told in one.told}
            assert writer.conclude(Conclusion(origins, made), "1", store.view.revision())
        opened.append(store)
        return store

    yield made
    for store in opened:
        store.close()


def _entries(happenings: tuple[Happening, ...]) -> Iterator[tuple[RawDocument, Entry]]:
    for one in happenings:
        for told in one.told:
            raw = RawDocument(told.document, told.document.encode(), "text")
            digest = digest_of(raw.raw)
            document = Document(
                told.document,
                digest,
                told.document.ljust(99),
                published=told.published,
                outlet=told.outlet,
            )
            read = ReadIncident("1", one.type, "main", one.date, one.place, told.claims)
            yield raw, Entry(document, Reading(told.document, "rules 1", (read,)), content=digest)


def _concluded(store: Store, one: Happening) -> StoredIncident:
    parts = tuple(Part(told.document, "1") for told in one.told)
    incident = Incident(one.id, one.type, "main", one.date, one.place, parts)
    rows = gather(incident, reports_of(store.view, (told.document for told in one.told)))
    findings = fuse_rows(incident.id, rows, UNFOG)
    accounts = len({row.account for _, found in rows for row in found})
    return StoredIncident(incident, incident_status(findings), accounts, 1, findings)


@pytest.fixture(scope="session", name="told")
def told_fixture() -> type[Told]:
    return Told


@pytest.fixture(scope="session", name="happening")
def happening_fixture() -> type[Happening]:
    return Happening
