"""Small invented documents with their readings, and a register to put them in."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from unfog.model.claim import Claim, Count, SetAside
from unfog.model.document import Dateline, Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.store import open_register
from unfog.store.base import Entry, Store

BASRA = Place("Basra", "IQ", 30.5, 47.78, 20.0, "settlement", "geonames:99532", "Basra")
DAY = Timespan(dt.date(2031, 5, 3), dt.date(2031, 5, 3))
ARMY = Speaker("an army spokesman", "military", "the army", "iraq-army")

type Made = tuple[RawDocument, Entry]


def make(
    id: str = "d1",
    text: str = "Five soldiers died in Basra on Saturday, an army spokesman said.",
    *,
    killed: int = 5,
    date: Timespan | None = DAY,
    source: str | None = None,
    reader: str = "r-1",
) -> Made:
    raw = RawDocument(source or f"{id}.txt", text.encode(), "text")
    claims = (
        Claim("occurrence", True, 0, len(text)),
        Claim("killed", Count(killed, killed, "soldiers", "soldiers"), 0, 4, speaker=ARMY),
        Claim("date", DAY, 0, 4, via=("Agency",), certainty="likely"),
        Claim("weapon", ("rocket", "drone"), 0, 4, "denies", responsibility=True),
    )
    document = Document(
        id=id,
        digest=digest_of(raw.raw),
        text=text,
        title="Soldiers die",
        published=dt.date(2031, 5, 4),
        outlet="The Gazette",
        source=raw.source,
        dateline=Dateline(0, 4, "BASRA", "AP", "May 4"),
        furniture=(Span(0, 1), Span(2, 3)),
        raw_offsets=((0, 0, len(text)),),
        credits=("AP",),
        notes=("no author",),
    )
    reading = Reading(
        document=id,
        reader=reader,
        incidents=(ReadIncident("e1", "Attack", "main", date, BASRA, claims),),
        aside=(SetAside("total", "a total over years", 3, 9),),
    )
    versions = {"clean": "1", "read": reader}
    return raw, Entry(document, reading, "text", "c-" + id, "AQAAAA==", versions)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register.unfog"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_register(path)
    yield opened
    opened.close()


@pytest.fixture
def put(store: Store) -> Callable[[Made], None]:
    def _put(made: Made) -> None:
        with store.write() as writer:
            writer.put(made[1], made[0])

    return _put


@pytest.fixture(name="make", scope="session")
def make_fixture() -> Callable[..., Made]:
    return make
