"""What is taken in bit by bit comes to the register that is made at once. All is invented."""

import datetime as dt
import random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tests
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select

from unfog.fuse.filing import OriginKind
from unfog.link.kind import FactsKind
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.judgement import Signed, undone
from unfog.model.place import Place
from unfog.model.prints import pack
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline import conclude as module
from unfog.pipeline.acts import judged, taken_back
from unfog.pipeline.progress import Silent
from unfog.pipeline.ruled import under
from unfog.store import open_register
from unfog.store.base import Entry
from unfog.store.parts import side_of
from unfog.store.tables import INDEXES, documents, joins, pending

FIRST = dt.date(2031, 5, 1)
TOWNS = [
    Place("Gao", "ML", 16.27, -0.04, 20.0),
    Place("Ansongo", "ML", 15.66, 0.5, 15.0),
    Place("Mali", "ML", 17.0, -4.0, 700.0, "country"),
    None,
]
TYPES = ["Attack", "Armed clash", "Suicide bomb", "Agreement"]
ROBOTS = ["Dune Banner", "Sand Column"]
HIT = ["Marché Rose", "Pont Wabaria", "Hôtel Atlantide"]


def told(chance: random.Random, number: int) -> ReadIncident:
    day = FIRST + dt.timedelta(days=chance.randrange(12))
    spans = [Timespan(day, day)] * 4 + [Timespan(day, day + dt.timedelta(days=30)), None]
    count = chance.randrange(1, 9)
    speaker = Speaker(chance.choice(["REPORT", "police", "a colonel"]))
    claims = [Claim("killed", Count(count, count), 0, 5, speaker=speaker)]
    claims += [Claim("perpetrator", chance.choice(ROBOTS), 0, 5)] * chance.randrange(2)
    claims += [Claim("target", chance.choice(HIT), 0, 5)] * chance.randrange(2)
    role = chance.choice(["main", "main", "background"])
    place = chance.choice([*TOWNS[:2], *TOWNS])
    kind = chance.choice([TYPES[0], *TYPES])
    return ReadIncident(f"e{number}", kind, role, chance.choice(spans), place, tuple(claims))


def entry(chance: random.Random, id: str) -> Entry:
    text = f"Report {id} from the town."
    published = FIRST + dt.timedelta(days=chance.randrange(15))
    document = Document(
        id=id,
        digest=digest_of(text.encode()),
        text=text,
        published=chance.choice([published, published, published, None]),
        outlet=chance.choice(["The Gazette", "Reuters", None]),
        source=id,
    )
    incidents = tuple(told(chance, n) for n in range(chance.choice([0, 1, 1, 1, 2])))
    return Entry(
        document, Reading(id, "r-1", incidents), "text", "", signature(chance), terms=terms(chance)
    )


TEXTS = [[random.Random(n).randrange(1 << 32) for _ in range(40)] for n in range(6)]


def signature(chance: random.Random) -> str:
    """Of one of a few texts, whole, cut, or put together of two."""
    words = list(chance.choice(TEXTS))
    how = chance.randrange(4)
    if how == 0:
        words = words[:25]
    if how == 1:
        words += chance.choice(TEXTS)
    return pack([(h, 6 * n, False) for n, h in enumerate(dict.fromkeys(words))])


WORDS = [f"word{n}" for n in range(25)]


def terms(chance: random.Random) -> tuple[tuple[str, float], ...]:
    found = [(word, chance.uniform(1, 9)) for word in chance.sample(WORDS, chance.choice([0, 6]))]
    return tuple(sorted(found, key=lambda row: -row[1]))


