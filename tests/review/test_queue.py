"""What waits for a coder, in real registers of invented happenings."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import closing

import msgspec
import pytest

from unfog.errors import SettingsError
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import Part, ReadIncident, Reading
from unfog.model.judgement import Judgement, Signed, Standing, ValueWord, side
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline.acts import judged, taken_back
from unfog.pipeline.conclude import conclude
from unfog.pipeline.judge import decide, signed
from unfog.pipeline.pairs import compared
from unfog.pipeline.progress import Silent
from unfog.review.queue import Item, next_items
from unfog.settings import Settings
from unfog.store.base import Entry, Store

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 5, 20, 12, tzinfo=dt.UTC)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
SETTINGS = Settings()
POLICE = Speaker("the police", "org")


def put(store: Store, name: str, place: Place | None, day: int, *killed: int) -> None:
    text = f"{name}: " + "words " * 20
    raw = RawDocument(f"{name}.txt", text.encode(), "text")
    date = Timespan(DAY + dt.timedelta(days=day), DAY + dt.timedelta(days=day))
    claims = [Claim("occurrence", True, 20, 35)]
    for n, number in enumerate(killed):
        speaker = POLICE if n else Speaker("REPORT")
        claims.append(Claim("killed", Count(number, number), 25 + n, 29 + n, speaker=speaker))
    told = ReadIncident("h1", "Attack", "main", date, place, tuple(claims))
    document = Document(name, digest_of(raw.raw), text, published=DAY, source=raw.source)
    with store.write() as writer:
        writer.put(Entry(document, Reading(name, "tiny-1", (told,)), content=f"c-{name}"), raw)


@pytest.fixture
def desk(fresh: Callable[[], Store]) -> Iterator[Store]:
    """a and b tell of one attack; others, vaguely, of that or another; z is told in two ways."""
    with closing(fresh()) as store:
        for name in "ab":
            put(store, name, GAO, 0, 4)
        for n, (place, day, killed) in enumerate(
            ((None, 0, 4), (None, 0, 5), (GAO, 0, 30), (GAO, 1, 4), (None, 1, 9))
        ):
            put(store, f"v{n}", place, day, killed)
        put(store, "z", Place("Kidal", "ML", 18.44, 1.41, 20.0), 9, 3, 70)
        conclude(store, SETTINGS, Silent())
        yield store


def by(store: Store, name: str) -> Signed:
    return signed(store.view, name, NOON, "seen")


def say(store: Store, item: Item, verdict: str, coder: str) -> list[Judgement]:
    pair = item.question
    assert pair is not None
    rows = judged(store.view, pair.left, pair.right, verdict, by(store, coder))  # type: ignore[arg-type]
    decide(store, SETTINGS, rows)
    return rows


def pairs(store: Store, coder: str, **more) -> list[tuple[Part, Part]]:
    found = next_items(store.view, coder, ["pair"], limit=99, **more)
    return [(item.question.left, item.question.right) for item in found if item.question]


def test_two_coders_go_through_the_same_pairs_blindly(desk: Store) -> None:
    first = next_items(desk.view, "A. Coder", ["pair"], limit=99)
    assert first
    assert pairs(desk, "A. Coder") == pairs(desk, "B. Coder")
    asked = first[0]
    key = (asked.question.left, asked.question.right)  # type: ignore[union-attr]
    say(desk, asked, "unsure", "A. Coder")
    assert key not in pairs(desk, "A. Coder")
    again = next(i for i in next_items(desk.view, "B. Coder", ["pair"], limit=99)
                 if i.question and (i.question.left, i.question.right) == key)  # fmt: skip
    assert again.question == asked.question
    assert again.coded is None
    assert len(compared(desk.view, [again.question])) == 1  # type: ignore[list-item]


def test_what_is_undone_comes_back(desk: Store) -> None:
    before = pairs(desk, "A. Coder")
    (asked, *_) = next_items(desk.view, "A. Coder", ["pair"])
    for verdict in ("same", "different", "unsure"):
        (row,) = say(desk, asked, verdict, "A. Coder")
        assert pairs(desk, "A. Coder") != before
        decide(desk, SETTINGS, taken_back(desk.view.judgements(), row.id, by(desk, "A. Coder")))
        assert pairs(desk, "A. Coder") == before


def test_pages_lead_through_the_whole_queue(desk: Store) -> None:
    say(desk, next_items(desk.view, "A. Coder", ["pair"])[1], "different", "A. Coder")
    whole = next_items(desk.view, "B. Coder", limit=99)
    assert {item.kind for item in whole} == {"pair", "value"}
    found: list[Item] = []
    while page := next_items(
        desk.view, "B. Coder", after=found[-1].cursor if found else "", limit=2
    ):
        found += page
    assert found == whole


def test_coders_who_differ_are_to_be_settled(desk: Store) -> None:
    (asked, *_) = next_items(desk.view, "A. Coder", ["pair"])
    say(desk, asked, "same", "A. Coder")
    assert next_items(desk.view, "R. Reviewer", ["disagreement"]) == []
    say(desk, asked, "different", "B. Coder")
    (open_,) = next_items(desk.view, "R. Reviewer", ["disagreement"])
    assert open_.coded is not None
    assert [word.verdict for word in open_.coded.words] == ["same", "different"]
    assert open_.question is not None
    final = msgspec.structs.replace(by(desk, "R. Reviewer"), settles=True)
    rows = judged(desk.view, open_.question.left, open_.question.right, "same", final)
    decide(desk, SETTINGS, rows)
    assert next_items(desk.view, "R. Reviewer", ["disagreement"]) == []
    assert (open_.question.left, open_.question.right) not in pairs(desk, "C. Coder")


def test_a_contested_value_waits_until_this_coder_has_said_one(desk: Store) -> None:
    items = next_items(desk.view, "A. Coder", ["value"])
    assert {(item.property, item.why) for item in items} == {("killed", "contested")}
    (item,) = (i for i in items if desk.view.parts(i.incident) == (Part("z", "h1"),))
    part = Part("z", "h1")
    reading = desk.view.reading(part.document)
    assert reading is not None
    where = side(part.document, reading.incidents[0])
    word = ValueWord(where, "killed", Count(3, 3))
    row = Judgement(word, "A. Coder", NOON, "the hospital's figure")
    decide(desk, SETTINGS, [row])
    assert item not in next_items(desk.view, "A. Coder", ["value"])
    assert next_items(desk.view, "B. Coder", ["value"]) == items
    whole = Judgement(Standing(where, "confirmed", ""), "B. Coder", NOON, "right")
    decide(desk, SETTINGS, [whole])
    assert item not in next_items(desk.view, "B. Coder", ["value"])


def test_what_changed_since_it_was_confirmed_waits(desk: Store) -> None:
    reading = desk.view.reading("z")
    assert reading is not None
    word = Standing(side("z", reading.incidents[0]), "confirmed", "what was seen then")
    decide(desk, SETTINGS, [Judgement(word, "A. Coder", NOON, "right")])
    (item,) = next_items(desk.view, "A. Coder", ["changed"])
    stored = desk.view.incident(item.incident)
    assert stored is not None
    assert stored.review is not None
    assert stored.review.changed


def test_a_place_that_is_none_is_refused(desk: Store) -> None:
    for after in ("pair", "pair {}", "nonsense x", "value [1]"):
        with pytest.raises(SettingsError, match="begin again"):
            next_items(desk.view, "A. Coder", ["pair", "value"], after)
    with pytest.raises(SettingsError, match="no kind"):
        next_items(desk.view, "A. Coder", ["moon"])  # type: ignore[list-item]