def judge(store, chance: random.Random) -> None:
    """Two incidents at hazard are judged, or the last judgement is taken back."""
    view = store.view
    parts = sorted(part for found in view.incidents() for part in found.incident.parts)
    parts = [part for part in parts if side_of(view, part)]
    log = view.judgements()
    by = Signed("R. Coder", dt.datetime(2031, 6, 1, tzinfo=dt.UTC) + dt.timedelta(len(log)))
    if len(log) > len(undone(log)) and chance.random() < 0.3:
        standing = [row.id for row in log if row.id not in undone(log)]
        rows = taken_back(log, standing[-1], by)
    elif len(parts) > 1:
        verdict = chance.choice(["same", "different", "same", "unsure"])
        rows = judged(view, *chance.sample(parts, 2), verdict, by)
    else:
        return
    with store.write() as writer:
        writer.judge(rows)


def put(store, made: Entry) -> None:
    document = made.document
    with store.write() as writer:
        writer.put(made, RawDocument(document.source, document.text.encode(), "text"))


def drop(store, id: str) -> None:
    with store.write() as writer:
        writer._connection.execute(delete(documents).where(documents.c.id == id))
        writer._connection.execute(insert(pending).prefix_with("OR IGNORE").values(document=id))
        writer._connection.exec_driver_sql("DELETE FROM meta WHERE key = 'concluded'")


def indexes(store) -> list[object]:
    with store._engine.connect() as connection:
        return [
            list(connection.execute(select(table).order_by(*table.primary_key)))
            for table in (*(table for pair in INDEXES.values() for table in pair), joins)
        ]


@pytest.fixture
def cramped(monkeypatch):
    """Blocks in which even these few reports crowd one another out."""
    monkeypatch.setattr(FactsKind, "neighbours", 2)
    monkeypatch.setattr(OriginKind, "neighbours", 1)
    monkeypatch.setattr(module, "_MOST", 0)
    monkeypatch.setattr(module, "BATCH", 7)


@given(st.integers(0, 2**32), st.integers(5, 60))
@tests(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bit_by_bit_is_as_at_once(cramped, settings, tmp_path_factory, seed, size):
    chance = random.Random(seed)
    store = open_register(tmp_path_factory.mktemp("extend") / "r.unfog")
    ids = [f"d{n:02}" for n in range(size)]
    chance.shuffle(ids)
    module.conclude(store, settings, Silent())
    while ids:
        for id in ids[: (some := chance.randrange(1, 12))]:
            put(store, entry(chance, id))
        del ids[:some]
        there = [d.document.id for d in store.view.documents()]
        for id in chance.sample(there, min(len(there), chance.randrange(3))):
            (drop if chance.random() < 0.4 else lambda s, i: put(s, entry(chance, i)))(store, id)
        for _ in range(chance.randrange(3)):
            judge(store, chance)
        module.conclude(store, settings, Silent())
    found, index = list(store.dump()), indexes(store)
    assert store.health() == []
    assert list(under(store.view, "unfog").incidents()) == list(store.view.incidents())
    module.conclude(store, settings, Silent(), anew=True)
    assert list(store.dump()) == found
    assert indexes(store) == index
    store.close()


def test_ids_of_incidents_that_stand_stay_and_those_that_merge_lead_on(settings, store):
    chance = random.Random(1)
    for n in range(40):
        put(store, entry(chance, f"d{n:02}"))
    module.conclude(store, settings, Silent())
    before = {i.incident.id: i for i in store.view.incidents()}
    for n in range(40, 47):
        put(store, entry(chance, f"d{n:02}"))
    module.conclude(store, settings, Silent())
    after = {i.incident.id for i in store.view.incidents()}
    assert len(before.keys() & after) > len(before) / 2
    for id in before:
        assert store.view.incident(id) is not None


def test_only_what_changes_is_written_anew(settings, store, monkeypatch):
    chance = random.Random(2)
    for n in range(60):
        put(store, entry(chance, f"d{n:02}"))
    module.conclude(store, settings, Silent())
    told = []

    class Listener:
        def step(self, name, total=None):
            told.append((name, total))

        def advance(self, documents=1):
            pass

    put(store, entry(chance, "d60"))
    module.conclude(store, settings, Listener())
    assert [name for name, _ in told] == ["origins", "linking", "findings"]
    assert told[-1][1] is not None
    assert told[-1][1] < store.view.counts()["incidents"] / 2
